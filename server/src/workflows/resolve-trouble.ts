import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { OrderService } from '../modules/order/index.js';
import { PaymentService, RefundService } from '../modules/payment/index.js';
import { Audit } from '../platform/audit/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { Later } from './later.js';
import { RefundOrder } from './refund-order.js';
import { ReportShipment } from './report-shipment.js';

/** What staff do about what no program can decide. Each step leaves an audit record. */
@Injectable()
export class ResolveTrouble {
  constructor(
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly orders: OrderService,
    private readonly refundOrder: RefundOrder,
    private readonly shipments: ReportShipment,
    private readonly audit: Audit,
    private readonly later: Later,
  ) {}

  /** The notification stays as it came; nothing of ours is changed by it. @throws TROUBLE_NOT_FOUND, TROUBLE_STATE */
  async settle(
    { notificationId, note }: Input<'consoleSettleNotification'>,
    call: CallContext,
  ): Promise<void> {
    await this.later.inTx(async (tx) => {
      await this.payments.settleNotification(tx, notificationId);
      await this.audit.record(tx, {
        actor: actorOf(call),
        action: 'notification.settle',
        target: formatId('event', notificationId),
        detail: { note },
      });
    });
  }

  /**
   * Money that is nobody's case (paid twice, paid too late) goes back once more, under a new number. A refund of an
   * after-sale case starts again there, because the case has to move with it.
   * @throws TROUBLE_NOT_FOUND, TROUBLE_STATE
   */
  async retryRefund({ refundId }: Input<'consoleRetryRefund'>, call: CallContext): Promise<void> {
    const known = await this.refunds.get(refundId);
    if (!known) throw new DomainError('TROUBLE_NOT_FOUND');
    await this.later.inTx(async (tx) => {
      await this.orders.lock(tx, known.orderId);
      const refund = await this.refunds.lock(tx, refundId);
      if (refund?.state !== 'failed' || refund.cause !== 'surplus') throw new DomainError('TROUBLE_STATE');
      const { outRefundNo } = await this.refundOrder.again(tx, refund);
      await this.audit.record(tx, {
        actor: actorOf(call),
        action: 'refund.retry',
        target: formatId('refund', refundId),
        detail: { outRefundNo, after: refund.failReason },
      });
    });
  }

  /** @throws TROUBLE_NOT_FOUND, TROUBLE_STATE */
  async retryUpload({ shipmentId }: Input<'consoleRetryUpload'>, call: CallContext): Promise<void> {
    await this.later.inTx(async (tx) => {
      await this.shipments.again(tx, shipmentId);
      await this.audit.record(tx, {
        actor: actorOf(call),
        action: 'shipment.upload',
        target: formatId('shipment', shipmentId),
        detail: {},
      });
    });
  }
}

const actorOf = (call: CallContext): string => `staff:${staffOf(call).staffId}`;
