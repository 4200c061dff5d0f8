import { boolean, int, mysqlTable, primaryKey } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn } from '../../platform/db/columns.js';

export const cartItems = mysqlTable(
  'cart_items',
  {
    memberId: idColumn('member', 'member_id').notNull(),
    skuId: idColumn('sku', 'sku_id').notNull(),
    quantity: int('quantity').notNull(),
    isSelected: boolean('is_selected').notNull().default(true),
    addedPriceFen: fenColumn('added_price_fen').notNull(),
    addedAt: instantColumn('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.skuId] })],
);
