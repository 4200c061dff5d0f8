import type { CouponGrantView, CouponView } from '@yimai/shared/contracts/catalog';
import type { CouponFacts } from '@yimai/shared/domain/pricing/types';
import { formatId } from '@yimai/shared/kernel/id';
import type { CouponGrantId, CouponRecord, CouponTerms, GrantRecord } from './promotion.repository.js';

/** A grant as the pricing rules see it. A grant that another order holds counts as used. */
export function couponFacts(
  terms: CouponTerms,
  grant: { grantId: CouponGrantId; isTaken: boolean },
): CouponFacts {
  return {
    couponGrantId: grant.grantId,
    title: terms.title,
    benefit: { kind: 'amount', offFen: terms.discountFen },
    thresholdFen: terms.thresholdFen,
    scope: { kind: 'all' },
    validFrom: terms.startsAt,
    validUntil: terms.endsAt,
    isUsed: grant.isTaken,
  };
}

export function isTaken(grant: GrantRecord): boolean {
  return grant.state === 'used' || grant.orderId !== null;
}

export function toGrantView(grant: GrantRecord, now: Date): CouponGrantView {
  return {
    id: formatId('couponGrant', grant.grantId),
    couponId: formatId('coupon', grant.couponId),
    title: grant.title,
    thresholdFen: grant.thresholdFen,
    discountFen: grant.discountFen,
    endsAt: grant.endsAt.toISOString(),
    state: grantState(grant, now),
  };
}

/** A coupon held by an unpaid order shows as used: it comes back when that order closes. */
export function grantState(grant: GrantRecord, now: Date): CouponGrantView['state'] {
  if (isTaken(grant)) return 'used';
  return grant.endsAt <= now ? 'expired' : 'usable';
}

function couponState(coupon: CouponRecord, claimedByMe: number, now: Date): CouponView['state'] {
  if (coupon.endsAt <= now) return 'ended';
  if (claimedByMe >= coupon.perMember) return 'claimed';
  if (coupon.claimed >= coupon.total) return 'sold-out';
  return coupon.startsAt > now ? 'not-started' : 'claimable';
}

export function toCouponView(coupon: CouponRecord, claimedByMe: number, now: Date): CouponView {
  return {
    id: formatId('coupon', coupon.couponId),
    title: coupon.title,
    thresholdFen: coupon.thresholdFen,
    discountFen: coupon.discountFen,
    startsAt: coupon.startsAt.toISOString(),
    endsAt: coupon.endsAt.toISOString(),
    state: couponState(coupon, claimedByMe, now),
    remaining: coupon.total - coupon.claimed,
  };
}
