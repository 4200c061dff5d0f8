import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import type { PaymentLaunch } from '../../gateways/ports.js';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** One row per out_trade_no. An order may have several; two that succeed mean one is refunded. */
export const paymentAttempts = mysqlTable(
  'payment_attempts',
  {
    id: idColumn('paymentAttempt', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    channel: varchar('channel', { length: 10 }).notNull(),
    scene: varchar('scene', { length: 20 }).notNull(),
    /** Fixed before the first call. */
    outTradeNo: varchar('out_trade_no', { length: 32 }).notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    payerOpenId: varchar('payer_open_id', { length: 64 }),
    payerIp: varchar('payer_ip', { length: 45 }).notNull(),
    returnUrl: varchar('return_url', { length: 700 }),
    /** created → pending → paid | closed | failed; surplus-refunded when the order was already paid or closed. */
    state: varchar('state', { length: 20 }).notNull(),
    launch: jsonColumn<PaymentLaunch | null>('launch'),
    channelTradeNo: varchar('channel_trade_no', { length: 64 }),
    expiresAt: instantColumn('expires_at').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    paidAt: instantColumn('paid_at'),
    /** When the channel was last asked, and how often. */
    queriedAt: instantColumn('queried_at'),
    queries: int('queries').notNull().default(0),
  },
  (t) => [
    uniqueIndex('uq_payment_attempts_out_trade_no').on(t.outTradeNo),
    uniqueIndex('uq_payment_attempts_channel_no').on(t.channel, t.channelTradeNo),
    index('idx_payment_attempts_order').on(t.orderId),
    index('idx_payment_attempts_state').on(t.state, t.queriedAt),
  ],
);

/** Money going back. `outRefundNo` is fixed before the first call; created → submitted → succeeded | failed | unknown. */
export const refunds = mysqlTable(
  'refunds',
  {
    id: idColumn('refund', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    attemptId: idColumn('paymentAttempt', 'attempt_id').notNull(),
    channel: varchar('channel', { length: 10 }).notNull(),
    outRefundNo: varchar('out_refund_no', { length: 32 }).notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    /** `aftersale` or `surplus`. */
    cause: varchar('cause', { length: 12 }).notNull(),
    aftersaleId: idColumn('aftersale', 'aftersale_id'),
    reason: varchar('reason', { length: 80 }).notNull(),
    state: varchar('state', { length: 12 }).notNull(),
    channelRefundNo: varchar('channel_refund_no', { length: 64 }),
    failReason: varchar('fail_reason', { length: 200 }),
    createdAt: instantColumn('created_at').notNull(),
    succeededAt: instantColumn('succeeded_at'),
    submissions: int('submissions').notNull().default(0),
  },
  (t) => [
    uniqueIndex('uq_refunds_out_refund_no').on(t.outRefundNo),
    uniqueIndex('uq_refunds_aftersale').on(t.aftersaleId),
    index('idx_refunds_order').on(t.orderId),
    index('idx_refunds_state').on(t.state, t.createdAt),
  ],
);

/** Inbox: a notification is stored before it is acknowledged; the unique key makes the sixteenth copy harmless. */
export const channelNotifications = mysqlTable(
  'channel_notifications',
  {
    id: idColumn('event', 'id').primaryKey(),
    provider: varchar('provider', { length: 16 }).notNull(),
    eventId: varchar('event_id', { length: 96 }).notNull(),
    kind: varchar('kind', { length: 16 }).notNull(),
    /** Our number it is about. */
    businessNo: varchar('business_no', { length: 64 }).notNull(),
    fact: jsonColumn<Record<string, unknown>>('fact').notNull(),
    /** received, applied, quarantined (amount, merchant or app did not match: a person must look), settled (looked into). */
    state: varchar('state', { length: 12 }).notNull(),
    problem: varchar('problem', { length: 200 }),
    receivedAt: instantColumn('received_at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_channel_notifications_event').on(t.provider, t.eventId),
    index('idx_channel_notifications_business').on(t.businessNo),
    index('idx_channel_notifications_state').on(t.state, t.id),
  ],
);
