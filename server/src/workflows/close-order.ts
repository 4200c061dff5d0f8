import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent } from '@yimai/shared/domain/order/types';
import type { OrderId } from '@yimai/shared/kernel/id';
import {
  OrderService,
  PAYMENT_BEFORE_CLOSE,
  type PaymentBeforeClosePort,
  type Port,
} from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { OrderHolds } from './order-holds.js';

export interface Closing {
  event: Extract<OrderEvent, 'buyerCancelled' | 'merchantCancelled' | 'paymentTimedOut'>;
  actor: string;
  reason: string;
}

/** `kept`: it was no longer unpaid. `paid`: money had arrived. `busy`: a payment cannot be ruled out just now. */
export type CloseOutcome = 'closed' | 'kept' | 'paid' | 'busy';

/**
 * Closes an unpaid order. Payment is asked first, so that money on its way wins; then the order's row is locked and
 * its state decides, so that whoever comes second — the notification or the closing — finds the other's work done.
 */
@Injectable()
export class CloseOrder {
  constructor(
    private readonly orders: OrderService,
    private readonly holds: OrderHolds,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
    @Inject(PAYMENT_BEFORE_CLOSE) private readonly payment: Port<PaymentBeforeClosePort>,
  ) {}

  /** Throws ORDER_NOT_FOUND. */
  async run(orderId: OrderId, closing: Closing): Promise<CloseOutcome> {
    const seen = await this.orders.get(orderId);
    if (seen.state !== 'awaitingPayment') return 'kept';
    const payment = await this.payment.current.settle(seen);
    if (payment !== 'clear') return payment;
    return this.unitOfWork.run(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      if (order.state !== 'awaitingPayment') return 'kept';
      await this.orders.transition(tx, order, { ...closing, at: this.clock.now() });
      await this.holds.release(tx, orderId);
      return 'closed';
    });
  }
}
