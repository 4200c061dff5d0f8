import type { OrderId } from '@yimai/shared/kernel/id';
import { addFen, fen, minFen, scaleFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import type { SkuForSale } from '../catalog/index.js';
import type { DoudianLineFact, DoudianOrderFact } from '../../gateways/doudian-ports.js';
import type { SaleRow } from './doudian.repository.js';

const LONGEST_TITLE = 60;

type Amounts = Pick<SaleRow, 'quantity' | 'priceFen' | 'paidFen' | 'creatorFen' | 'netFen'>;

/** Our terms for a price: what is paid never exceeds price × quantity, the rest is discount. */
function amountsOf({ quantity, unitPriceFen, paidFen, creatorFen: told }: DoudianLineFact): Amounts {
  const creatorFen = minFen(told, paidFen);
  const netFen = subtractFen(paidFen, creatorFen);
  const priceFen = fen(Math.max(unitPriceFen, Math.ceil(paidFen / quantity)));
  return { quantity, priceFen, paidFen, creatorFen, netFen };
}

/** What an order there says beyond its amounts. */
function newsOf(order: DoudianOrderFact): Pick<SaleRow, 'state' | 'paidAt' | 'completedAt' | 'changedAt'> {
  const { state, paidAt, completedAt, updatedAt: changedAt } = order;
  return { state, paidAt, completedAt, changedAt };
}

export interface SoldLine {
  order: DoudianOrderFact;
  line: DoudianLineFact;
  /** Ours, by its number there. */
  sku: SkuForSale;
}

export type SaleVerdict = Pick<SaleRow, 'verdict' | 'intentId' | 'memberId' | 'attribution'>;

/** A line that was not known. */
export function newSale(id: OrderId, { order, line, sku }: SoldLine, verdict: SaleVerdict): SaleRow {
  return {
    id,
    orderNo: order.orderNo,
    lineNo: line.lineNo,
    productId: sku.productId,
    skuId: sku.skuId,
    title: sku.title.slice(0, LONGEST_TITLE),
    skuText: sku.skuText,
    imageUrl: sku.imageUrl,
    costFen: sku.costFen,
    commission: sku.override,
    ...amountsOf(line),
    ...newsOf(order),
    ...verdict,
    refundedPaidFen: ZERO_FEN,
    refundedFen: ZERO_FEN,
    placedAt: order.createdAt,
    accruedAt: null,
  };
}

/**
 * The sale after what is told of it now. Older news than what is known changes nothing. Amounts may change until
 * commission was earned on them; what was completed stays so.
 */
export function withNews(sale: SaleRow, { order, line }: SoldLine): SaleRow {
  if (order.updatedAt < sale.changedAt) return sale;
  const amounts = sale.accruedAt === null && sale.refundedPaidFen === 0 ? amountsOf(line) : {};
  return { ...sale, ...amounts, ...newsOf(order), completedAt: order.completedAt ?? sale.completedAt };
}

/**
 * The sale after money for the goods went back, and how much of the commission base that is: a function of the running
 * total, so that parts add up to the whole.
 */
export function withRefund(sale: SaleRow, refundFen: Fen): { sale: SaleRow; nowFen: Fen } {
  const { paidFen, netFen } = sale;
  const refundedPaidFen = minFen(addFen(sale.refundedPaidFen, refundFen), paidFen);
  const refundedFen =
    paidFen === 0
      ? ZERO_FEN
      : scaleFen(netFen, { numerator: refundedPaidFen, denominator: paidFen }, 'halfUp');
  return {
    sale: { ...sale, refundedPaidFen, refundedFen },
    nowFen: subtractFen(refundedFen, sale.refundedFen),
  };
}
