import { Injectable } from '@nestjs/common';
import type { OrderId } from '@yimai/shared/kernel/id';
import { CartService } from '../modules/cart/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import type { OrderRecord } from '../modules/order/index.js';
import { PromotionService, type CouponId, type CouponTerms } from '../modules/promotion/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';

/** What an unpaid order holds, and letting go of it. */
@Injectable()
export class OrderHolds {
  constructor(
    private readonly inventory: InventoryService,
    private readonly promotion: PromotionService,
    private readonly cart: CartService,
    private readonly outbox: Outbox,
  ) {}

  couponTerms(tx: Tx, couponId: CouponId): Promise<CouponTerms> {
    return this.promotion.terms(couponId, tx);
  }

  /** Everything that comes with a new order; the stock last, because those rows are everybody's. */
  async take(tx: Tx, order: OrderRecord, { fromCart }: { fromCart: boolean }): Promise<void> {
    const { orderId, memberId, couponGrantId } = order;
    if (couponGrantId !== null) await this.holdCoupon(tx, { grantId: couponGrantId, memberId, orderId });
    const skuIds = order.lines.map((line) => line.skuId);
    if (fromCart) await this.cart.removeOrdered(tx, memberId, skuIds);
    await this.outbox.publish(tx, 'order.placed', { orderId });
    const lines = order.lines.map(({ skuId, quantity }) => ({ skuId, quantity }));
    this.inventory.reserve(tx, { orderId, lines });
  }

  /** The order is closed unpaid: goods and coupon are free again, exactly once. */
  async release(tx: Tx, orderId: OrderId): Promise<void> {
    await this.inventory.release(tx, orderId);
    await this.promotion.release(tx, orderId);
  }

  private async holdCoupon(tx: Tx, hold: Parameters<PromotionService['hold']>[1]): Promise<void> {
    try {
      await this.promotion.hold(tx, hold);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Another order of the member took it since the quote: the price is another one now.
      throw new DomainError('QUOTE_CHANGED', { facts: { why: 'coupon' } });
    }
  }
}
