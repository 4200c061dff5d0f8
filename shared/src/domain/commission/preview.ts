import { asId, type ProductId, type SkuId } from '../../kernel/id.js';
import { multiplyFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import { computeCommission, effectiveLevels } from './commission.js';
import type { CommissionLevel, CommissionOverride, CommissionPolicy, CommissionReceipt } from './types.js';

export interface PreviewFacts {
  skuId: SkuId;
  productId: ProductId;
  title: string;
  unitPriceFen: Fen;
  quantity: number;
  costFen: Fen | null;
  override: CommissionOverride | null;
  /** Tier of the distributor who asks; null for the plain rate. */
  tier: string | null;
  paidAt: Date;
  policy: CommissionPolicy;
  /** Who stands above the buyer, nearest first; left out: an active person on every level that is paid. */
  upline?: readonly UplineSeat[];
}

/** One place above a buyer, without the person. */
export interface UplineSeat {
  level: number;
  isActive: boolean;
}

/**
 * What a sale at full price would pay per level: the label on the product page (P-07) and the income calculator.
 * Runs the engine itself on an imaginary order, so the two cannot disagree.
 */
export function previewCommission(
  facts: PreviewFacts,
): { level: CommissionLevel; amountFen: Fen; receipt: CommissionReceipt }[] {
  const { tier, paidAt, policy, upline, ...sku } = facts;
  const levels = ([1, 2, 3] as const).filter((level) => level <= effectiveLevels(policy));
  const seats = upline ?? levels.map((level) => ({ level, isActive: true }));
  const { entries } = computeCommission({
    lines: [
      {
        ...sku,
        lineId: asId('orderLine', 1),
        lineDiscountFen: ZERO_FEN,
        netPaidFen: multiplyFen(sku.unitPriceFen, sku.quantity),
      },
    ],
    upline: seats.map(({ level, isActive }) => ({
      distributorId: asId('distributor', level),
      level,
      maskedName: '*',
      isActive,
      isBuyer: false,
      tier: level === 1 ? tier : null,
    })),
    paidAt,
    policy,
  });
  return entries.map(({ level, amountFen, receipt }) => ({ level, amountFen, receipt }));
}
