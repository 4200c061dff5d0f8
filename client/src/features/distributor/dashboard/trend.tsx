import { useMemo, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { TrendChart } from '@/components/charts/trend-chart';
import { Money } from '@/components/money';
import { Segmented } from '@/components/segmented';
import { yuan } from '@/lib/format';
import type { Dashboard } from '../api';
import { axisYuan, longDay, shortDay } from '../words';
import styles from './dashboard.module.scss';

const METRICS = [
  { key: 'commissionFen', text: '佣金' },
  { key: 'salesFen', text: '成交额' },
] as const;
const KINDS = [
  { key: 'bar', text: '柱状' },
  { key: 'line', text: '折线' },
] as const;
type Metric = (typeof METRICS)[number]['key'];

/** Thirty days as bars or a line; the touched day's numbers stand above the chart. */
export function Trend({ days }: { days: Dashboard['byDay'] }) {
  const [metric, setMetric] = useState<Metric>('commissionFen');
  const [kind, setKind] = useState<'bar' | 'line'>('bar');
  const [selected, setSelected] = useState<number | null>(null);
  const labels = useMemo(() => days.map((one) => shortDay(one.day)), [days]);
  const values = useMemo(() => days.map((one) => one[metric]), [days, metric]);
  const total = values.reduce((sum, value) => sum + value, 0);
  const name = metric === 'commissionFen' ? '佣金' : '成交额';
  const day = selected === null ? undefined : days[selected];
  const hint = day ? `${day.orders} 笔成交` : total > 0 ? '点按图表查看每一天' : '';
  return (
    <Card className={styles.block}>
      <View className={styles.trendHead}>
        <Segmented items={METRICS} value={metric} onChange={setMetric} label="看什么" />
        <Segmented items={KINDS} value={kind} onChange={setKind} label="图表样式" />
      </View>
      <View className={styles.readout}>
        <Text className={styles.readoutDay}>{day ? longDay(day.day) : `近 ${days.length} 天${name}`}</Text>
        <Money fen={day ? day[metric] : total} size="l" tone="brand" />
        <Text className={styles.readoutNote}>{hint}</Text>
      </View>
      {total === 0 ? (
        <View className={styles.none}>还没有数据，成交后这里会画出每一天</View>
      ) : (
        <TrendChart
          id="trend"
          labels={labels}
          values={values}
          kind={kind}
          selected={selected}
          onSelect={setSelected}
          format={axisYuan}
          summary={`近 ${days.length} 天${name}合计 ${yuan(total)}`}
          height={380}
        />
      )}
    </Card>
  );
}
