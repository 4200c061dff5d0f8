import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';
import styles from './skeleton.module.scss';

export interface SkeletonProps {
  /** text: lines · card: product grid · list: picture and lines · block: one box. */
  preset?: 'text' | 'card' | 'list' | 'block';
  /** Lines, cards or rows. */
  count?: number;
  /** Design pixels, for `block`. */
  height?: number;
}

const WIDTHS = ['92%', '100%', '64%', '86%', '48%'];

function Lines({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <View
          key={i}
          className={`${styles.bone} ${styles.line}`}
          style={{ width: WIDTHS[i % WIDTHS.length] }}
        />
      ))}
    </>
  );
}

export function Skeleton({ preset = 'text', count, height = 240 }: SkeletonProps) {
  const aria = { role: 'status', 'aria-label': '加载中', 'aria-busy': true } as object;
  const many = Array.from({ length: count ?? 4 }, (_, i) => i);
  if (preset === 'block')
    return (
      <View className={`${styles.bone} ${styles.block}`} style={{ height: designPx(height) }} {...aria} />
    );
  if (preset === 'text')
    return (
      <View {...aria}>
        <Lines count={count ?? 3} />
      </View>
    );
  if (preset === 'card') {
    return (
      <View className={styles.grid} {...aria}>
        {many.map((i) => (
          <View key={i} className={styles.card}>
            <View className={`${styles.bone} ${styles.square}`} />
            <View className={styles.cardText}>
              <Lines count={2} />
            </View>
          </View>
        ))}
      </View>
    );
  }
  return (
    <View {...aria}>
      {many.map((i) => (
        <View key={i} className={styles.row}>
          <View className={`${styles.bone} ${styles.thumb}`} />
          <View className={styles.rowText}>
            <Lines count={3} />
          </View>
        </View>
      ))}
    </View>
  );
}
