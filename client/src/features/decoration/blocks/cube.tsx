import { View } from '@tarojs/components';
import type { BlockOf, BlockProps } from '../api';
import { LinkedPicture } from '../linked-picture';
import styles from './cube.module.scss';

type Cell = BlockOf<'cube'>['cells'][number];

const CELLS = { one: 1, two: 2, three: 3, four: 4 } as const;
const ratioOf = ({ image }: Cell): number => image.width / image.height;

/** Pictures in a pattern; the first gives the shape of the cells. `three`: one large, two beside it in its height. */
export function CubeBlock({ block }: BlockProps<'cube'>) {
  const { layout, cells } = block;
  const count = CELLS[layout] as number | undefined;
  const [head, ...rest] = cells;
  if (!head || cells.length !== count) return null;
  if (layout === 'three')
    return (
      <View className={styles.three}>
        <LinkedPicture item={head} ratio={ratioOf(head)} />
        <View className={styles.pair}>
          {rest.map((cell, index) => (
            <View key={index} className={styles.half}>
              <LinkedPicture item={cell} className={styles.fill} />
            </View>
          ))}
        </View>
      </View>
    );
  return (
    <View className={styles[layout]}>
      {cells.map((cell, index) => (
        <LinkedPicture key={index} item={cell} ratio={ratioOf(head)} width={layout === 'four' ? 360 : 900} />
      ))}
    </View>
  );
}
