import { Injectable, type OnModuleInit } from '@nestjs/common';
import { asId } from '@yimai/shared/kernel/id';
import { Participation } from '../modules/experiment/index.js';
import { OrderService } from '../modules/order/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

type Payload = Record<string, unknown>;

/** What people who took part in experiments bought and gave back, by our own events. */
@Injectable()
export class CountConversions implements OnModuleInit {
  constructor(
    private readonly participation: Participation,
    private readonly orders: OrderService,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.on('order.paid', 'experiment.convert', (payload) => this.paid(payload));
    this.jobs.on('refund.succeeded', 'experiment.refund', (payload) => this.refunded(payload));
  }

  private async paid(payload: Payload): Promise<void> {
    const order = await this.orders.get(asId('order', Number(payload['orderId'])));
    if (order.paidAt) await this.participation.convert({ ...order, paidAt: order.paidAt });
  }

  private async refunded(payload: Payload): Promise<void> {
    const { orderId, refundedFen } = await this.orders.get(asId('order', Number(payload['orderId'])));
    await this.participation.refund(orderId, refundedFen);
  }
}
