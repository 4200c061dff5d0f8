import type { Bps } from '@yimai/shared/kernel/bps';
import { bps } from '@yimai/shared/kernel/bps';
import { asId } from '@yimai/shared/kernel/id';
import { multiplyFen, type Fen } from '@yimai/shared/kernel/money';
import { DEFAULT_PRESET, policyFromPreset, type NamedPreset } from '@yimai/shared/domain/commission/presets';
import { previewCommission } from '@yimai/shared/domain/commission/preview';

export interface Plan {
  /** Price of one sale. */
  priceFen: Fen;
  /** Sales in a month. */
  orders: number;
  /** How many of a hundred are returned. */
  returnPercent: number;
  /** The rate of a chosen product; null for the shop's usual one. */
  rateBps: Bps | null;
  preset?: NamedPreset;
  at: Date;
}

export interface Estimate {
  perOrderFen: Fen;
  rateBps: Bps | null;
  keptOrders: number;
  returnedOrders: number;
  monthFen: Fen;
  salesFen: Fen;
  /** The engine's own sentences about one sale. */
  explain: readonly string[];
}

/**
 * Runs the engine on one imaginary sale and multiplies by whole kept orders: the same function that will compute the
 * real ones, so the two agree to the cent. Only one's own sales: nobody is promised other people's work.
 */
export function estimate(plan: Plan): Estimate {
  const policy = policyFromPreset({ policyId: asId('policy', 1), version: 1 }, plan.preset ?? DEFAULT_PRESET);
  const override =
    plan.rateBps === null
      ? null
      : { kind: 'rate' as const, source: 'product' as const, levelRatesBps: [plan.rateBps] };
  const own = previewCommission({
    skuId: asId('sku', 1),
    productId: asId('product', 1),
    title: '示例商品',
    unitPriceFen: plan.priceFen,
    quantity: 1,
    costFen: null,
    override,
    tier: null,
    paidAt: plan.at,
    policy: { ...policy, paidLevels: 1 },
  })[0];
  if (!own) throw new Error('the engine always answers for level 1');
  const returnedOrders = Math.round((plan.orders * plan.returnPercent) / 100);
  const keptOrders = plan.orders - returnedOrders;
  return {
    perOrderFen: own.amountFen,
    rateBps: own.receipt.effectiveRateBps ?? bps(0),
    keptOrders,
    returnedOrders,
    monthFen: multiplyFen(own.amountFen, keptOrders),
    salesFen: multiplyFen(plan.priceFen, keptOrders),
    explain: own.receipt.explain,
  };
}
