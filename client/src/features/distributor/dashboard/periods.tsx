import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { Money } from '@/components/money';
import { yuanGrouped } from '@/lib/format';
import type { Dashboard } from '../api';
import styles from './dashboard.module.scss';

const PERIODS = [
  { key: 'today', text: '今日佣金' },
  { key: 'yesterday', text: '昨日佣金' },
  { key: 'month', text: '本月佣金' },
] as const;

/** `lit`: a commission has just come in, so today's figure glows for a moment. */
export function Periods({ data, lit }: { data: Dashboard; lit: boolean }) {
  return (
    <Card className={styles.block}>
      <View className={styles.periods}>
        {PERIODS.map(({ key, text }) => {
          const { orders, salesFen, commissionFen } = data[key];
          const isToday = key === 'today';
          const tone = commissionFen === 0 ? 'muted' : isToday ? 'brand' : 'ink';
          return (
            <View key={key} className={`${styles.period} ${lit && isToday ? styles.lit : ''}`}>
              <Text className={styles.periodName}>{text}</Text>
              <Money fen={commissionFen} size="m" tone={tone} />
              <View className={styles.periodNotes}>
                <Text className={styles.periodNote}>{orders} 笔成交</Text>
                <Text className={styles.periodNote}>{yuanGrouped(salesFen)}</Text>
              </View>
            </View>
          );
        })}
      </View>
    </Card>
  );
}
