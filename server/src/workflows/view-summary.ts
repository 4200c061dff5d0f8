import { Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { MemberId } from '@yimai/shared/kernel/id';
import { CartService } from '../modules/cart/index.js';
import { OrderService } from '../modules/order/index.js';
import { PromotionService } from '../modules/promotion/index.js';
import { TABS } from './list-orders.js';

/** How much waits for a member, as counts: what their own page shows before they go anywhere. */
@Injectable()
export class ViewSummary {
  constructor(
    private readonly orders: OrderService,
    private readonly promotion: PromotionService,
    private readonly cart: CartService,
  ) {}

  async of(memberId: MemberId): Promise<Output<'getMySummary'>> {
    const [states, waitingReviews, coupons, cartQuantity] = await Promise.all([
      this.orders.countByState(memberId),
      this.orders.countAwaitingReview(memberId),
      this.promotion.listGrants(memberId, 'usable'),
      this.cart.quantity(memberId),
    ]);
    const count = (tab: keyof typeof TABS): number =>
      TABS[tab].reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
    return {
      orders: {
        awaitingPayment: count('awaiting-payment'),
        awaitingShipment: count('awaiting-shipment'),
        shipped: count('shipped'),
      },
      waitingReviews,
      usableCoupons: coupons.length,
      cartQuantity,
    };
  }
}
