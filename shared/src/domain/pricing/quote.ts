import { invariant } from '../../kernel/invariant.js';
import { addFen, fen, formatYuan, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import { allocateDiscount, applyCoupon, grossOf } from './coupon.js';
import { computeFreight } from './freight.js';
import type { Quote, QuoteFacts, QuoteLine, QuoteLineFacts, QuoteRefusal, QuoteResult } from './types.js';

const UNKNOWN_FREIGHT = { freightFen: ZERO_FEN, isFreightKnown: false };

/** What speaks against one line; the first reason found (P-06). */
function lineRefusal(line: QuoteLineFacts): QuoteRefusal | null {
  invariant(Number.isSafeInteger(line.quantity) && line.quantity >= 1, `quantity of SKU ${line.skuId}`);
  invariant(line.unitPriceFen >= 1, `price of SKU ${line.skuId}`);
  const { skuId, title, availableUnits, buyableUnits } = line;
  if (!line.isOnShelf) return { reason: 'OFF_SHELF', skuId, message: `「${title}」已下架。` };
  if (buyableUnits !== null && line.quantity > buyableUnits) {
    return {
      reason: 'QUANTITY_LIMIT',
      skuId,
      buyableUnits,
      message: `「${title}」限购，您还可购买 ${buyableUnits} 件。`,
    };
  }
  if (line.quantity > availableUnits) {
    const message =
      availableUnits > 0 ? `「${title}」库存仅剩 ${availableUnits} 件。` : `「${title}」已售罄。`;
    return { reason: 'OUT_OF_STOCK', skuId, availableUnits, message };
  }
  return null;
}

function couponDiscounts(facts: QuoteFacts): { perLineFen: Fen[]; refusal: QuoteRefusal | null } {
  const none = facts.lines.map(() => ZERO_FEN);
  if (facts.coupon === null) return { perLineFen: none, refusal: null };
  const decision = applyCoupon(facts.coupon, facts.lines, facts.at);
  if (decision.ok) return { perLineFen: decision.perLineFen, refusal: null };
  const { why, missingFen, message } = decision;
  return { perLineFen: none, refusal: { reason: 'COUPON_NOT_APPLICABLE', why, missingFen, message } };
}

function quoteLines(lines: readonly QuoteLineFacts[], perLineFen: readonly Fen[]): QuoteLine[] {
  return lines.map((line, index) => {
    const grossFen = grossOf(line);
    const discountFen = perLineFen[index] ?? ZERO_FEN;
    const { skuId, productId, title, quantity, unitPriceFen } = line;
    return {
      skuId,
      productId,
      title,
      quantity,
      unitPriceFen,
      grossFen,
      discountFen,
      netFen: subtractFen(grossFen, discountFen),
    };
  });
}

type FreightOutcome = { freightFen: Fen; isFreightKnown: boolean } | { refusal: QuoteRefusal };

function freightOf(facts: QuoteFacts, lines: readonly QuoteLine[]): FreightOutcome {
  const { regionCode } = facts;
  if (regionCode === null) return UNKNOWN_FREIGHT;
  const freightLines = facts.lines.map((line, index) => ({
    ...line,
    netFen: lines[index]?.netFen ?? ZERO_FEN,
  }));
  const freight = computeFreight(freightLines, facts.freightTemplates, regionCode);
  if (freight.ok) return { freightFen: freight.freightFen, isFreightKnown: true };
  const titles = facts.lines
    .filter((line) => freight.skuIds.includes(line.skuId))
    .map((line) => `「${line.title}」`);
  const message = `${titles.join('、')}暂不配送到该地区。`;
  return { refusal: { reason: 'REGION_NOT_DELIVERED', skuIds: freight.skuIds, regionCode, message } };
}

/**
 * A total of nothing needs a rule that says so (P-07). Under `raise` the discount gives one fen back, shared out
 * again over the same lines in the same proportions.
 */
function withMinimum(facts: QuoteFacts, lines: QuoteLine[], freightFen: Fen): QuoteLine[] {
  const payable = addFen(freightFen, ...lines.map((line) => line.netFen));
  if (payable > 0 || facts.zeroPayable === 'allow') return lines;
  const discounts = lines.map((line) => line.discountFen);
  const total = addFen(ZERO_FEN, ...discounts);
  return quoteLines(facts.lines, allocateDiscount(subtractFen(total, fen(1)), discounts));
}

function explain(quote: Omit<Quote, 'explain'>, couponTitle: string | null): string[] {
  const yuan = (amount: Fen): string => `¥${formatYuan(amount)}`;
  const sentences = [`商品合计 ${yuan(quote.goodsFen)}。`];
  if (quote.discountFen > 0)
    sentences.push(`「${couponTitle ?? '优惠'}」优惠 ${yuan(quote.discountFen)}，已按金额分摊到商品。`);
  sentences.push(quote.isFreightKnown ? `运费 ${yuan(quote.freightFen)}。` : '运费在选择收货地址后计算。');
  sentences.push(`应付 ${yuan(quote.payableFen)}。`);
  return sentences;
}

/**
 * Prices a cart from facts of the server alone (OR01): lines, coupon shares, freight, total. Either a complete quote
 * or every refusal there is, so that the cart can mark each line. The net amounts are the commission base (P-11).
 */
export function quote(facts: QuoteFacts): QuoteResult {
  if (facts.lines.length === 0)
    return { ok: false, refusals: [{ reason: 'EMPTY_CART', message: '请先选择商品。' }] };
  invariant(
    new Set(facts.lines.map((line) => line.skuId)).size === facts.lines.length,
    'a SKU stands on one line',
  );
  const refusals = facts.lines.flatMap((line) => lineRefusal(line) ?? []);
  const coupon = couponDiscounts(facts);
  if (coupon.refusal) refusals.push(coupon.refusal);
  const discounted = quoteLines(facts.lines, coupon.perLineFen);
  const freight = freightOf(facts, discounted);
  if ('refusal' in freight) refusals.push(freight.refusal);
  if (refusals.length > 0 || 'refusal' in freight) return { ok: false, refusals };
  const lines = withMinimum(facts, discounted, freight.freightFen);
  const goodsFen = addFen(ZERO_FEN, ...lines.map((line) => line.grossFen));
  const discountFen = addFen(ZERO_FEN, ...lines.map((line) => line.discountFen));
  const priced: Omit<Quote, 'explain'> = {
    lines,
    goodsFen,
    discountFen,
    freightFen: freight.freightFen,
    isFreightKnown: freight.isFreightKnown,
    payableFen: addFen(subtractFen(goodsFen, discountFen), freight.freightFen),
    couponGrantId: facts.coupon ? facts.coupon.couponGrantId : null,
  };
  return { ok: true, quote: { ...priced, explain: explain(priced, facts.coupon?.title ?? null) } };
}
