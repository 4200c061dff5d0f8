import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { LiveMessage } from '@yimai/shared/contracts/distributor';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { haptics } from '@/platform/haptics';
import styles from './arrival.module.scss';

type Accrued = Extract<LiveMessage, { type: 'commission.accrued' }>;
export interface Arrived extends Accrued {
  /** Two alike in a row are still two. */
  serial: number;
}

const SHOWN_MS = 8_000;

/** Keeps the last commission that came in for as long as it is news. */
export function useArrival(): { arrived: Arrived | null; announce: (message: LiveMessage) => void } {
  const [arrived, setArrived] = useState<Arrived | null>(null);
  useEffect(() => {
    if (!arrived) return undefined;
    const timer = setTimeout(() => setArrived(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [arrived]);
  const announce = (message: LiveMessage): void => {
    if (message.type !== 'commission.accrued') return;
    haptics.tap();
    setArrived((before) => ({ ...message, serial: (before?.serial ?? 0) + 1 }));
  };
  return { arrived, announce };
}

/** A slip that slides in when an order was paid: what came in, from what, and that it is not payable yet. */
export function Arrival({ arrived }: { arrived: Arrived | null }) {
  return (
    <View className={styles.live} {...({ role: 'status', 'aria-live': 'polite' } as object)}>
      {arrived && (
        <View key={arrived.serial} className={styles.slip}>
          <View className={styles.seal}>
            <Icon name="spark" size={36} />
          </View>
          <View className={styles.text}>
            <Text className={styles.title}>{arrived.title}</Text>
            <Text className={styles.note}>刚刚成交，佣金待结算</Text>
          </View>
          <Money fen={arrived.commissionFen} size="m" tone="brand" signed />
        </View>
      )}
    </View>
  );
}
