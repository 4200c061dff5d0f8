import { sql } from 'drizzle-orm';
import { check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';
import type { AttributionSnapshot } from '../order/index.js';
import type { IntentEvidence } from './doudian.types.js';

/**
 * Somebody went on to 抖店 to buy this. Append only. What is bought there comes back as an order of 抖店 without a word
 * about who recommended it; this is where that is found, as it stood when the buyer left.
 */
export const doudianIntents = mysqlTable(
  'doudian_intents',
  {
    /** Time-ordered. */
    id: idColumn('doudianIntent', 'id').primaryKey(),
    /** Null: not logged in; the device's next login tells who it was. */
    memberId: idColumn('member', 'member_id'),
    deviceId: varchar('device_id', { length: 40 }).notNull(),
    productId: idColumn('product', 'product_id').notNull(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    quantity: int('quantity').notNull(),
    /** What was opened; the product may be linked differently later. */
    doudianShopId: varchar('doudian_shop_id', { length: 20 }).notNull(),
    doudianProductId: varchar('doudian_product_id', { length: 20 }).notNull(),
    doudianSkuId: varchar('doudian_sku_id', { length: 20 }).notNull(),
    /** Whom it speaks for; null: nobody. */
    distributorId: idColumn('distributor', 'distributor_id'),
    code: varchar('code', { length: 12 }),
    evidence: jsonColumn<IntentEvidence>('evidence').notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    index('idx_doudian_intents_member').on(t.memberId, t.id),
    index('idx_doudian_intents_device').on(t.deviceId, t.id),
    index('idx_doudian_intents_sku').on(t.doudianSkuId, t.id),
  ],
);

/**
 * A line of an order in 抖店, of goods of ours. Its id is an order's and its line's at once: commission is earned on it as
 * on an order of our own, of one line, though neither stock nor money of it are ours to move.
 */
export const doudianSales = mysqlTable(
  'doudian_sales',
  {
    id: idColumn('order', 'id').primaryKey(),
    orderNo: varchar('order_no', { length: 24 }).notNull(),
    lineNo: varchar('line_no', { length: 24 }).notNull(),
    productId: idColumn('product', 'product_id').notNull(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    title: varchar('title', { length: 60 }).notNull(),
    skuText: varchar('sku_text', { length: 80 }).notNull(),
    imageUrl: varchar('image_url', { length: 300 }).notNull(),
    quantity: int('quantity').notNull(),
    priceFen: fenColumn('price_fen').notNull(),
    /** What the buyer paid for the goods there, without freight. */
    paidFen: fenColumn('paid_fen').notNull(),
    /** What a creator (达人) is paid out of it. */
    creatorFen: fenColumn('creator_fen').notNull(),
    /** paid − creator: the commission base before refunds. */
    netFen: fenColumn('net_fen').notNull(),
    /** Cost of one unit and the override in force when it was first seen. */
    costFen: fenColumn('cost_fen'),
    commission: jsonColumn<{ source: 'product' | 'sku'; override: unknown } | null>('commission'),
    /** unpaid, paid, shipped, completed, cancelled: as 抖店 says. */
    state: varchar('state', { length: 12 }).notNull(),
    /** attributed, waiting, or why it is nobody's: see choose-intent.ts. */
    verdict: varchar('verdict', { length: 12 }).notNull(),
    /** Who it counts for, and by which intent; null: nobody. */
    intentId: idColumn('doudianIntent', 'intent_id'),
    memberId: idColumn('member', 'member_id'),
    attribution: jsonColumn<AttributionSnapshot | null>('attribution'),
    /** Money for the goods that went back there, and its part of the commission base. */
    refundedPaidFen: fenColumn('refunded_paid_fen').notNull(),
    refundedFen: fenColumn('refunded_fen').notNull(),
    placedAt: instantColumn('placed_at').notNull(),
    paidAt: instantColumn('paid_at'),
    completedAt: instantColumn('completed_at'),
    /** The change there that this row knows of; older news is ignored. */
    changedAt: instantColumn('changed_at').notNull(),
    accruedAt: instantColumn('accrued_at'),
  },
  (t) => [
    uniqueIndex('uq_doudian_sales_line').on(t.lineNo),
    index('idx_doudian_sales_member').on(t.memberId, t.id),
    index('idx_doudian_sales_intent').on(t.intentId),
    index('idx_doudian_sales_verdict').on(t.verdict, t.id),
    check(
      'chk_doudian_sales_amounts',
      sql`${t.netFen} = ${t.paidFen} - ${t.creatorFen} AND ${t.netFen} >= 0 AND ${t.refundedPaidFen} <= ${t.paidFen} AND ${t.refundedFen} <= ${t.netFen}`,
    ),
  ],
);

/** An after-sale case there; while one is open the commission of its sale does not settle. */
export const doudianAftersales = mysqlTable(
  'doudian_aftersales',
  {
    aftersaleNo: varchar('aftersale_no', { length: 24 }).primaryKey(),
    saleId: idColumn('order', 'sale_id').notNull(),
    /** open, refunded, ended. */
    state: varchar('state', { length: 10 }).notNull(),
    refundFen: fenColumn('refund_fen').notNull(),
    changedAt: instantColumn('changed_at').notNull(),
  },
  (t) => [index('idx_doudian_aftersales_sale').on(t.saleId, t.state)],
);

/** Up to when a shop's changes are known. */
export const doudianImports = mysqlTable('doudian_imports', {
  shopId: varchar('shop_id', { length: 20 }).primaryKey(),
  importedUntil: instantColumn('imported_until').notNull(),
});
