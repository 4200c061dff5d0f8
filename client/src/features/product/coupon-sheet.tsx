import { OfferCard } from '@/components/offer-card';
import { Popup } from '@/components/popup';
import { useClaim } from '@/lib/coupon-claims';
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
        <OfferCard key={coupon.id} offer={coupon} busy={busyId === coupon.id} onClaim={claim} />
      ))}
    </Popup>
  );
}
