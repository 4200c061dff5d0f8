export interface Offer {
  thresholdFen: number;
  discountFen: number;
  /** In somebody's pocket already; else it can still be taken. */
  isMine: boolean;
}

export interface SavingHint extends Offer {
  /** What is missing for it; 0 when it applies. */
  missingFen: number;
}

/** The nearest coupon that would take off more than those that apply already; else the best one that applies. */
export function savingHint(selectedFen: number, offers: readonly Offer[]): SavingHint | null {
  if (selectedFen <= 0) return null;
  const worth = (one: Offer | undefined): number => one?.discountFen ?? 0;
  const reached = offers
    .filter((one) => one.thresholdFen <= selectedFen)
    .sort((a, b) => b.discountFen - a.discountFen || Number(b.isMine) - Number(a.isMine))[0];
  const next = offers
    .filter((one) => one.thresholdFen > selectedFen && one.discountFen > worth(reached))
    .sort((a, b) => a.thresholdFen - b.thresholdFen || b.discountFen - a.discountFen)[0];
  const shown = next ?? reached;
  return shown ? { ...shown, missingFen: Math.max(0, shown.thresholdFen - selectedFen) } : null;
}
