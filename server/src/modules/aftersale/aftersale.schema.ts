import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

export const aftersaleCases = mysqlTable(
  'aftersale_cases',
  {
    id: idColumn('aftersale', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    orderLineId: idColumn('orderLine', 'order_line_id').notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    kind: varchar('kind', { length: 16 }).notNull(),
    state: varchar('state', { length: 16 }).notNull(),
    quantity: int('quantity').notNull(),
    /** Goods money to give back. */
    amountFen: fenColumn('amount_fen').notNull(),
    /** Freight to give back: only with the last line of an order that was not shipped. */
    freightFen: fenColumn('freight_fen').notNull(),
    reason: varchar('reason', { length: 40 }).notNull(),
    note: varchar('note', { length: 300 }).notNull().default(''),
    /** Ids of uploaded pictures, in the buyer's order; null: none. */
    evidence: jsonColumn<number[]>('evidence'),
    rejectReason: varchar('reject_reason', { length: 200 }),
    returnCarrier: varchar('return_carrier', { length: 20 }),
    returnTrackingNumber: varchar('return_tracking_number', { length: 32 }),
    /** The order line while the case is open, null once it ended: unique, so one open case per line. */
    openLineId: idColumn('orderLine', 'open_line_id'),
    requestedAt: instantColumn('requested_at').notNull(),
    closedAt: instantColumn('closed_at'),
  },
  (t) => [
    uniqueIndex('uq_aftersale_open_line').on(t.openLineId),
    index('idx_aftersale_order').on(t.orderId),
    index('idx_aftersale_member').on(t.memberId, t.id),
    index('idx_aftersale_state').on(t.state, t.id),
  ],
);

export const aftersaleEvents = mysqlTable(
  'aftersale_events',
  {
    id: idColumn('event', 'id').primaryKey(),
    aftersaleId: idColumn('aftersale', 'aftersale_id').notNull(),
    fromState: varchar('from_state', { length: 16 }).notNull(),
    toState: varchar('to_state', { length: 16 }).notNull(),
    actor: varchar('actor', { length: 48 }).notNull(),
    reason: varchar('reason', { length: 200 }).notNull().default(''),
    at: instantColumn('at').notNull(),
  },
  (t) => [index('idx_aftersale_events_case').on(t.aftersaleId, t.id)],
);
