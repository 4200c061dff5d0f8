import type { Api } from '@yimai/shared/contracts/api';
import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { Segmented } from 'antd';
import { useState } from 'react';
import { BarChart } from '@/components/bar-chart';
import { formatCount, groupThousands } from '@/lib/format';

type Day = Api['getConsoleDashboard']['output']['byDay'][number];
type Measure = 'salesFen' | 'orders' | 'commissionFen';

const MEASURES: Readonly<Record<Measure, string>> = {
  salesFen: '销售额',
  orders: '订单数',
  commissionFen: '佣金',
};
const WAN = 10_000;

const yuan = (amountFen: number): string => `¥${groupThousands(formatYuan(fen(amountFen)))}`;

/** Whole yuan, from ten thousand on in 万: an axis has no room for more. */
function axis(measure: Measure, value: number): string {
  const shown = measure === 'orders' ? value : Math.round(value / 100);
  if (shown < WAN) return formatCount(Math.round(shown));
  return `${Math.round(shown / (WAN / 10)) / 10}万`;
}

/** The last days by one measure at a time. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const [measure, setMeasure] = useState<Measure>('salesFen');
  const textOf = (day: Day): string =>
    `销售额 ${yuan(day.salesFen)}，${formatCount(day.orders)} 单，佣金 ${yuan(day.commissionFen)}`;
  return (
    <>
      <div className="section-head">
        <h2>近 {days.length} 天</h2>
        <Segmented<Measure>
          value={measure}
          onChange={setMeasure}
          options={(Object.keys(MEASURES) as Measure[]).map((value) => ({ value, label: MEASURES[value] }))}
        />
      </div>
      <BarChart
        title={`每日${MEASURES[measure]}，指向柱子查看当天`}
        formatAxis={(value) => axis(measure, value)}
        bars={days.map((day) => ({
          label: day.day.slice(5),
          value: day[measure],
          text: textOf(day),
        }))}
      />
    </>
  );
}
