import { CouponCard } from '@/components/coupon-card';
import { Popup } from '@/components/popup';
import { useClaim } from '@/lib/coupon-claims';
import { formatDotted } from '@/lib/format';
import { useOffers } from './api';

interface CouponSheetProps {
  open: boolean;
  onClose: () => void;
}

export function CouponSheet({ open, onClose }: CouponSheetProps) {
  const coupons = useOffers();
  const { busyId, claim } = useClaim();
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
          onPress={() => claim(coupon.id)}
        />
      ))}
    </Popup>
  );
}
