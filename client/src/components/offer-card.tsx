import { formatDotted } from '@/lib/format';
import type { ApiOutput } from '@/lib/request';
import { CouponCard } from './coupon-card';

export type Offer = ApiOutput<'listCoupons'>['items'][number];

interface OfferCardProps {
  offer: Offer;
  /** What is worth knowing beside how long it lasts. */
  note?: string;
  busy: boolean;
  onClaim: (couponId: string) => void;
}

function cardState(state: Offer['state']): 'claimable' | 'claimed' | 'unfit' {
  return state === 'claimable' || state === 'claimed' ? state : 'unfit';
}

/** A coupon that the shop offers, to be claimed with one press; see {@link CouponCard} for one that is somebody's. */
export function OfferCard({ offer, note, busy, onClaim }: OfferCardProps) {
  return (
    <CouponCard
      amountFen={offer.discountFen}
      thresholdFen={offer.thresholdFen}
      title={offer.title}
      validText={`${formatDotted(offer.endsAt)} 前有效`}
      state={cardState(offer.state)}
      note={note}
      busy={busy}
      onPress={() => onClaim(offer.id)}
    />
  );
}
