import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { OrderView } from '@yimai/shared/contracts/order';
import type { MemberId } from '@yimai/shared/kernel/id';
import { OrderService } from '../modules/order/index.js';
import { DomainError } from '../platform/http/index.js';
import { CloseOrder } from './close-order.js';
import { ViewOrder } from './view-order.js';

/** The buyer changes their mind before paying. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly orders: OrderService,
    private readonly closeOrder: CloseOrder,
    private readonly viewOrder: ViewOrder,
  ) {}

  /** Cancelling twice is one cancellation. Throws ORDER_NOT_FOUND, ORDER_STATE (paid meanwhile), BUSY (try again). */
  async run(memberId: MemberId, { orderId, reason }: Input<'cancelOrder'>): Promise<OrderView> {
    await this.orders.getOwn(memberId, orderId);
    const outcome = await this.closeOrder.run(orderId, {
      event: 'buyerCancelled',
      actor: `member:${memberId}`,
      reason,
    });
    if (outcome === 'busy') throw new DomainError('BUSY', { message: '正在确认您的付款结果，请稍后再试' });
    const view = await this.viewOrder.own(memberId, orderId);
    if (view.state !== 'closed')
      throw new DomainError('ORDER_STATE', { message: '订单已付款，不能直接取消，请申请退款' });
    return view;
  }
}
