import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { ONLINE_DELIVERY } from '@yimai/shared/domain/fulfilment/carriers';
import { isShipped } from '@yimai/shared/domain/order/transitions';
import { formatId } from '@yimai/shared/kernel/id';
import { AftersaleService } from '../modules/aftersale/index.js';
import { FulfilmentService } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, RefundService, type Attempt } from '../modules/payment/index.js';
import { Audit } from '../platform/audit/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, type StaffPrincipal } from '../platform/http/index.js';
import { Later } from './later.js';
import { ReportShipment } from './report-shipment.js';

/** Whether money of the order is about to go back: then nothing may leave the warehouse. */
@Injectable()
export class ShippingObstacles {
  constructor(
    private readonly aftersales: AftersaleService,
    private readonly refunds: RefundService,
  ) {}

  /** @throws ORDER_STATE with a sentence for the warehouse. The order must be locked. */
  async refuse(tx: Tx, order: OrderRecord): Promise<void> {
    const cases = await this.aftersales.ofOrders([order.orderId], tx);
    if (cases.some((row) => row.openLineId !== null))
      throw new DomainError('ORDER_STATE', { message: '订单有进行中的售后，请先处理售后再发货' });
    const refunds = await this.refunds.ofOrder(order.orderId, tx);
    const isReturning = refunds.some(
      ({ cause, state }) => cause === 'channel' && state !== 'succeeded' && state !== 'failed',
    );
    if (isReturning)
      throw new DomainError('ORDER_STATE', { message: '买家正在抖音申请退款，请等待退款结果' });
  }
}

/** A code has no carrier, and a parcel has one. @throws CARRIER_UNKNOWN */
function requireFitting(order: OrderRecord, carrier: string): void {
  const isOnline = carrier === ONLINE_DELIVERY;
  if (isOnline === order.lines.every((line) => line.kind === 'virtual')) return;
  const message = isOnline ? '实物商品请选择快递公司' : '虚拟商品请选择线上交付，并填写兑换码';
  throw new DomainError('CARRIER_UNKNOWN', { param: 'carrier', message });
}

/** The goods leave: one parcel with carrier and number, and everybody who must know of it is told by jobs. */
@Injectable()
export class ShipOrder {
  constructor(
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly fulfilment: FulfilmentService,
    private readonly obstacles: ShippingObstacles,
    private readonly reports: ReportShipment,
    private readonly audit: Audit,
    private readonly later: Later,
  ) {}

  /** @throws CARRIER_UNKNOWN, TRACKING_NUMBER_INVALID, SHIPMENT_EXISTS, ORDER_STATE */
  async run(input: Input<'shipOrder'>, staff: StaffPrincipal): Promise<void> {
    if (input.carrier !== ONLINE_DELIVERY) this.fulfilment.checkNumber(input.carrier, input.trackingNumber);
    await this.later.inTx(async (tx) => {
      const order = await this.orders.lock(tx, input.orderId);
      if (isShipped(order.state)) throw new DomainError('SHIPMENT_EXISTS');
      requireFitting(order, input.carrier);
      await this.obstacles.refuse(tx, order);
      const { carrier, trackingNumber } = input;
      const actor = `staff:${staff.staffId}`;
      const at = this.later.now();
      await this.orders.transition(tx, order, { event: 'goodsShipped', actor, reason: '', at });
      const paidBy = await this.paidAttempt(tx, order);
      const shipment = await this.fulfilment.create(tx, {
        orderId: order.orderId,
        carrier,
        trackingNumber,
        needsUpload: paidBy?.scene === 'wechat-mini',
      });
      await this.reports.announce(tx, shipment, paidBy);
      await this.audit.record(tx, {
        actor,
        action: 'order.ship',
        target: formatId('order', order.orderId),
        detail: { carrier, trackingNumber },
      });
    });
  }

  private async paidAttempt(tx: Tx, order: OrderRecord): Promise<Attempt | null> {
    const attempts = await this.payments.ofOrders([order.orderId], tx);
    return attempts.find(({ id }) => id === order.paidAttemptId) ?? null;
  }
}
