import { Text, View } from '@tarojs/components';
import styles from './funnel.module.scss';

export interface FunnelProps {
  /** From the widest to the narrowest. */
  steps: readonly { name: string; value: number; note?: string }[];
}

const LEAST_PERCENT = 3;

/** "38%", "4.2%": of the step before. */
function rateText(value: number, of: number): string {
  if (of <= 0) return '—';
  const tenths = Math.round((value * 1000) / of);
  return tenths >= 100 || tenths % 10 === 0 ? `${Math.round(tenths / 10)}%` : `${tenths / 10}%`;
}

/** How many are left at each step, as bars to one scale, with the rate from the step before. */
export function Funnel({ steps }: FunnelProps) {
  const widest = Math.max(1, ...steps.map(({ value }) => value));
  return (
    <View>
      {steps.map(({ name, value, note }, index) => (
        <View key={name} className={styles.step}>
          <View className={styles.line}>
            <Text className={styles.name}>{name}</Text>
            {note && <Text className={styles.note}>{note}</Text>}
            <Text className={styles.value}>{value}</Text>
            <Text className={styles.rate}>
              {index === 0 ? '' : rateText(value, steps[index - 1]?.value ?? 0)}
            </Text>
          </View>
          <View className={styles.track}>
            <View
              className={styles.fill}
              style={{
                width: `${value === 0 ? 0 : Math.max(LEAST_PERCENT, (value * 100) / widest)}%`,
                opacity: 1 - index * 0.14,
              }}
            />
          </View>
        </View>
      ))}
    </View>
  );
}
