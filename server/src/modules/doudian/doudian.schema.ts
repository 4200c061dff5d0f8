import { index, int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';
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
