import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Money } from '@/components/money';
import { Popup } from '@/components/popup';
import { yuan } from '@/lib/format';
import { CHANNELS } from '../words';
import type { Draft, Reckoning } from './use-withdraw';
import styles from './withdraw.module.scss';

interface SummaryProps {
  /** Whom Alipay pays: as typed, or as it is known. */
  account: string | null;
  open: boolean;
  onClose: () => void;
  draft: Draft;
  sum: Reckoning;
  busy: boolean;
  onSend: () => void;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className={styles.line}>
      <Text className={styles.lineName}>{name}</Text>
      <View className={styles.lineValue}>{children}</View>
    </View>
  );
}

/** Everything once more, the fee above all, before money moves. */
export function Summary({ open, onClose, draft, account, sum, busy, onSend }: SummaryProps) {
  return (
    <Popup
      open={open}
      onClose={onClose}
      title="确认提现"
      closedBy={busy ? 'nothing' : 'touch'}
      footer={
        <Button size="l" block loading={busy} onPress={onSend}>
          确认提现
        </Button>
      }
    >
      <View className={styles.total}>
        <Text className={styles.label}>预计到账（税前）</Text>
        <Money fen={sum.beforeTaxFen} size="xl" />
      </View>
      <Line name="提现金额">{yuan(sum.amountFen ?? 0)}</Line>
      <Line name="手续费">{sum.feeFen === 0 ? '免手续费' : `−${yuan(sum.feeFen)}`}</Line>
      <Line name="个人所得税">提交后按规定计算</Line>
      <Line name="到账方式">{draft.channel ? CHANNELS[draft.channel] : ''}</Line>
      {account && <Line name="收款账号">{account}</Line>}
      {sum.needsName && <Line name="收款人">{draft.realName.trim()}</Line>}
      <Line name="审核">{sum.needsReview ? '需人工审核' : '系统自动审核'}</Line>
    </Popup>
  );
}
