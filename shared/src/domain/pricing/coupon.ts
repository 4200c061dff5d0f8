import { assertNever, invariant } from '../../kernel/invariant.js';
import {
  addFen,
  allocate,
  applyBps,
  fen,
  formatYuan,
  minFen,
  multiplyFen,
  subtractFen,
  ZERO_FEN,
  type Fen,
} from '../../kernel/money.js';
import type { CouponFacts, CouponRefusal, QuoteLineFacts } from './types.js';

export type CouponDecision =
  /** One discount per line, zero for lines the coupon does not cover. */
  | { ok: true; discountFen: Fen; perLineFen: Fen[] }
  | { ok: false; why: CouponRefusal; missingFen: Fen; message: string };

export function grossOf(line: Pick<QuoteLineFacts, 'unitPriceFen' | 'quantity'>): Fen {
  return multiplyFen(line.unitPriceFen, line.quantity);
}

/** Whether a coupon covers a line. */
export function covers(
  coupon: CouponFacts,
  line: Pick<QuoteLineFacts, 'productId' | 'categoryIds'>,
): boolean {
  const { scope } = coupon;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'products':
      return scope.productIds.includes(line.productId);
    case 'categories':
      return line.categoryIds.some((id) => scope.categoryIds.includes(id));
    default:
      return assertNever(scope);
  }
}

/** Splits a discount over amounts by largest remainder; no part exceeds its amount (P-03). */
export function allocateDiscount(discountFen: Fen, amounts: readonly Fen[]): Fen[] {
  const total = fen(amounts.reduce((sum, amount) => sum + amount, 0));
  invariant(discountFen >= 0 && discountFen <= total, `discount ${discountFen} on ${total}`);
  return amounts.length === 0 ? [] : allocate(discountFen, amounts);
}

function refusal(why: CouponRefusal, missingFen: Fen, coupon: CouponFacts): CouponDecision {
  const messages: Record<CouponRefusal, string> = {
    NOT_STARTED: `「${coupon.title}」尚未到使用时间。`,
    EXPIRED: `「${coupon.title}」已过期。`,
    USED: `「${coupon.title}」已使用。`,
    NO_ELIGIBLE_GOODS: `「${coupon.title}」不适用于所选商品。`,
    BELOW_THRESHOLD: `再买 ¥${formatYuan(missingFen)} 可用「${coupon.title}」。`,
  };
  return { ok: false, why, missingFen, message: messages[why] };
}

function benefitOf(coupon: CouponFacts, eligibleFen: Fen): Fen {
  const { benefit } = coupon;
  if (benefit.kind === 'amount') return minFen(benefit.offFen, eligibleFen);
  const off = applyBps(eligibleFen, benefit.offBps, 'halfUp');
  return minFen(off, eligibleFen, benefit.maxOffFen ?? eligibleFen);
}

/**
 * Whether a coupon applies to these lines at `at`, and what it takes off each (P-02, P-03). The threshold counts only
 * the lines it covers, at their full price; the discount never exceeds them.
 */
export function applyCoupon(coupon: CouponFacts, lines: readonly QuoteLineFacts[], at: Date): CouponDecision {
  if (coupon.isUsed) return refusal('USED', ZERO_FEN, coupon);
  if (at.getTime() < coupon.validFrom.getTime()) return refusal('NOT_STARTED', ZERO_FEN, coupon);
  if (at.getTime() >= coupon.validUntil.getTime()) return refusal('EXPIRED', ZERO_FEN, coupon);
  const eligible = lines.map((line) => (covers(coupon, line) ? grossOf(line) : ZERO_FEN));
  const eligibleFen = addFen(ZERO_FEN, ...eligible);
  if (eligibleFen === 0) return refusal('NO_ELIGIBLE_GOODS', ZERO_FEN, coupon);
  if (eligibleFen < coupon.thresholdFen) {
    return refusal('BELOW_THRESHOLD', subtractFen(coupon.thresholdFen, eligibleFen), coupon);
  }
  const discountFen = benefitOf(coupon, eligibleFen);
  return { ok: true, discountFen, perLineFen: allocateDiscount(discountFen, eligible) };
}

/** The coupon that saves most, ties to the one that ends first, then to the smaller id; null when none applies. */
export function bestCoupon(
  coupons: readonly CouponFacts[],
  lines: readonly QuoteLineFacts[],
  at: Date,
): CouponFacts | null {
  const usable = coupons.flatMap((coupon) => {
    const decision = applyCoupon(coupon, lines, at);
    return decision.ok ? [{ coupon, discountFen: decision.discountFen }] : [];
  });
  usable.sort(
    (a, b) =>
      b.discountFen - a.discountFen ||
      a.coupon.validUntil.getTime() - b.coupon.validUntil.getTime() ||
      a.coupon.couponGrantId - b.coupon.couponGrantId,
  );
  return usable[0]?.coupon ?? null;
}
