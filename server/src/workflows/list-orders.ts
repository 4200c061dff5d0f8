import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { OrderState } from '@yimai/shared/domain/order/types';
import type { MemberId } from '@yimai/shared/kernel/id';
import { OrderExtrasRegistry, OrderService, toOrderSummaryView } from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { ViewOrder } from './view-order.js';

type Tab = Exclude<Input<'listOrders'>['state'], 'all' | 'aftersale'>;

/** What a member calls by one name. */
export const TABS: Record<Tab, readonly OrderState[]> = {
  'awaiting-payment': ['awaitingPayment'],
  'awaiting-shipment': ['paid', 'awaitingGroup', 'awaitingShipment'],
  shipped: ['shipped'],
  completed: ['received', 'completed'],
};

/** Orders page by page, newest first: a member's own by tab, or everybody's for the merchant. */
@Injectable()
export class ListOrders {
  constructor(
    private readonly orders: OrderService,
    private readonly extras: OrderExtrasRegistry,
    private readonly viewOrder: ViewOrder,
    private readonly clock: DatabaseClock,
  ) {}

  async own(memberId: MemberId, input: Input<'listOrders'>): Promise<Output<'listOrders'>> {
    const { state, cursor, limit } = input;
    const filter =
      state === 'aftersale'
        ? { orderIds: await this.extras.ordersInAftersale(memberId) }
        : { states: state === 'all' ? undefined : TABS[state] };
    const page = await this.orders.list({ ...filter, memberId, cursor, limit });
    const now = this.clock.now();
    return {
      items: page.items.map((order) => toOrderSummaryView(order, { now })),
      nextCursor: page.nextCursor,
    };
  }

  async forConsole({ state, ...rest }: Input<'consoleListOrders'>): Promise<Output<'consoleListOrders'>> {
    const page = await this.orders.list({ ...rest, states: state && [state] });
    return { items: await this.viewOrder.manyForConsole(page.items), nextCursor: page.nextCursor };
  }
}
