import { sql } from 'drizzle-orm';
import { boolean, check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn } from '../../platform/db/columns.js';

export const withdrawals = mysqlTable(
  'withdrawals',
  {
    id: idColumn('withdrawal', 'id').primaryKey(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    feeFen: fenColumn('fee_fen').notNull(),
    taxFen: fenColumn('tax_fen').notNull(),
    /** What is paid out: amount − fee − tax. */
    netFen: fenColumn('net_fen').notNull(),
    isUrgent: boolean('is_urgent').notNull().default(false),
    channel: varchar('channel', { length: 10 }).notNull(),
    /** Ciphertext of the payee (openid or Alipay account) and, where given, of the real name. */
    payeeSealed: varchar('payee_sealed', { length: 400 }).notNull(),
    payeeMasked: varchar('payee_masked', { length: 64 }).notNull(),
    realNameSealed: varchar('real_name_sealed', { length: 300 }),
    /** reviewing, approved, rejected, submitted, awaiting-confirmation, paid, failed, unknown. */
    state: varchar('state', { length: 24 }).notNull(),
    reviewReason: varchar('review_reason', { length: 200 }),
    reviewedBy: varchar('reviewed_by', { length: 48 }),
    failReason: varchar('fail_reason', { length: 200 }),
    requestedAt: instantColumn('requested_at').notNull(),
    finishedAt: instantColumn('finished_at'),
  },
  (t) => [
    index('idx_withdrawals_distributor').on(t.distributorId, t.id),
    index('idx_withdrawals_state').on(t.state, t.id),
    check(
      'chk_withdrawals_amounts',
      sql`${t.netFen} = ${t.amountFen} - ${t.feeFen} - ${t.taxFen} AND ${t.netFen} > 0 AND ${t.feeFen} >= 0 AND ${t.taxFen} >= 0`,
    ),
  ],
);

/** The one payout of a withdrawal. `outBillNo` is fixed before the first call and never changes. */
export const payouts = mysqlTable(
  'payouts',
  {
    id: idColumn('payout', 'id').primaryKey(),
    withdrawalId: idColumn('withdrawal', 'withdrawal_id').notNull(),
    channel: varchar('channel', { length: 10 }).notNull(),
    outBillNo: varchar('out_bill_no', { length: 32 }).notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    /** created → submitted → awaiting-confirmation → succeeded | failed; unknown is queried, never resent anew. */
    state: varchar('state', { length: 24 }).notNull(),
    channelBillNo: varchar('channel_bill_no', { length: 64 }),
    confirmPackage: varchar('confirm_package', { length: 512 }),
    confirmBefore: instantColumn('confirm_before'),
    submissions: int('submissions').notNull().default(0),
    failReason: varchar('fail_reason', { length: 200 }),
    createdAt: instantColumn('created_at').notNull(),
    queriedAt: instantColumn('queried_at'),
    finishedAt: instantColumn('finished_at'),
  },
  (t) => [
    uniqueIndex('uq_payouts_withdrawal').on(t.withdrawalId),
    uniqueIndex('uq_payouts_out_bill_no').on(t.outBillNo),
    index('idx_payouts_state').on(t.state, t.queriedAt),
  ],
);

export const withdrawalEvents = mysqlTable(
  'withdrawal_events',
  {
    id: idColumn('event', 'id').primaryKey(),
    withdrawalId: idColumn('withdrawal', 'withdrawal_id').notNull(),
    fromState: varchar('from_state', { length: 24 }).notNull(),
    toState: varchar('to_state', { length: 24 }).notNull(),
    actor: varchar('actor', { length: 48 }).notNull(),
    reason: varchar('reason', { length: 200 }).notNull().default(''),
    at: instantColumn('at').notNull(),
  },
  (t) => [index('idx_withdrawal_events').on(t.withdrawalId, t.id)],
);
