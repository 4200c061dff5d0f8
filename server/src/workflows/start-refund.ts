import { Injectable } from '@nestjs/common';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen } from '@yimai/shared/kernel/money';
import { AftersaleService, type AftersaleCase } from '../modules/aftersale/index.js';
import type { OrderRecord } from '../modules/order/index.js';
import { PaymentService, RefundService } from '../modules/payment/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { RefundOrder } from './refund-order.js';

/** The step both kinds of case share: the shop agrees (and has its goods), so the money goes back. */
@Injectable()
export class StartRefund {
  constructor(
    private readonly aftersales: AftersaleService,
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly refundOrder: RefundOrder,
    private readonly clock: DatabaseClock,
  ) {}

  /** Order and case are locked. One refund per case: after a definitive failure the same one starts again. */
  async run(
    tx: Tx,
    { order, row, actor }: { order: OrderRecord; row: AftersaleCase; actor: string },
  ): Promise<void> {
    const amountFen = addFen(row.amountFen, row.freightFen);
    if (order.refundedFen + amountFen > order.payableFen) throw new DomainError('REFUND_EXCEEDS_PAID');
    const move = { event: 'refundStarted', actor, reason: '', at: this.clock.now() } as const;
    await this.aftersales.transition(tx, row, move);
    const earlier = await this.refunds.lockByAftersale(tx, row.id);
    if (earlier) {
      if (earlier.state !== 'failed') throw new DomainError('REFUND_STATE');
      await this.refundOrder.again(tx, earlier);
      return;
    }
    const attempts = await this.payments.ofOrders([order.orderId], tx);
    const attempt = attempts.find(({ id }) => id === order.paidAttemptId);
    invariant(attempt, `order ${order.orderId} was paid by an attempt`);
    await this.refundOrder.begin(tx, {
      attempt,
      amountFen,
      cause: 'aftersale',
      aftersaleId: row.id,
      reason: row.reason,
      channelRefundNo: null,
    });
  }
}
