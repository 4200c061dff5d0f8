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
}

/**
 * What a sale at full price would pay per level: the label on the product page (P-07) and the income calculator.
 * Runs the engine itself on an imaginary order with every level occupied, so the two cannot disagree.
 */
export function previewCommission(
  facts: PreviewFacts,
): { level: CommissionLevel; amountFen: Fen; receipt: CommissionReceipt }[] {
  const { tier, paidAt, policy, ...sku } = facts;
  const levels = ([1, 2, 3] as const).filter((level) => level <= effectiveLevels(policy));
  const { entries } = computeCommission({
    lines: [
      {
        ...sku,
        lineId: asId('orderLine', 1),
        lineDiscountFen: ZERO_FEN,
        netPaidFen: multiplyFen(sku.unitPriceFen, sku.quantity),
      },
    ],
    upline: levels.map((level) => ({
      distributorId: asId('distributor', level),
      level,
      maskedName: '*',
      isActive: true,
      isBuyer: false,
      tier: level === 1 ? tier : null,
    })),
    paidAt,
    policy,
  });
  return entries.map(({ level, amountFen, receipt }) => ({ level, amountFen, receipt }));
}
