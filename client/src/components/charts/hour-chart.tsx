import { Text, View } from '@tarojs/components';
import styles from './hour-chart.module.scss';

export interface HourChartProps {
  /** One value for each of the 24 hours. */
  values: readonly number[];
  /** Hours that stand out; may pass midnight. */
  highlight?: { fromHour: number; toHour: number } | null;
  summary: string;
}

const MARKS = ['0', '6', '12', '18', '24'];
const FLOOR_PERCENT = 4;

function isWithin(hour: number, { fromHour, toHour }: { fromHour: number; toHour: number }): boolean {
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}

/** The rhythm of a day. Empty hours keep a stump, so that the axis is seen. */
export function HourChart({ values, highlight, summary }: HourChartProps) {
  const most = Math.max(1, ...values);
  return (
    <View {...({ role: 'img', 'aria-label': summary } as object)}>
      <View className={styles.hours}>
        {values.map((value, hour) => (
          <View key={hour} className={styles.slot}>
            <View
              className={`${styles.hour} ${highlight && isWithin(hour, highlight) ? styles.best : ''}`}
              style={{ height: `${Math.max(FLOOR_PERCENT, Math.round((value * 100) / most))}%` }}
            />
          </View>
        ))}
      </View>
      <View className={styles.marks}>
        {MARKS.map((mark) => (
          <Text key={mark}>{mark}</Text>
        ))}
      </View>
    </View>
  );
}
