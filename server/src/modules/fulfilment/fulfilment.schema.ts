import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

export const shipments = mysqlTable(
  'shipments',
  {
    id: idColumn('shipment', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    /** Our carrier code (快递100's), e.g. yuantong. */
    carrier: varchar('carrier', { length: 20 }).notNull(),
    trackingNumber: varchar('tracking_number', { length: 32 }).notNull(),
    /** created, collected, in-transit, delivering, signed, exception, returned. */
    state: varchar('state', { length: 12 }).notNull(),
    events: jsonColumn<{ at: string; text: string }[]>('events').notNull(),
    /** Upload to WeChat's shipping management: not-needed, pending, uploaded, failed. */
    uploadState: varchar('upload_state', { length: 12 }).notNull(),
    uploadError: varchar('upload_error', { length: 200 }),
    uploads: int('uploads').notNull().default(0),
    /** Subscription at 快递100: pending, subscribed, failed. */
    trackingState: varchar('tracking_state', { length: 12 }).notNull(),
    shippedAt: instantColumn('shipped_at').notNull(),
    signedAt: instantColumn('signed_at'),
    refreshedAt: instantColumn('refreshed_at'),
  },
  (t) => [
    uniqueIndex('uq_shipments_number').on(t.carrier, t.trackingNumber, t.orderId),
    index('idx_shipments_order').on(t.orderId),
    index('idx_shipments_upload').on(t.uploadState, t.id),
  ],
);
