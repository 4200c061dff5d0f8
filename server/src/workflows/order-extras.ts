import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import { AftersaleService } from '../modules/aftersale/index.js';
import { FulfilmentService, shipmentView } from '../modules/fulfilment/index.js';
import { OrderExtrasRegistry, type OrderExtras, type OrderExtrasSource } from '../modules/order/index.js';
import { PaymentService, paymentView } from '../modules/payment/index.js';

const RECENT_CASES = 200;

/** What payment, fulfilment and after-sale add to the view of an order. */
@Injectable()
export class TradeExtras implements OrderExtrasSource, OnModuleInit {
  constructor(
    private readonly registry: OrderExtrasRegistry,
    private readonly payments: PaymentService,
    private readonly fulfilment: FulfilmentService,
    private readonly aftersales: AftersaleService,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async extrasOf(orderIds: readonly OrderId[]): Promise<Map<OrderId, Partial<OrderExtras>>> {
    const [attempts, shipments, cases] = await Promise.all([
      this.payments.ofOrders(orderIds),
      this.fulfilment.ofOrders(orderIds),
      this.aftersales.ofOrders(orderIds),
    ]);
    const of = <T extends { orderId: OrderId }>(rows: readonly T[], orderId: OrderId): T[] =>
      rows.filter((row) => row.orderId === orderId);
    return new Map(
      orderIds.map((orderId) => [
        orderId,
        {
          payments: of(attempts, orderId).map(paymentView),
          shipments: of(shipments, orderId).map(shipmentView),
          aftersaleIds: of(cases, orderId).map((row) => formatId('aftersale', row.id)),
        },
      ]),
    );
  }

  async ordersInAftersale(memberId: MemberId): Promise<OrderId[]> {
    const cases = await this.aftersales.list({ memberId, limit: RECENT_CASES });
    return [...new Set(cases.map((row) => row.orderId))];
  }
}
