import { sql } from 'drizzle-orm';
import { check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** Units of a SKU. available = onHand - reserved. The checks are a second net; the guarded UPDATE is the first. */
export const stocks = mysqlTable(
  'stocks',
  {
    skuId: idColumn('sku', 'sku_id').primaryKey(),
    /** Physically here and not yet sold. */
    onHand: int('on_hand').notNull(),
    /** Promised to placed, unpaid orders. */
    reserved: int('reserved').notNull().default(0),
    /** Sold since the beginning, minus returned to stock. */
    sold: int('sold').notNull().default(0),
    /** Everything ever received, so that onHand + sold = received. */
    received: int('received').notNull(),
  },
  (t) => [
    check('chk_stocks_reserved', sql`${t.reserved} >= 0`),
    check('chk_stocks_available', sql`${t.onHand} >= ${t.reserved}`),
    check('chk_stocks_sum', sql`${t.onHand} + ${t.sold} = ${t.received}`),
  ],
);

/** One hold per order line; ends exactly once, as claimed (paid) or released. */
export const reservations = mysqlTable(
  'reservations',
  {
    id: idColumn('event', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    quantity: int('quantity').notNull(),
    /** held, claimed, released. */
    state: varchar('state', { length: 10 }).notNull(),
    createdAt: instantColumn('created_at').notNull(),
    endedAt: instantColumn('ended_at'),
  },
  (t) => [uniqueIndex('uq_reservations_line').on(t.orderId, t.skuId)],
);

/** Restocks and returns to stock: why `received` or `sold` changed outside of a sale. */
export const stockMovements = mysqlTable(
  'stock_movements',
  {
    id: idColumn('event', 'id').primaryKey(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    quantity: int('quantity').notNull(),
    /** initial, restock, return, correction. */
    reason: varchar('reason', { length: 12 }).notNull(),
    reference: varchar('reference', { length: 64 }).notNull(),
    note: varchar('note', { length: 200 }).notNull().default(''),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_stock_movements_reference').on(t.skuId, t.reason, t.reference),
    index('idx_stock_movements_sku').on(t.skuId, t.id),
  ],
);
