import type { ComponentType } from 'react';
import type { BlockProps, BlockType } from './api';

/** One renderer for each kind of block: a kind without one does not compile. */
export type Renderers = { [T in BlockType]: ComponentType<BlockProps<T>> };
