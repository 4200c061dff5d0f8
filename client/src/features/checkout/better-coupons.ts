interface Offer {
  state: string;
  thresholdFen: number;
  discountFen: number;
}

/** Coupons that would take more off than the order has now and only have to be claimed, the best first. */
export function betterCoupons<T extends Offer>(
  offers: readonly T[],
  { goodsFen, discountFen }: { goodsFen: number; discountFen: number },
): T[] {
  return offers
    .filter(
      (one) =>
        one.state === 'claimable' &&
        one.thresholdFen <= goodsFen &&
        Math.min(one.discountFen, goodsFen) > discountFen,
    )
    .sort((a, b) => b.discountFen - a.discountFen);
}
