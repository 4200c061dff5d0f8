import { View } from '@tarojs/components';
import styles from './badge.module.scss';

export interface BadgeProps {
  /** Hidden at 0, "99+" above 99. Without a count it is a dot. */
  count?: number;
  className?: string;
}

export function Badge({ count, className = '' }: BadgeProps) {
  if (count === undefined) return <View className={`${styles.dot} ${className}`} />;
  if (count <= 0) return null;
  return <View className={`${styles.badge} ${className}`}>{count > 99 ? '99+' : count}</View>;
}
