import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Countdown } from '@/components/countdown';
import { notify, toast } from '@/components/feedback';
import { payout } from '@/platform/payout';
import { keys, type Withdrawal } from '../api';
import { CONFIRM_ELSEWHERE } from '../words';
import styles from './withdrawals.module.scss';

interface ConfirmCardProps {
  withdrawalId: string;
  confirmation: NonNullable<Withdrawal['confirm']>;
  /** A way to where it can be confirmed, where it cannot be here. */
  elsewhere?: ReactNode;
}

/** WeChat wants the payee to say yes before the money moves. What really happened, the server knows: ask it after. */
export function ConfirmCard({ withdrawalId, confirmation, elsewhere }: ConfirmCardProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      const { mchId, appId, package: confirmPackage } = confirmation;
      const outcome = await payout.confirm({ merchantId: mchId, appId, package: confirmPackage });
      if (outcome === 'unsupported') await notify('这里无法确认收款', CONFIRM_ELSEWHERE);
      else if (outcome === 'cancelled') toast('还没有确认收款，可以稍后继续');
      else toast({ text: '已确认，正在到账', kind: 'success' });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: keys.withdrawal(withdrawalId) });
    }
  };
  return (
    <Card className={`${styles.card} ${styles.confirm}`}>
      <Text className={styles.confirmTitle}>还差一步：确认收款</Text>
      <View className={styles.confirmText}>
        打款已备好，需要您本人确认后到账。请在
        <Countdown until={confirmation.expiresAt} endedText="0 秒" />
        内完成，逾期将退回可提现余额。
      </View>
      {payout.supported ? (
        <Button size="l" block loading={busy} onPress={() => void open()}>
          确认收款
        </Button>
      ) : (
        <>
          <View className={styles.elsewhere}>{CONFIRM_ELSEWHERE}</View>
          {elsewhere}
        </>
      )}
    </Card>
  );
}
