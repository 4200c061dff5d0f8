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

function Shown({ block }: { block: Block }) {
  const Renderer = RENDERERS[block.type] as ComponentType<{ block: Block }>;
  return (
    <Suspense fallback={<Skeleton preset="block" height={340} />}>
      <Renderer block={block} />
    </Suspense>
  );
}

/** One block at a time: the next is laid out when the end of the last comes near. */
function Rest({ blocks }: { blocks: readonly Block[] }) {
  const [next, ...later] = blocks;
  if (!next) return null;
  return (
    <WhenNear room>
      <Shown key={next.id} block={next} />
      <Rest blocks={later} />
    </WhenNear>
  );
}

/** The blocks of a page. What is out of sight costs neither nodes nor data nor, on H5, script. */
export function PageBlocks({ blocks }: { blocks: readonly Block[] }) {
  const known = knownBlocks(blocks, RENDERERS);
  return (
    <View className={styles.blocks}>
      {known.slice(0, AT_ONCE).map((block) => (
        <Shown key={block.id} block={block} />
      ))}
      <Rest blocks={known.slice(AT_ONCE)} />
    </View>
  );
}
