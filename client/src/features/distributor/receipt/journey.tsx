import { View } from '@tarojs/components';
import { Card } from '@/components/card';
import { Steps, Timeline } from '@/components/steps';
import { formatDateTime, formatDay, yuan } from '@/lib/format';
import type { Receipt } from '../api';
import { toTimeline } from '../events';
import styles from './receipt.module.scss';

const REACHED: Record<Receipt['state'], number> = {
  accrued: 1,
  held: 1,
  available: 2,
  withdrawing: 3,
  paid: 4,
  reversed: 1,
};

function steps(receipt: Receipt): { title: string; note?: string }[] {
  const day = (at: string | null): string | undefined => (at ? formatDay(at) : undefined);
  const expected = receipt.availableAt ? undefined : day(receipt.maturesAt);
  return [
    { title: '已成交', note: day(receipt.accruedAt) },
    receipt.availableAt
      ? { title: '已结算', note: day(receipt.availableAt) }
      : { title: '待结算', note: receipt.maturesAt ? undefined : '收货后起算' },
    { title: '可提现', note: expected && `预计 ${expected}` },
    { title: receipt.state === 'withdrawing' ? '提现中' : '已到账' },
  ];
}

/** From earned to paid, and everything that happened on the way. */
export function Journey({ receipt }: { receipt: Receipt }) {
  const reversals = receipt.reversals.map((item, index) => ({
    key: `${item.at}-${index}`,
    title: `冲回 ${yuan(item.amountFen)}`,
    text: item.reason,
    time: formatDateTime(item.at),
  }));
  return (
    <>
      <Card title="结算进度" className={styles.card}>
        {receipt.state !== 'reversed' && (
          <View className={styles.steps}>
            <Steps items={steps(receipt)} current={REACHED[receipt.state]} />
          </View>
        )}
        <Timeline items={toTimeline(receipt.timeline)} />
      </Card>
      {reversals.length > 0 && (
        <Card title="退款冲回" className={styles.card}>
          <Timeline items={reversals} />
        </Card>
      )}
    </>
  );
}
