import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { WindowedList } from './windowed-list';
import styles from './product-grid.module.scss';

/** Two columns on phones, three on tablets, four or five on desktop. */
export function ProductGrid({ children }: { children: ReactNode }) {
  return <View className={styles.grid}>{children}</View>;
}

interface GridListProps<T> {
  items: readonly T[];
  children: (item: T, index: number) => ReactNode;
}

/** The same for a list that grows as one scrolls. */
export function ProductGridList<T extends { id: string }>({ items, children }: GridListProps<T>) {
  return (
    <WindowedList items={items} keyOf={({ id }) => id} stack={styles.stack} className={styles.grid}>
      {children}
    </WindowedList>
  );
}
