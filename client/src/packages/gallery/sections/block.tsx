import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import styles from './block.module.scss';

export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className={styles.block}>
      <Text className={styles.title}>{title}</Text>
      <View>{children}</View>
    </View>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <View className={styles.row}>{children}</View>;
}
