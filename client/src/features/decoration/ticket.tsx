import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { toast } from '@/components/feedback';
import { refreshCoupons } from '@/lib/coupon-claims';
import { yuanShort } from '@/lib/format';
import { requireLogin } from '@/lib/login-gate';
import { api, errorText } from '@/lib/request';
import { haptics } from '@/platform/haptics';
import type { Coupon } from './api';
import styles from './ticket.module.scss';

const STATE_TEXT: Record<Coupon['state'], string> = {
  claimable: '领取',
  claimed: '已领',
  'sold-out': '领完',
  'not-started': '待开始',
  ended: '已结束',
};

/** A coupon to be torn off. */
export function Ticket({ coupon }: { coupon: Coupon }) {
  const [busy, setBusy] = useState(false);
  const open = coupon.state === 'claimable';
  const rule = coupon.thresholdFen > 0 ? `满${yuanShort(coupon.thresholdFen).slice(1)}可用` : '无门槛';
  const claim = async (): Promise<void> => {
    if (busy || !requireLogin()) return;
    setBusy(true);
    try {
      await api.claimCoupon({ couponId: coupon.id });
      haptics.tap();
      toast({ text: '领取成功，下单自动抵扣', kind: 'success' });
    } catch (error) {
      toast(errorText(error));
    }
    await refreshCoupons();
    setBusy(false);
  };
  return (
    <Pressable
      className={`${styles.ticket} ${open ? '' : styles.off}`}
      label={`${coupon.title}，${STATE_TEXT[coupon.state]}`}
      disabled={!open}
      onPress={() => void claim()}
    >
      <View className={styles.worth}>
        <Text className={styles.amount}>{yuanShort(coupon.discountFen)}</Text>
        <Text className={styles.rule}>{rule}</Text>
      </View>
      <View className={styles.action}>{STATE_TEXT[coupon.state]}</View>
    </Pressable>
  );
}
