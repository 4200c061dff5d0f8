import { Injectable } from '@nestjs/common';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { IdentityService } from '../modules/identity/index.js';
import {
  NO_EXTRAS,
  OrderExtrasRegistry,
  OrderService,
  toConsoleOrderView,
  toOrderView,
  type ConsoleOrderView,
  type OrderRecord,
} from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';

/** One order with everything that belongs to it, for its buyer or for the merchant. */
@Injectable()
export class ViewOrder {
  constructor(
    private readonly orders: OrderService,
    private readonly extras: OrderExtrasRegistry,
    private readonly clock: DatabaseClock,
    private readonly identity: IdentityService,
  ) {}

  /** Throws ORDER_NOT_FOUND, also for somebody else's order. */
  async own(memberId: MemberId, orderId: OrderId): Promise<OrderView> {
    // Asked at once, so that it is one statement; whose order it is decides before anything is shown.
    const [order, events, extras] = await Promise.all([
      this.orders.getOwn(memberId, orderId),
      this.orders.events(orderId),
      this.extras.of([orderId], 'buyer'),
    ]);
    return toOrderView({
      order,
      address: this.orders.openAddress(order),
      events,
      extras: extras.get(orderId) ?? NO_EXTRAS,
      now: this.clock.now(),
    });
  }

  /** Throws ORDER_NOT_FOUND. */
  async forConsole(orderId: OrderId): Promise<ConsoleOrderView> {
    const [view] = await this.manyForConsole([await this.orders.get(orderId)]);
    invariant(view, 'one order in, one view out');
    return view;
  }

  async manyForConsole(orders: readonly OrderRecord[]): Promise<ConsoleOrderView[]> {
    const ids = orders.map((order) => order.orderId);
    const [events, extras, buyers] = await Promise.all([
      this.orders.eventsOf(ids),
      this.extras.of(ids, 'console'),
      this.identity.members(orders.map((order) => order.memberId)),
    ]);
    return orders.map((order) =>
      toConsoleOrderView(
        {
          order,
          address: this.orders.openAddress(order),
          events: events.get(order.orderId) ?? [],
          extras: extras.get(order.orderId) ?? NO_EXTRAS,
          now: this.clock.now(),
        },
        {
          nickname: buyers.get(order.memberId)?.nickname ?? '已注销用户',
          phoneMasked: buyers.get(order.memberId)?.phoneMasked ?? null,
        },
      ),
    );
  }
}
