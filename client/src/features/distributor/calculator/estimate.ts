import { bps, type Bps } from '@yimai/shared/kernel/bps';
import { asId } from '@yimai/shared/kernel/id';
import { fen, multiplyFen, type Fen } from '@yimai/shared/kernel/money';
import { previewCommission } from '@yimai/shared/domain/commission/preview';
import type { CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { CommissionTerms, EarningPreview } from '../api';

/** One sale: what it costs the buyer and what it pays. */
export interface Sale {
  priceFen: Fen;
  amountFen: Fen;
  /** Null for a fixed amount. */
  rateBps: Bps | null;
  /** The engine's own sentences. */
  explain: readonly string[];
}

export interface Month {
  keptOrders: number;
  returnedOrders: number;
  earnedFen: Fen;
  salesFen: Fen;
}

/** The terms as the engine reads them. Goods without a known cost are bounded by one share, whatever the cap's base. */
export function policyOf(terms: CommissionTerms): CommissionPolicy {
  const capShare = bps(terms.capShareBps);
  return {
    policyId: asId('policy', 1),
    version: terms.version,
    preset: 'custom',
    paidLevels: terms.paidLevels,
    levelRatesBps: terms.levelRatesBps.map((rate) => bps(rate)),
    countSelf: terms.countSelf,
    allowSelfPurchase: terms.allowSelfPurchase,
    weekendDouble: terms.weekendDouble,
    stacking: terms.stacking,
    cap: {
      base: 'net',
      netShareBps: capShare,
      marginShareBps: capShare,
      unknownMarginNetShareBps: capShare,
    },
    perOrderCapFen: terms.perOrderCapFen === null ? null : fen(terms.perOrderCapFen),
    tierBonuses: [],
    rounding: terms.rounding,
  };
}

/**
 * An imaginary sale under the policy in force and with the people who really stand above me, by the function that
 * computes the real ones: the two agree to the fen. Only one's own sales: nobody is promised other people's work.
 */
export function saleUnder(terms: CommissionTerms, { priceFen, at }: { priceFen: Fen; at: Date }): Sale {
  const own = previewCommission({
    skuId: asId('sku', 1),
    productId: asId('product', 1),
    title: '示例商品',
    unitPriceFen: priceFen,
    quantity: 1,
    costFen: null,
    override: null,
    tier: null,
    paidAt: at,
    policy: policyOf(terms),
    upline: terms.upline,
  }).find(({ level }) => level === 1);
  if (!own) throw new Error('the engine always answers for level 1');
  const { effectiveRateBps, explain } = own.receipt;
  return { priceFen, amountFen: own.amountFen, rateBps: effectiveRateBps, explain };
}

/** Real goods: the server has run the engine with their cost and their own rate. */
export function saleOf({ priceFen, amountFen, rateBps, explain }: EarningPreview['skus'][number]): Sale {
  return {
    priceFen: fen(priceFen),
    amountFen: fen(amountFen),
    rateBps: rateBps === null ? null : bps(rateBps),
    explain,
  };
}

/** Whole orders, of which so many of a hundred come back and pay nothing. */
export function monthOf(sale: Sale, plan: { orders: number; returnPercent: number }): Month {
  const returnedOrders = Math.round((plan.orders * plan.returnPercent) / 100);
  const keptOrders = plan.orders - returnedOrders;
  return {
    keptOrders,
    returnedOrders,
    earnedFen: multiplyFen(sale.amountFen, keptOrders),
    salesFen: multiplyFen(sale.priceFen, keptOrders),
  };
}
