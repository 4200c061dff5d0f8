import { View } from '@tarojs/components';
import styles from './stack-bar.module.scss';

export interface StackBarProps {
  /** Parts of nothing are left out; `color` is any CSS colour. */
  parts: readonly { name: string; value: number; color: string }[];
  /** What it says, for those who do not see it. */
  summary: string;
}

/** Parts of a whole side by side. No canvas: it takes its colours from the theme and costs nothing to draw. */
export function StackBar({ parts, summary }: StackBarProps) {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <View className={styles.bar} {...({ role: 'img', 'aria-label': summary } as object)}>
      {shown.map(({ name, value, color }) => (
        <View key={name} className={styles.part} style={{ flexGrow: value, background: color }} />
      ))}
    </View>
  );
}
