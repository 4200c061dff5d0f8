import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { OrderService } from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { CloseOrder } from './close-order.js';

const EVERY_MS = 2_000;
const BATCH = 200;

/**
 * Closes orders whose time to pay is over. It looks the due ones up by index every two seconds instead of keeping a
 * timer row per order: nearly every order is paid, so a timer would cost the checkout a statement and the worker four,
 * to do nothing. Safe to run in several processes: the order's row decides who closes it.
 */
@Injectable()
export class CloseUnpaidOrders implements OnModuleInit {
  private readonly log = new Logger('orders');

  constructor(
    private readonly orders: OrderService,
    private readonly closeOrder: CloseOrder,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'order.close-unpaid',
      everyMs: EVERY_MS,
      handler: async () => {
        await this.run();
      },
    });
  }

  /** Returns how many it closed. One order that cannot be closed now does not keep the others open. */
  async run(): Promise<number> {
    const due = await this.orders.dueForClosing(this.clock.now(), BATCH);
    let closed = 0;
    for (const orderId of due) {
      try {
        const outcome = await this.closeOrder.run(orderId, {
          event: 'paymentTimedOut',
          actor: 'system',
          reason: '',
        });
        if (outcome === 'closed') closed += 1;
      } catch (error) {
        this.log.warn({ err: error, orderId }, 'closing an unpaid order failed'); // The next round tries again.
      }
    }
    return closed;
  }
}
