import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import styles from './bottom-bar.module.scss';

/**
 * The action bar of a page: give it to PageShell as `footer`, which keeps its place free. It may wrap where large letters
 * leave its buttons too little of one line.
 */
export function BottomBar({ children, wraps }: { children: ReactNode; wraps?: boolean }) {
  return (
    <View className={styles.bar} {...({ role: 'region', 'aria-label': '操作' } as object)}>
      <View className={`${styles.inner} ${wraps ? styles.wraps : ''}`}>{children}</View>
    </View>
  );
}
