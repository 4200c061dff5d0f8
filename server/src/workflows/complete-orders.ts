import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { isWithinReturnWindow } from '@yimai/shared/domain/aftersale/return-window';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { OrderId } from '@yimai/shared/kernel/id';
import { AftersaleService } from '../modules/aftersale/index.js';
import { OrderService } from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

const BATCH = 200;

/** After the return window an order is over, unless a case is still open. */
@Injectable()
export class CompleteOrders implements OnModuleInit {
  private readonly log = new Logger('fulfilment');

  constructor(
    private readonly orders: OrderService,
    private readonly aftersales: AftersaleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'order.complete-due', everyMs: MINUTE_MS, handler: () => this.completeDue() });
  }

  async completeDue(): Promise<void> {
    for (const orderId of await this.orders.dueForCompletion(this.clock.now(), BATCH)) {
      try {
        await this.unitOfWork.run((tx) => this.complete(tx, orderId));
      } catch (error) {
        this.log.error({ err: error, orderId }, 'order could not be completed; the next round tries again');
      }
    }
  }

  private async complete(tx: Tx, orderId: OrderId): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    const at = this.clock.now();
    if (order.state !== 'received' || order.receivedAt === null) return;
    if (isWithinReturnWindow(order.receivedAt, at)) return;
    const cases = await this.aftersales.ofOrders([orderId], tx);
    if (cases.some((row) => row.openLineId !== null)) return;
    await this.orders.transition(tx, order, {
      event: 'rightsPeriodEnded',
      actor: 'system',
      reason: '',
      at,
    });
  }
}
