import { useState } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { toast } from '@/components/feedback';
import { yuanShort } from '@/lib/format';
import { requireLogin } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText } from '@/lib/request';
import { routes } from '@/lib/routes';
import { haptics } from '@/platform/haptics';
import { couponsKey, useCoupons, type Coupon } from './api';
import { SectionTitle } from './section-title';
import styles from './home.module.scss';

const STATE_TEXT: Record<Coupon['state'], string> = {
  claimable: '领取',
  claimed: '已领',
  'sold-out': '领完',
  'not-started': '待开始',
  ended: '已结束',
};

function Ticket({ coupon }: { coupon: Coupon }) {
  const [busy, setBusy] = useState(false);
  const open = coupon.state === 'claimable';
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
    await queryClient.invalidateQueries({ queryKey: couponsKey });
    setBusy(false);
  };
  return (
    <Pressable
      className={`${styles.ticket} ${open ? '' : styles.ticketOff}`}
      label={`${coupon.title}，${STATE_TEXT[coupon.state]}`}
      disabled={!open}
      onPress={() => void claim()}
    >
      <View className={styles.ticketWorth}>
        <Text className={styles.ticketAmount}>{yuanShort(coupon.discountFen)}</Text>
        <Text className={styles.ticketRule}>
          {coupon.thresholdFen > 0 ? `满${yuanShort(coupon.thresholdFen).slice(1)}可用` : '无门槛'}
        </Text>
      </View>
      <View className={styles.ticketAction}>{STATE_TEXT[coupon.state]}</View>
    </Pressable>
  );
}

export function CouponStrip() {
  const { data } = useCoupons();
  if (!data || data.length === 0) return null;
  return (
    <View className={styles.section}>
      <SectionTitle title="优惠领取" note="下单自动抵扣" onMore={() => openPage(routes.coupons())} />
      <ScrollView scrollX enhanced showScrollbar={false} className={styles.strip}>
        <View className={styles.stripRow}>
          {data.map((coupon) => (
            <Ticket key={coupon.id} coupon={coupon} />
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
