import { Injectable } from '@nestjs/common';
import { asId, formatId } from '@yimai/shared/kernel/id';
import { multiplyFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import type { DoudianAftersaleFact } from '../gateways/doudian-ports.js';
import { BindingService } from '../modules/binding/index.js';
import { CommissionService } from '../modules/commission/index.js';
import {
  DoudianSales,
  withRefund,
  type SaleRow,
  type SaleVerdict,
  type SoldLine,
} from '../modules/doudian/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import type { AttributionSnapshot } from '../modules/order/index.js';
import type { Tx } from '../platform/db/index.js';
import { commissionOrderOf, type EarningOrder } from './commission-order.js';

const REFUND_REASON = '商家小店退款';

/**
 * What a sale in 抖店 means for the books: commission, by the rules of our own orders. The buyer's money is no entry of
 * ours, it never came through a channel of ours (docs/ledger.md).
 */
@Injectable()
export class BookDoudianSale {
  constructor(
    private readonly sales: DoudianSales,
    private readonly commissions: CommissionService,
    private readonly bindings: BindingService,
    private readonly ledger: LedgerService,
  ) {}

  /** What is told of a line now; told again it changes nothing. */
  async take(tx: Tx, sold: SoldLine, verdict: SaleVerdict | null): Promise<void> {
    const before = await this.sales.take(tx, sold, verdict);
    const isCancelled = before.state === 'cancelled';
    const sale = isCancelled ? before : await this.reward(tx, before);
    // An order that was paid and is cancelled was paid back, whatever became of its after-sale cases.
    if (isCancelled && sale.paidAt !== null) await this.refund(tx, sale, sale.paidFen);
    if (sale.completedAt !== null && sale.accruedAt !== null)
      await this.commissions.onReceived(tx, { orderId: sale.id, receivedAt: sale.completedAt });
  }

  async takeAftersale(tx: Tx, fact: DoudianAftersaleFact): Promise<void> {
    const sale = await this.sales.lock(tx, fact.lineNo);
    if (!sale || !(await this.sales.takeAftersale(tx, sale, fact))) return;
    if (fact.state === 'refunded') await this.refund(tx, sale, fact.refundFen);
    if (fact.state !== 'open' && sale.accruedAt !== null)
      await this.commissions.onAftersaleClosed(tx, {
        orderLineIds: [asId('orderLine', sale.id)],
        receivedAt: sale.completedAt,
        closedAt: fact.updatedAt,
      });
  }

  /** Once it is paid and known to be somebody's. */
  private async reward(tx: Tx, sale: SaleRow): Promise<SaleRow> {
    const { attribution, memberId, paidAt } = sale;
    if (!attribution || memberId === null || paidAt === null || sale.accruedAt !== null) return sale;
    const order = commissionOrderOf(orderOf(sale, { attribution, memberId }));
    const { drafts } = await this.commissions.accrue(tx, { order, paidAt });
    if (drafts.length > 0) await this.ledger.post(tx, drafts, { order: formatId('order', sale.id) });
    const earned = { ...sale, accruedAt: this.sales.now() };
    await this.sales.save(tx, earned);
    if (attribution.bindingId !== null)
      await this.bindings.extendOnOrder(tx, { memberId, orderId: sale.id, at: paidAt });
    // Money that went back before anybody knew whose sale it was.
    await this.reverse(tx, earned, { beforeFen: ZERO_FEN, nowFen: earned.refundedFen });
    return earned;
  }

  private async refund(tx: Tx, sale: SaleRow, refundFen: Fen): Promise<void> {
    const { sale: after, nowFen } = withRefund(sale, refundFen);
    await this.sales.save(tx, after);
    if (sale.accruedAt !== null) await this.reverse(tx, sale, { beforeFen: sale.refundedFen, nowFen });
  }

  private async reverse(
    tx: Tx,
    sale: SaleRow,
    { beforeFen, nowFen }: { beforeFen: Fen; nowFen: Fen },
  ): Promise<void> {
    if (nowFen === 0) return;
    const lineId = asId('orderLine', sale.id);
    await this.commissions.reverse(tx, {
      orderId: sale.id,
      refundId: this.sales.nextRefundId(),
      lines: [{ lineId, netPaidFen: sale.netFen, refundedBeforeFen: beforeFen, refundNowFen: nowFen }],
      reason: REFUND_REASON,
    });
  }
}

/** The sale as an order of one line; what a creator takes is off the base like a discount. */
function orderOf(
  sale: SaleRow,
  { attribution, memberId }: { attribution: AttributionSnapshot; memberId: NonNullable<SaleRow['memberId']> },
): EarningOrder {
  const { id, orderNo, skuId, productId, title, quantity, priceFen, netFen, costFen, commission } = sale;
  const discountFen = subtractFen(multiplyFen(priceFen, quantity), netFen);
  const line = { skuId, productId, title, quantity, priceFen, discountFen, netFen, costFen, commission };
  return {
    orderId: id,
    number: orderNo,
    memberId,
    platform: 'douyin',
    attribution,
    lines: [{ ...line, lineId: asId('orderLine', id) }],
  };
}
