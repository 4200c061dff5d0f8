import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import styles from './bottom-bar.module.scss';

/** The action bar of a page: give it to PageShell as `footer`, which keeps its place free. */
export function BottomBar({ children }: { children: ReactNode }) {
  return (
    <View className={styles.bar}>
      <View className={styles.inner}>{children}</View>
    </View>
  );
}
