import { sql } from 'drizzle-orm';
import { boolean, check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** Frozen when the order is placed; commission is computed from this and from nothing else about people. */
export interface StoredAttribution {
  /** Why there is, or is not, a distributor; a code of shared/domain/binding. */
  reason: string;
  sentence: string;
  distributorId: number | null;
  bindingId: number | null;
  clickId: number | null;
  code: string | null;
  clickedAt: string | null;
  boundAt: string | null;
  platform: 'wechat' | 'douyin' | 'h5' | null;
  scene: string;
  /** Nearest first, as it was then: at most three. */
  upline: {
    distributorId: number;
    memberId: number;
    level: 1 | 2 | 3;
    name: string;
    isActive: boolean;
    isBuyer: boolean;
  }[];
  policyId: number;
  policyVersion: number;
  bindingPolicyVersion: number;
}

export interface StoredAddress {
  nameSealed: string;
  phoneSealed: string;
  detailSealed: string;
  phoneTail: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  regionText: string;
}

export const orders = mysqlTable(
  'orders',
  {
    id: idColumn('order', 'id').primaryKey(),
    /** For people: YM + day + digits. */
    number: varchar('number', { length: 24 }).notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    /** Where it was placed: wechat, douyin, h5. */
    platform: varchar('platform', { length: 10 }).notNull(),
    state: varchar('state', { length: 20 }).notNull(),
    goodsFen: fenColumn('goods_fen').notNull(),
    discountFen: fenColumn('discount_fen').notNull(),
    freightFen: fenColumn('freight_fen').notNull(),
    payableFen: fenColumn('payable_fen').notNull(),
    /** Money given back so far, freight included. */
    refundedFen: fenColumn('refunded_fen').notNull(),
    couponGrantId: idColumn('couponGrant', 'coupon_grant_id'),
    /** Sealed parts are bound to this order's row. */
    address: jsonColumn<StoredAddress>('address').notNull(),
    attribution: jsonColumn<StoredAttribution>('attribution').notNull(),
    note: varchar('note', { length: 200 }).notNull().default(''),
    placedAt: instantColumn('placed_at').notNull(),
    /** Unpaid orders close at this instant. */
    payBefore: instantColumn('pay_before').notNull(),
    paidAt: instantColumn('paid_at'),
    shippedAt: instantColumn('shipped_at'),
    /** Receipt is confirmed for the buyer at this instant; set when shipped. */
    autoConfirmAt: instantColumn('auto_confirm_at'),
    receivedAt: instantColumn('received_at'),
    completedAt: instantColumn('completed_at'),
    closedAt: instantColumn('closed_at'),
    /** Which successful attempt paid it; a second success is surplus and refunded. */
    paidAttemptId: idColumn('paymentAttempt', 'paid_attempt_id'),
  },
  (t) => [
    uniqueIndex('uq_orders_number').on(t.number),
    index('idx_orders_member').on(t.memberId, t.id),
    index('idx_orders_state').on(t.state, t.payBefore),
    index('idx_orders_auto_confirm').on(t.state, t.autoConfirmAt),
    check(
      'chk_orders_amounts',
      sql`${t.payableFen} = ${t.goodsFen} - ${t.discountFen} + ${t.freightFen} AND ${t.payableFen} >= 0 AND ${t.refundedFen} <= ${t.payableFen}`,
    ),
  ],
);

export const orderLines = mysqlTable(
  'order_lines',
  {
    id: idColumn('orderLine', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    position: int('position').notNull(),
    productId: idColumn('product', 'product_id').notNull(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    title: varchar('title', { length: 60 }).notNull(),
    skuText: varchar('sku_text', { length: 80 }).notNull(),
    imageUrl: varchar('image_url', { length: 300 }).notNull(),
    quantity: int('quantity').notNull(),
    priceFen: fenColumn('price_fen').notNull(),
    discountFen: fenColumn('discount_fen').notNull(),
    /** price × quantity − discount: the commission base before refunds. */
    netFen: fenColumn('net_fen').notNull(),
    /** Cost of one unit when placed; null: unknown. */
    costFen: fenColumn('cost_fen'),
    /** The override in force when placed. */
    commission: jsonColumn<{ source: 'product' | 'sku'; override: unknown } | null>('commission'),
    isReturnable: boolean('is_returnable').notNull().default(true),
    /** physical, virtual: what it was when it was bought. */
    kind: varchar('kind', { length: 10 }).notNull().default('physical'),
    refundedFen: fenColumn('refunded_fen').notNull(),
    refundedQuantity: int('refunded_quantity').notNull().default(0),
    /** The buyer's one review of this line, also when it was deleted later. */
    reviewedAt: instantColumn('reviewed_at'),
  },
  (t) => [
    index('idx_order_lines_order').on(t.orderId, t.position),
    index('idx_order_lines_product').on(t.productId),
    check(
      'chk_order_lines_amounts',
      sql`${t.netFen} >= 0 AND ${t.refundedFen} >= 0 AND ${t.refundedFen} <= ${t.netFen} AND ${t.refundedQuantity} <= ${t.quantity}`,
    ),
  ],
);

/** Every transition, with actor, time and reason, in the same transaction. */
export const orderEvents = mysqlTable(
  'order_events',
  {
    id: idColumn('event', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    /** The domain event, e.g. place, pay, ship, confirm, close. */
    event: varchar('event', { length: 24 }).notNull(),
    fromState: varchar('from_state', { length: 20 }).notNull(),
    toState: varchar('to_state', { length: 20 }).notNull(),
    actor: varchar('actor', { length: 48 }).notNull(),
    reason: varchar('reason', { length: 200 }).notNull().default(''),
    at: instantColumn('at').notNull(),
  },
  (t) => [index('idx_order_events_order').on(t.orderId, t.id)],
);
