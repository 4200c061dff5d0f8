import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { Steps, Timeline } from '@/components/steps';
import { Tag } from '@/components/tag';
import { usePageRefresh } from '@/components/use-page-refresh';
import { yuan } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { keys, useFreshOnShow, type Withdrawal } from '../api';
import { toTimeline } from '../events';
import { useLive } from '../live/use-live';
import { accountText, WITHDRAWAL_TONES } from '../words';
import { ConfirmCard } from './confirm-card';
import styles from './withdrawals.module.scss';

/** Index of the step that is going on; the last is done when the money is there. */
const CURRENT: Record<Withdrawal['state'], number> = {
  reviewing: 1,
  rejected: 1,
  approved: 2,
  submitted: 2,
  unknown: 2,
  'awaiting-confirmation': 2,
  failed: 2,
  paid: 4,
};
const ENDED_BADLY: readonly Withdrawal['state'][] = ['rejected', 'failed'];
const MOVING: readonly Withdrawal['state'][] = [
  'reviewing',
  'approved',
  'submitted',
  'unknown',
  'awaiting-confirmation',
];
const POLL_MS = 10_000;

function Amounts({ item }: { item: Withdrawal }) {
  const lines: readonly (readonly [string, string])[] = [
    ['提现金额', yuan(item.amountFen)],
    ['手续费', item.feeFen === 0 ? '免手续费' : `−${yuan(item.feeFen)}`],
    ['代扣个人所得税', item.taxFen === 0 ? yuan(0) : `−${yuan(item.taxFen)}`],
    ENDED_BADLY.includes(item.state)
      ? ['退回可提现余额', yuan(item.amountFen)]
      : ['实际到账', yuan(item.netFen)],
    ['到账方式', accountText(item.channel, item.accountMasked)],
    ['提现单号', item.id],
  ];
  return (
    <Card title="金额明细" className={styles.card}>
      {lines.map(([name, value]) => (
        <View key={name} className={styles.line}>
          <Text className={styles.lineName}>{name}</Text>
          <Text className={styles.lineValue}>{value}</Text>
        </View>
      ))}
    </Card>
  );
}

function Content({ item, elsewhere }: { item: Withdrawal; elsewhere?: ReactNode }) {
  const isBad = ENDED_BADLY.includes(item.state);
  const steps = [{ title: '提交申请' }, { title: '审核' }, { title: '打款' }, { title: '到账' }];
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <Card className={styles.head}>
          <Text className={styles.headName}>
            {isBad ? '未到账' : item.state === 'paid' ? '实际到账' : '预计到账'}
          </Text>
          <Money fen={item.netFen} size="xl" tone={isBad ? 'muted' : 'ink'} />
          <View>
            <Tag tone={WITHDRAWAL_TONES[item.state]}>{item.stateText}</Tag>
          </View>
          {item.failReason && <View className={styles.fail}>{item.failReason}，款项已退回可提现余额</View>}
          {item.state === 'unknown' && (
            <View className={styles.wait}>正在向支付渠道核实结果，款项安全，请勿重复提现</View>
          )}
          {isBad && (
            <View className={styles.again}>
              <Button kind="secondary" size="s" onPress={() => openPage(routes.withdraw())}>
                重新提现
              </Button>
            </View>
          )}
          {!isBad && (
            <View className={styles.steps}>
              <Steps items={steps} current={CURRENT[item.state]} />
            </View>
          )}
        </Card>
        {item.state === 'awaiting-confirmation' && item.confirm && (
          <ConfirmCard withdrawalId={item.id} confirmation={item.confirm} elsewhere={elsewhere} />
        )}
        <Amounts item={item} />
      </View>
      <View className={styles.side}>
        <Card title="处理进度" className={styles.card}>
          <Timeline items={toTimeline(item.timeline)} />
        </Card>
      </View>
    </View>
  );
}

/** One withdrawal from the request to the money. */
export function WithdrawalView({
  withdrawalId,
  elsewhere,
  notice,
}: {
  withdrawalId: string;
  /** A way to where WeChat's confirmation can be given. */
  elsewhere?: ReactNode;
  /** An offer to tell when the money is there, made as long as it is not. */
  notice?: ReactNode;
}) {
  const { isVisible } = useLive();
  const query = useQuery({
    queryKey: keys.withdrawal(withdrawalId),
    queryFn: () => api.getWithdrawal({ withdrawalId }),
    // Also while it is live: news that came between the answer and the socket, or was lost, is never told again.
    refetchInterval: ({ state }) =>
      isVisible && state.data && MOVING.includes(state.data.state) ? POLL_MS : false,
  });
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={900} />}>
      {(item) => (
        <>
          <Content item={item} elsewhere={elsewhere} />
          {MOVING.includes(item.state) && notice}
        </>
      )}
    </Loadable>
  );
}
