import type { ReactNode } from 'react';
import { ScrollView, View } from '@tarojs/components';
import styles from './strip.module.scss';

/** A row to be pushed sideways, from edge to edge of the page. On a desk, where a mouse does not push, `fits` makes it one row. */
export function Strip({ children, fits }: { children: ReactNode; fits?: boolean }) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.strip}>
      <View className={`${styles.row} ${fits ? styles.fits : ''}`}>{children}</View>
    </ScrollView>
  );
}
