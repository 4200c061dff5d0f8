import { View } from '@tarojs/components';
import styles from './guide.module.scss';

/** One piece per step. */
export function Progress({ done, total }: { done: number; total: number }) {
  const said = { role: 'img', 'aria-label': `共 ${total} 步，已完成 ${done} 步` } as object;
  return (
    <View className={styles.progress} {...said}>
      {Array.from({ length: total }, (_, index) => (
        <View key={index} className={`${styles.piece} ${index < done ? styles.pieceDone : ''}`} />
      ))}
    </View>
  );
}
