import { useMemo, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Card } from '@/components/card';
import { TrendChart } from '@/components/charts/trend-chart';
import { Money } from '@/components/money';
import { Segmented } from '@/components/segmented';
import { yuan } from '@/lib/format';
import type { Dashboard } from '../api';
import { axisYuan, longDay, shortDay } from '../words';
import { Change } from './change';
import styles from './dashboard.module.scss';

const METRICS = [
  { key: 'commissionFen', text: '佣金' },
  { key: 'salesFen', text: '成交额' },
] as const;
const RANGES = [
  { key: '7', text: '7 天' },
  { key: '30', text: '30 天' },
  { key: '90', text: '90 天' },
] as const;
type Metric = (typeof METRICS)[number]['key'];
/** More days than this are a line: thinner bars cannot be told apart. */
const MOST_BARS = 31;

interface TrendProps {
  data: Dashboard;
  /** What was asked for; `data` may still be the answer before. */
  days: number;
  onDays: (days: number) => void;
}

/** Each day as a bar, many days as a line; the touched day's numbers stand above the chart. */
export function Trend({ data, days, onDays }: TrendProps) {
  const { byDay, shown, previous } = data;
  const [metric, setMetric] = useState<Metric>('commissionFen');
  const [selected, setSelected] = useState<number | null>(null);
  const labels = useMemo(() => byDay.map((one) => shortDay(one.day)), [byDay]);
  const values = useMemo(() => byDay.map((one) => one[metric]), [byDay, metric]);
  const total = shown[metric];
  const name = metric === 'commissionFen' ? '佣金' : '成交额';
  const day = selected === null ? undefined : byDay[selected];
  const pick = (key: string): void => {
    setSelected(null);
    onDays(Number(key));
  };
  return (
    <Card className={styles.block}>
      <View className={styles.trendHead}>
        <Segmented items={METRICS} value={metric} onChange={setMetric} label="看什么" />
        <Segmented items={RANGES} value={`${days}` as '7'} onChange={pick} label="多少天" />
      </View>
      <View className={styles.readout}>
        <Text className={styles.readoutDay}>{day ? longDay(day.day) : `近 ${byDay.length} 天${name}`}</Text>
        <Money fen={day ? day[metric] : total} size="l" tone={total > 0 ? 'brand' : 'muted'} />
        {day ? (
          <Text className={styles.readoutNote}>{day.orders} 笔成交</Text>
        ) : (
          <Change now={total} before={previous[metric]} than={`前 ${byDay.length} 天`} />
        )}
      </View>
      {total === 0 ? (
        <View className={styles.none}>还没有数据，成交后这里会画出每一天</View>
      ) : (
        <TrendChart
          id="trend"
          labels={labels}
          values={values}
          kind={byDay.length > MOST_BARS ? 'line' : 'bar'}
          selected={selected}
          onSelect={setSelected}
          format={axisYuan}
          summary={`近 ${byDay.length} 天${name}合计 ${yuan(total)}`}
          height={380}
        />
      )}
    </Card>
  );
}
