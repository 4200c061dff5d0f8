import type { CommissionRange } from '@yimai/shared/contracts/catalog';
import { previewCommission, type UplineSeat } from '@yimai/shared/domain/commission/preview';
import type {
  CommissionOverride,
  CommissionPolicy,
  CommissionReceipt,
} from '@yimai/shared/domain/commission/types';
import { BPS_ONE, bps, formatBps, type Bps } from '@yimai/shared/kernel/bps';
import type { SkuId } from '@yimai/shared/kernel/id';
import { fen, maxFen, minFen, scaleFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import type { OverrideRule, ProductRecord, SkuRecord } from '../modules/catalog/index.js';

/** What the catalogue stores, as the engine reads it. */
export function toCommissionOverride(source: 'product' | 'sku', rule: OverrideRule): CommissionOverride {
  switch (rule.kind) {
    case 'rate':
      return { kind: 'rate', source, levelRatesBps: rule.levelRatesBps.map((rate) => bps(rate)) };
    case 'fixed':
      return { kind: 'fixed', source, levelFenPerUnit: rule.levelFen.map((amount) => fen(amount)) };
    case 'excluded':
      return { kind: 'excluded', source, reason: rule.reason };
  }
}

function overrideOf(product: ProductRecord, sku: SkuRecord): CommissionOverride | null {
  if (sku.commission) return toCommissionOverride('sku', sku.commission);
  return product.commission ? toCommissionOverride('product', product.commission) : null;
}

export interface CommissionEstimate {
  bySku: ReadonlyMap<SkuId, Fen>;
  range: CommissionRange;
  note: string;
}

interface SkuEstimate {
  skuId: SkuId;
  amountFen: Fen;
  rateBps: Bps;
}

/** The direct distributor's part of one unit at full price, by the engine; null where level 1 is not seated. */
export function previewSku(
  product: ProductRecord,
  sku: SkuRecord,
  { policy, at, upline }: { policy: CommissionPolicy; at: Date; upline?: readonly UplineSeat[] },
): { amountFen: Fen; receipt: CommissionReceipt } | null {
  const entries = previewCommission({
    skuId: sku.skuId,
    productId: product.productId,
    title: product.title,
    unitPriceFen: sku.priceFen,
    quantity: 1,
    costFen: sku.costFen,
    override: overrideOf(product, sku),
    tier: null,
    paidAt: at,
    policy,
    ...(upline ? { upline } : {}),
  });
  return entries.find((entry) => entry.level === 1) ?? null;
}

/** The policy's rate where nothing cuts it; else what is really paid: a cap must not advertise more than one gets. */
function rateOf(sku: SkuRecord, entry: ReturnType<typeof previewSku>): Bps {
  if (!entry) return bps(0);
  const { effectiveRateBps, rawFen } = entry.receipt;
  // Worked back from rounded money, 15 % of ¥29.90 would read 15.02 %.
  if (effectiveRateBps !== null && rawFen === entry.amountFen) return effectiveRateBps;
  return bps(scaleFen(entry.amountFen, { numerator: BPS_ONE, denominator: sku.priceFen }, 'halfUp'));
}

function estimateSku(
  product: ProductRecord,
  sku: SkuRecord,
  context: { policy: CommissionPolicy; at: Date },
): SkuEstimate {
  const entry = previewSku(product, sku, context);
  const amountFen = entry?.amountFen ?? ZERO_FEN;
  return { skuId: sku.skuId, amountFen, rateBps: rateOf(sku, entry) };
}

function noteOf(product: ProductRecord, range: CommissionRange): string {
  const excluded = [product.commission, ...product.skus.map((sku) => sku.commission)].find(
    (rule) => rule?.kind === 'excluded',
  );
  if (range.maxFen === 0)
    return excluded?.kind === 'excluded' ? `该商品不参与分佣：${excluded.reason}` : '该商品不参与分佣';
  const rate =
    range.minRateBps === range.maxRateBps
      ? formatBps(bps(range.maxRateBps))
      : `${formatBps(bps(range.minRateBps))}–${formatBps(bps(range.maxRateBps))}`;
  return `分享后好友下单，预计可得成交价的 ${rate}，以实付金额结算`;
}

/**
 * What selling one unit at full price would pay the direct distributor, by the engine itself (P-07). Null for a product
 * without SKUs on offer.
 */
export function estimateCommission(
  product: ProductRecord,
  context: { policy: CommissionPolicy; at: Date },
): CommissionEstimate | null {
  if (product.skus.length === 0) return null;
  const estimates = product.skus.map((sku) => estimateSku(product, sku, context));
  const amounts = estimates.map((estimate) => estimate.amountFen);
  const rates = estimates.map((estimate) => estimate.rateBps);
  const range = {
    minFen: minFen(...amounts),
    maxFen: maxFen(...amounts),
    minRateBps: Math.min(...rates),
    maxRateBps: Math.max(...rates),
  };
  return {
    bySku: new Map(estimates.map(({ skuId, amountFen }) => [skuId, amountFen])),
    range,
    note: noteOf(product, range),
  };
}
