import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { OrderEvent } from '@yimai/shared/domain/order/types';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import { AftersaleService } from '../modules/aftersale/index.js';
import { CommissionService } from '../modules/commission/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

const BATCH = 100;

/** The goods arrived: the buyer says so, WeChat says so, or ten days pass. From here the return window runs. */
@Injectable()
export class ConfirmReceipt implements OnModuleInit {
  private readonly log = new Logger('fulfilment');

  constructor(
    private readonly orders: OrderService,
    private readonly aftersales: AftersaleService,
    private readonly commissions: CommissionService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'fulfilment.auto-confirm',
      everyMs: MINUTE_MS,
      handler: () => this.confirmDue(),
    });
  }

  /** @throws ORDER_NOT_FOUND, ORDER_STATE (not shipped yet). Saying it twice is no error. */
  async byBuyer(memberId: MemberId, orderId: OrderId): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      if (order.memberId !== memberId) throw new DomainError('ORDER_NOT_FOUND');
      if (order.state === 'received' || order.state === 'completed') return;
      await this.receive(tx, order, { event: 'receiptConfirmed', actor: `member:${memberId}` });
    });
  }

  /** The platform on which it was paid knows it from the buyer, or let its own time run out. */
  async byPlatform(tx: Tx, orderId: OrderId, how: 'buyer' | 'time'): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    if (order.state !== 'shipped') return;
    if (how === 'buyer')
      await this.receive(tx, order, { event: 'receiptConfirmed', actor: `member:${order.memberId}` });
    else await this.receive(tx, order, { event: 'receiptTimedOut', actor: 'system' });
  }

  /** Whatever is due; one order that fails stops nobody else. */
  async confirmDue(): Promise<void> {
    for (const orderId of await this.orders.dueForAutoConfirm(this.clock.now(), BATCH)) {
      try {
        await this.unitOfWork.run((tx) => this.timeOut(tx, orderId));
      } catch (error) {
        this.log.error({ err: error, orderId }, 'receipt could not be confirmed; the next round tries again');
      }
    }
  }

  private async timeOut(tx: Tx, orderId: OrderId): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    const isDue = order.autoConfirmAt !== null && order.autoConfirmAt <= this.clock.now();
    if (order.state !== 'shipped' || !isDue) return;
    const cases = await this.aftersales.ofOrders([orderId], tx);
    // While the buyer and the shop still argue, time does not decide.
    if (cases.some((row) => row.openLineId !== null)) return;
    await this.receive(tx, order, { event: 'receiptTimedOut', actor: 'system' });
  }

  private async receive(
    tx: Tx,
    order: OrderRecord,
    { event, actor }: { event: OrderEvent; actor: string },
  ): Promise<void> {
    const at = this.clock.now();
    await this.orders.transition(tx, order, { event, actor, reason: '', at });
    await this.commissions.onReceived(tx, { orderId: order.orderId, receivedAt: at });
  }
}
