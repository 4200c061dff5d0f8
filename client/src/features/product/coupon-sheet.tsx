import { useState } from 'react';
import { CouponCard } from '@/components/coupon-card';
import { toast } from '@/components/feedback';
import { Popup } from '@/components/popup';
import { refreshCoupons } from '@/lib/coupon-claims';
import { formatDotted } from '@/lib/format';
import { requireLogin } from '@/lib/login-gate';
import { api, errorText } from '@/lib/request';
import { haptics } from '@/platform/haptics';
import { useOffers } from './api';

interface CouponSheetProps {
  open: boolean;
  onClose: () => void;
}

export function CouponSheet({ open, onClose }: CouponSheetProps) {
  const coupons = useOffers();
  const [busyId, setBusyId] = useState<string | null>(null);
  const claim = async (couponId: string): Promise<void> => {
    if (!requireLogin()) return;
    setBusyId(couponId);
    try {
      await api.claimCoupon({ couponId });
      haptics.tap();
      toast({ text: '领取成功', kind: 'success' });
    } catch (error) {
      toast(errorText(error));
    }
    await refreshCoupons();
    setBusyId(null);
  };
  return (
    <Popup open={open} onClose={onClose} title="可领优惠">
      {coupons.map((coupon) => (
        <CouponCard
          key={coupon.id}
          amountFen={coupon.discountFen}
          thresholdFen={coupon.thresholdFen}
          title={coupon.title}
          validText={`${formatDotted(coupon.endsAt)} 前有效`}
          state={coupon.state === 'claimable' ? 'claimable' : 'claimed'}
          busy={busyId === coupon.id}
          onPress={() => void claim(coupon.id)}
        />
      ))}
    </Popup>
  );
}
