import type { Output } from '@yimai/shared/contracts/api';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import type { OrderRecord } from './order.types.js';

/** A place where a module that is loaded later plugs in. Until then the null implementation answers. */
export class Port<T> {
  private implementation: T | undefined;

  constructor(private readonly otherwise: T) {}

  /** Call from `onModuleInit`. */
  provide(implementation: T): void {
    this.implementation = implementation;
  }

  get current(): T {
    return this.implementation ?? this.otherwise;
  }
}

/**
 * Asked before an unpaid order is closed, outside of any transaction, because it may ask the channel. It must make sure
 * that no running attempt can succeed unnoticed: `paid` when money has arrived (and was booked), `busy` when it cannot
 * tell now (closing is tried again later), `clear` when every attempt is closed or none exists.
 */
export interface PaymentBeforeClosePort {
  settle(order: OrderRecord): Promise<'clear' | 'paid' | 'busy'>;
}

/** Inject `Port<PaymentBeforeClosePort>` by this token. */
export const PAYMENT_BEFORE_CLOSE = Symbol('PaymentBeforeClose');

/** What other modules know about an order, ready for the wire. */
export interface OrderExtras {
  payments: OrderView['payments'];
  shipments: OrderView['shipments'];
  aftersaleIds: string[];
  commissions: Output<'consoleGetOrder'>['commissions'];
}

export interface OrderExtrasSource {
  /** The parts this module knows, of each order it has something about. One query for all ids. */
  extrasOf(
    orderIds: readonly OrderId[],
    audience: 'buyer' | 'console',
  ): Promise<Map<OrderId, Partial<OrderExtras>>>;
  /** Orders of a member with an after-sale case, newest first; only the after-sale module has this. */
  ordersInAftersale?(memberId: MemberId): Promise<OrderId[]>;
}

/** Registry of {@link OrderExtrasSource}; inject it by class, register in `onModuleInit`. */
export class OrderExtrasRegistry {
  private readonly sources: OrderExtrasSource[] = [];

  register(source: OrderExtrasSource): void {
    this.sources.push(source);
  }

  async of(orderIds: readonly OrderId[], audience: 'buyer' | 'console'): Promise<Map<OrderId, OrderExtras>> {
    const found = await Promise.all(this.sources.map((source) => source.extrasOf(orderIds, audience)));
    return new Map(
      orderIds.map((orderId) => {
        const parts = found.map((map) => map.get(orderId) ?? {});
        const extras: OrderExtras = {
          payments: parts.flatMap((part) => part.payments ?? []),
          shipments: parts.flatMap((part) => part.shipments ?? []),
          aftersaleIds: parts.flatMap((part) => part.aftersaleIds ?? []),
          commissions: parts.flatMap((part) => part.commissions ?? []),
        };
        return [orderId, extras];
      }),
    );
  }

  async ordersInAftersale(memberId: MemberId): Promise<OrderId[]> {
    const found = await Promise.all(
      this.sources.map((source) => source.ordersInAftersale?.(memberId) ?? Promise.resolve([])),
    );
    return [...new Set(found.flat())];
  }
}

export const NO_EXTRAS: OrderExtras = { payments: [], shipments: [], aftersaleIds: [], commissions: [] };
