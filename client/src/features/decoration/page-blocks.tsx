import { Suspense, type ComponentType } from 'react';
import { View } from '@tarojs/components';
import { Skeleton } from '@/components/skeleton';
import { WhenNear } from '@/platform/when-near';
import type { Block } from './api';
import { knownBlocks } from './known-blocks';
import { RENDERERS } from './renderers';
import styles from './page-blocks.module.scss';

/** Enough for the first screen. */
const AT_ONCE = 3;

/**
 * One block and what follows it: nothing is laid out before what is above it, or it would be pushed down later. After the
 * first ones the next comes when the end of the last comes near.
 */
function Chain({ blocks, atOnce }: { blocks: readonly Block[]; atOnce: number }) {
  const [block, ...later] = blocks;
  if (!block) return null;
  const Renderer = RENDERERS[block.type] as ComponentType<{ block: Block }>;
  const rest = later.length > 0 && <Chain blocks={later} atOnce={atOnce - 1} />;
  return (
    <Suspense fallback={<Skeleton preset="block" height={340} />}>
      <Renderer block={block} />
      {rest && (atOnce > 1 ? rest : <WhenNear room>{rest}</WhenNear>)}
    </Suspense>
  );
}

/** The blocks of a page. What is out of sight costs neither nodes nor data nor, on H5, script. */
export function PageBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <View className={styles.blocks}>
      <Chain blocks={knownBlocks(blocks, RENDERERS)} atOnce={AT_ONCE} />
    </View>
  );
}
