import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { Money } from '@/components/money';
import { yuan } from '@/lib/format';
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
          return (
            <View key={key} className={`${styles.period} ${lit && key === 'today' ? styles.lit : ''}`}>
              <Text className={styles.periodName}>{text}</Text>
              <Money fen={commissionFen} size="m" tone={key === 'today' ? 'brand' : 'ink'} />
              <Text className={styles.periodNote}>{orders} 笔成交</Text>
              <Text className={styles.periodNote}>成交 {yuan(salesFen)}</Text>
            </View>
          );
        })}
      </View>
    </Card>
  );
}
