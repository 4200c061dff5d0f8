import { Injectable } from '@nestjs/common';
import { isShipped } from '@yimai/shared/domain/order/transitions';
import { formatId, type Id, type OrderLineId } from '@yimai/shared/kernel/id';
import { addFen, fen, minFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { AftersaleService, type AftersaleCase } from '../modules/aftersale/index.js';
import { CommissionService } from '../modules/commission/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, RefundService, type Refund } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';
import { TradeBooks } from './trade-books.js';

/** Which line of the order gets how much back, and whether units return to stock. */
interface Allocation {
  lines: { lineId: OrderLineId; amountFen: Fen; quantity: number; isRestocked: boolean }[];
  freightFen: Fen;
}

/** What an ended case means for others. */
@Injectable()
export class AftersaleClosing {
  constructor(
    private readonly orders: OrderService,
    private readonly aftersales: AftersaleService,
    private readonly commissions: CommissionService,
  ) {}

  /** A case and its order, both locked, in the order in which everybody locks them. */
  async lock(tx: Tx, id: Id<'aftersale'>): Promise<{ order: OrderRecord; row: AftersaleCase }> {
    const { orderId } = await this.aftersales.get(id);
    const order = await this.orders.lock(tx, orderId);
    return { order, row: await this.aftersales.lock(tx, id) };
  }

  /** The case a refund is for, locked; its order is locked already. */
  caseOf(tx: Tx, refund: Refund): Promise<AftersaleCase> | null {
    return refund.aftersaleId === null ? null : this.aftersales.lock(tx, refund.aftersaleId);
  }

  async refunded(tx: Tx, row: AftersaleCase, facts: { receivedAt: Date | null; at: Date }): Promise<void> {
    const { at, receivedAt } = facts;
    await this.aftersales.transition(tx, row, { event: 'refundSucceeded', actor: 'system', reason: '', at });
    await this.closed(tx, row, { receivedAt, at });
  }

  /** The channel refused for good: staff may start again. */
  async refundFailed(tx: Tx, row: AftersaleCase, facts: { reason: string; at: Date }): Promise<void> {
    await this.aftersales.transition(tx, row, { event: 'refundFailed', actor: 'system', ...facts });
  }

  /** The line's commission may mature again, counted from now. */
  async closed(tx: Tx, row: AftersaleCase, facts: { receivedAt: Date | null; at: Date }): Promise<void> {
    await this.commissions.onAftersaleClosed(tx, {
      orderLineIds: [row.orderLineId],
      receivedAt: facts.receivedAt,
      closedAt: facts.at,
    });
  }

  /** Takes back the commission of refunded goods; freight never earned any. */
  async reverseCommission(
    tx: Tx,
    refund: Refund,
    { order, allocation }: { order: OrderRecord; allocation: Allocation },
  ): Promise<void> {
    if (order.attribution.upline.length === 0) return;
    const lines = allocation.lines.flatMap(({ lineId, amountFen }) => {
      const line = order.lines.find((candidate) => candidate.lineId === lineId);
      if (!line || amountFen === 0) return [];
      return [
        {
          lineId,
          netPaidFen: line.netFen,
          refundedBeforeFen: line.refundedFen,
          refundNowFen: amountFen,
        },
      ];
    });
    if (lines.length > 0)
      await this.commissions.reverse(tx, {
        orderId: order.orderId,
        refundId: refund.id,
        lines,
        reason: refund.reason,
      });
  }
}

/**
 * The effects of a refund that ended, in one transaction: order, stock, ledger, commission, case. The refund's own
 * state makes them happen once, whoever brings the news.
 */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly closing: AftersaleClosing,
    private readonly inventory: InventoryService,
    private readonly books: TradeBooks,
    private readonly later: Later,
  ) {}

  /** The money left. False when that was known. */
  async succeed(
    tx: Tx,
    refund: Refund,
    facts: { succeededAt?: Date; channelRefundNo?: string },
  ): Promise<boolean> {
    const order = await this.orders.lock(tx, refund.orderId);
    const at = facts.succeededAt ?? this.later.now();
    const { channelRefundNo } = facts;
    if (!(await this.refunds.succeed(tx, refund.id, { at, ...(channelRefundNo ? { channelRefundNo } : {}) })))
      return false;
    if (refund.cause === 'surplus') await this.returnSurplus(tx, refund);
    else await this.returnGoodsMoney(tx, refund, order);
    await this.later.publish(tx, 'refund.succeeded', { refundId: refund.id, orderId: refund.orderId });
    return true;
  }

  /** The channel refused for good. False when the refund had ended before. */
  async fail(tx: Tx, refund: Refund, reason: string): Promise<boolean> {
    await this.orders.lock(tx, refund.orderId);
    if (!(await this.refunds.fail(tx, refund.id, reason))) return false;
    const row = await this.closing.caseOf(tx, refund);
    if (row) await this.closing.refundFailed(tx, row, { reason, at: this.later.now() });
    return true;
  }

  private async returnSurplus(tx: Tx, refund: Refund): Promise<void> {
    await this.payments.markSurplusRefunded(tx, refund.attemptId);
    await this.books.refunded(tx, refund);
  }

  private async returnGoodsMoney(tx: Tx, refund: Refund, order: OrderRecord): Promise<void> {
    const row = await this.closing.caseOf(tx, refund);
    const allocation = row ? allocationOfCase(row, order) : allocationOfAmount(refund.amountFen, order);
    await this.orders.recordRefund(tx, { orderId: order.orderId, ...allocation });
    await this.restock(tx, refund, { order, allocation });
    const now = this.later.now();
    if (order.state !== 'closed' && leavesNothing(order, allocation))
      await this.orders.transition(tx, order, {
        event: 'fullyRefunded',
        actor: 'system',
        reason: '',
        at: now,
      });
    await this.books.refunded(tx, refund);
    await this.closing.reverseCommission(tx, refund, { order, allocation });
    if (row) await this.closing.refunded(tx, row, { receivedAt: order.receivedAt, at: now });
  }

  private async restock(
    tx: Tx,
    refund: Refund,
    { order, allocation }: { order: OrderRecord; allocation: Allocation },
  ): Promise<void> {
    const back = allocation.lines
      .filter((line) => line.isRestocked && line.quantity > 0)
      .flatMap(({ lineId, quantity }) => {
        const line = order.lines.find((candidate) => candidate.lineId === lineId);
        return line ? [{ skuId: line.skuId, quantity }] : [];
      })
      .sort((a, b) => a.skuId - b.skuId);
    for (const { skuId, quantity } of back)
      await this.inventory.putBack(tx, { skuId, quantity, reference: formatId('refund', refund.id) });
  }
}

/** Goods that never left, or came back, are sold again. */
function allocationOfCase(row: AftersaleCase, order: OrderRecord): Allocation {
  const isRestocked = row.kind === 'returnAndRefund' || !isShipped(order.state);
  const { orderLineId: lineId, amountFen, freightFen } = row;
  return { lines: [{ lineId, amountFen, quantity: quantityOf(row, order), isRestocked }], freightFen };
}

/** Money alone gives no units back, unless it empties a line that never left. */
function quantityOf(row: AftersaleCase, order: OrderRecord): number {
  const line = order.lines.find((candidate) => candidate.lineId === row.orderLineId);
  if (!line) return 0;
  const left = line.quantity - line.refundedQuantity;
  const isEmptied = fen(line.refundedFen + row.amountFen) === line.netFen;
  return isEmptied && !isShipped(order.state) ? left : Math.min(row.quantity, left);
}

/**
 * A refund the buyer asked for inside the payment platform names no line: goods first, in the order of the lines, then
 * freight. Units go back only where a line is refunded whole.
 */
export function allocationOfAmount(amountFen: Fen, order: OrderRecord): Allocation {
  let left = amountFen;
  const lines: Allocation['lines'] = [];
  for (const line of order.lines) {
    const openFen = subtractFen(line.netFen, line.refundedFen);
    const partFen = minFen(openFen, left);
    if (partFen <= 0) continue;
    const quantity = partFen === openFen ? line.quantity - line.refundedQuantity : 0;
    lines.push({
      lineId: line.lineId,
      amountFen: partFen,
      quantity,
      isRestocked: !isShipped(order.state),
    });
    left = subtractFen(left, partFen);
  }
  return { lines, freightFen: left };
}

/** Every line is refunded whole: freight of a shipped order stays paid, the order is over all the same. */
function leavesNothing(order: OrderRecord, allocation: Allocation): boolean {
  return order.lines.every((line) => {
    const nowFen = addFen(
      ZERO_FEN,
      ...allocation.lines.filter(({ lineId }) => lineId === line.lineId).map(({ amountFen }) => amountFen),
    );
    return fen(line.refundedFen + nowFen) === line.netFen;
  });
}
