import { View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import styles from './segmented.module.scss';

export interface SegmentedProps<K extends string> {
  items: readonly { key: K; text: string }[];
  value: K;
  onChange: (key: K) => void;
  label?: string;
}

/** Two to four ways to look at the same thing. */
export function Segmented<K extends string>({ items, value, onChange, label }: SegmentedProps<K>) {
  return (
    <View className={styles.segmented} {...({ role: 'radiogroup', 'aria-label': label } as object)}>
      {items.map((item) => (
        <Pressable
          key={item.key}
          role="radio"
          selected={item.key === value}
          className={`${styles.item} ${item.key === value ? styles.on : ''}`}
          onPress={() => onChange(item.key)}
        >
          {item.text}
        </Pressable>
      ))}
    </View>
  );
}
