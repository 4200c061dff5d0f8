import { View } from '@tarojs/components';
import { Button } from '@/components/button';
import type { OrderSummary } from './api';
import { ACTION_TEXT, MAIN_ACTIONS, useOrderActions } from './use-order-actions';
import styles from './order.module.scss';

/** What may be done with the order now; the main thing last, where the thumb is. */
export function OrderButtons({ order, size = 's' }: { order: OrderSummary; size?: 's' | 'm' }) {
  const { busy, run } = useOrderActions(order);
  const actions = [...order.actions].sort(
    (a, b) => Number(MAIN_ACTIONS.includes(a)) - Number(MAIN_ACTIONS.includes(b)),
  );
  return (
    <View className={styles.buttons}>
      {actions.map((action) => (
        <Button
          key={action}
          size={size}
          className={size === 'm' ? styles.action : ''}
          kind={MAIN_ACTIONS.includes(action) ? 'primary' : 'secondary'}
          loading={busy === action}
          onPress={() => run(action)}
        >
          {ACTION_TEXT[action]}
        </Button>
      ))}
    </View>
  );
}
