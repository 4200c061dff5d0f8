import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import styles from './search-box.module.scss';

/** Where wide screens, whose header has no input, put the search bar. */
export function SearchBox({ children }: { children: ReactNode }) {
  return <View className={styles.box}>{children}</View>;
}
