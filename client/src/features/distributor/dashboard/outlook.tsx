import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/card';
import { askAgain, ListFooter } from '@/components/list-footer';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { shanghaiDay, DAY_MS } from '@yimai/shared/kernel/clock';
import { formatDay, weekdayText } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { clock } from '@/platform/clock';
import { keys } from '../api';
import styles from './outlook.module.scss';

type OutlookData = ApiOutput<'getEarningsOutlook'>;

const SHOWN = 5;

/** "今天", "明天", "还有 6 天": whole Shanghai days from now. */
function daysLeft(at: string): string {
  const day = (instant: Date): number => Date.parse(shanghaiDay(instant));
  const days = Math.round((day(new Date(at)) - day(clock.now())) / DAY_MS);
  if (days <= 0) return '今天';
  return days === 1 ? '明天' : `还有 ${days} 天`;
}

function Row({ name, note, fen }: { name: string; note: string; fen: number }) {
  return (
    <View className={styles.row}>
      <View className={styles.mark} />
      <View className={styles.when}>
        <Text className={styles.name}>{name}</Text>
        <Text className={styles.note}>{note}</Text>
      </View>
      <Money fen={fen} size="m" signed />
    </View>
  );
}

function Dates({ data }: { data: OutlookData }) {
  const shown = data.maturing.slice(0, SHOWN);
  const rest = data.maturing.slice(SHOWN);
  const laterFen = rest.reduce((sum, row) => sum + row.amountFen, data.laterFen);
  const { awaitingReceipt, held } = data;
  if (shown.length === 0 && awaitingReceipt.commissions === 0 && held.commissions === 0)
    return <View className={styles.none}>暂时没有等待结算的佣金</View>;
  return (
    <View className={styles.line}>
      {shown.map(({ at, amountFen, commissions }) => (
        <Row
          key={at}
          name={`${formatDay(at)} ${weekdayText(at)}`}
          note={`${daysLeft(at)} · ${commissions} 笔佣金`}
          fen={amountFen}
        />
      ))}
      {laterFen > 0 && <Row name="更晚" note="售后期还没有结束" fen={laterFen} />}
      {awaitingReceipt.commissions > 0 && (
        <Row
          name="等待买家收货"
          note={`${awaitingReceipt.commissions} 笔，确认收货后定日期`}
          fen={awaitingReceipt.amountFen}
        />
      )}
      {held.commissions > 0 && (
        <Row name="正在核查" note={`${held.commissions} 笔，核查完成后结算`} fen={held.amountFen} />
      )}
    </View>
  );
}

/** When the money that waits may be taken out, date by date, and the rule behind the dates. */
export function Outlook() {
  const query = useQuery({ queryKey: keys.outlook, queryFn: () => api.getEarningsOutlook() });
  const { data, isError } = query;
  return (
    <Card
      title="到账日程"
      extra="待结算明细"
      onExtra={() => openPage(routes.commissions({ state: 'accrued' }))}
      className={styles.card}
    >
      {!data && !isError && <Skeleton preset="text" count={4} />}
      {!data && isError && <ListFooter {...askAgain(query)} />}
      {data && <Dates data={data} />}
      {data && <View className={styles.rule}>{data.rule}。</View>}
    </Card>
  );
}
