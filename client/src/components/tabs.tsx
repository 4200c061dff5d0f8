import { ScrollView, View } from '@tarojs/components';
import { canReveal } from '@/platform/viewport';
import { Badge } from './badge';
import { Pressable } from './base/pressable';
import styles from './tabs.module.scss';

export interface TabItem<K extends string = string> {
  key: K;
  text: string;
  badge?: number;
}

export interface TabsProps<K extends string> {
  items: readonly TabItem<K>[];
  value: K;
  onChange: (key: K) => void;
  /** Shares the width instead of scrolling; for up to five. */
  even?: boolean;
  sticky?: boolean;
}

export function Tabs<K extends string>({ items, value, onChange, even, sticky }: TabsProps<K>) {
  return (
    <View className={`${styles.tabs} ${sticky ? styles.sticky : ''}`}>
      <ScrollView
        scrollX={!even}
        enhanced
        showScrollbar={false}
        scrollIntoView={canReveal && !even ? `tab-${value}` : undefined}
        scrollWithAnimation
        className={styles.scroll}
      >
        <View className={`${styles.row} ${even ? styles.even : ''}`} {...({ role: 'tablist' } as object)}>
          {items.map((item) => (
            <Pressable
              key={item.key}
              id={`tab-${item.key}`}
              role="tab"
              selected={item.key === value}
              className={`${styles.tab} ${item.key === value ? styles.on : ''}`}
              onPress={() => onChange(item.key)}
            >
              {item.text}
              {item.badge !== undefined && item.badge > 0 && (
                <Badge count={item.badge} className={styles.badge} />
              )}
            </Pressable>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
