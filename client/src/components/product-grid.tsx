import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import styles from './product-grid.module.scss';

/** Two columns on phones, three on tablets, four or five on desktop. */
export function ProductGrid({ children }: { children: ReactNode }) {
  return <View className={styles.grid}>{children}</View>;
}
