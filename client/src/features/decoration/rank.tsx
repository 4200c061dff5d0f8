import { Text } from '@tarojs/components';
import styles from './rank.module.scss';

/** The place in a list, as a ribbon over the picture. From 0. */
export function Rank({ at }: { at: number }) {
  return <Text className={`${styles.rank} ${at < 3 ? styles.top : ''}`}>{at + 1}</Text>;
}
