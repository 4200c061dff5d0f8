import { sql } from 'drizzle-orm';
import { boolean, check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** Versioned and effective-dated; never edited. An order stores the id and version it was placed under. */
export const commissionPolicies = mysqlTable(
  'commission_policies',
  {
    id: idColumn('policy', 'id').primaryKey(),
    version: int('version').notNull(),
    /** The shape of `CommissionPolicy` in shared/domain/commission. */
    policy: jsonColumn<Record<string, unknown>>('policy').notNull(),
    paidLevels: int('paid_levels').notNull(),
    note: varchar('note', { length: 200 }).notNull(),
    publishedBy: varchar('published_by', { length: 48 }).notNull(),
    effectiveFrom: instantColumn('effective_from').notNull(),
  },
  (t) => [
    uniqueIndex('uq_commission_policies_version').on(t.version),
    check('chk_policies_levels', sql`${t.paidLevels} IN (1, 2, 3)`),
  ],
);

/** Versions that need two signatures (P-01), from the first one on. A published one has become the policy of its id. */
export const policyProposals = mysqlTable(
  'policy_proposals',
  {
    id: idColumn('policy', 'id').primaryKey(),
    /** The shape of `CommissionTerms` in shared/domain/commission. */
    terms: jsonColumn<Record<string, unknown>>('terms').notNull(),
    legalFileId: varchar('legal_file_id', { length: 60 }).notNull(),
    note: varchar('note', { length: 200 }).notNull(),
    proposedBy: idColumn('staff', 'proposed_by').notNull(),
    proposerName: varchar('proposer_name', { length: 48 }).notNull(),
    proposedAt: instantColumn('proposed_at').notNull(),
    /** open, published, rejected. */
    state: varchar('state', { length: 10 }).notNull(),
    /** 1 while open, NULL after: one proposal waits at a time. */
    openSlot: int('open_slot'),
    decidedBy: idColumn('staff', 'decided_by'),
    decidedAt: instantColumn('decided_at'),
  },
  (t) => [uniqueIndex('uq_policy_proposals_open').on(t.openSlot)],
);

/** One per order line and level: what was earned, why, and what became of it. */
export const commissions = mysqlTable(
  'commissions',
  {
    id: idColumn('commission', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id').notNull(),
    orderLineId: idColumn('orderLine', 'order_line_id').notNull(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    level: int('level').notNull(),
    /** As accrued on payment; never changed. */
    amountFen: fenColumn('amount_fen').notNull(),
    /** Taken back by refunds so far. */
    reversedFen: fenColumn('reversed_fen').notNull(),
    /** accrued, held, available, reversed. Whether it was withdrawn is the ledger's business. */
    state: varchar('state', { length: 12 }).notNull(),
    holdReason: varchar('hold_reason', { length: 200 }),
    platform: varchar('platform', { length: 10 }).notNull(),
    policyId: idColumn('policy', 'policy_id').notNull(),
    policyVersion: int('policy_version').notNull(),
    /** Structured receipt with its Chinese sentences, byte-stable. */
    receipt: jsonColumn<Record<string, unknown>>('receipt').notNull(),
    accruedAt: instantColumn('accrued_at').notNull(),
    /** Earliest moment it may become available; known once received, estimated before. */
    maturesAt: instantColumn('matures_at'),
    availableAt: instantColumn('available_at'),
    /** An unpaid zero line (below one fen, excluded …) is kept for its receipt. */
    isZero: boolean('is_zero').notNull().default(false),
  },
  (t) => [
    uniqueIndex('uq_commissions_line_level').on(t.orderLineId, t.level),
    index('idx_commissions_distributor').on(t.distributorId, t.id),
    index('idx_commissions_distributor_accrued').on(t.distributorId, t.accruedAt),
    index('idx_commissions_distributor_state').on(t.distributorId, t.state, t.maturesAt),
    index('idx_commissions_order').on(t.orderId),
    index('idx_commissions_due').on(t.state, t.maturesAt),
    check('chk_commissions_level', sql`${t.level} IN (1, 2, 3)`),
    check(
      'chk_commissions_amounts',
      sql`${t.amountFen} >= 0 AND ${t.reversedFen} >= 0 AND ${t.reversedFen} <= ${t.amountFen}`,
    ),
  ],
);

/** Each reversal; unique per cause, so a repeated event takes nothing back twice. */
export const commissionReversals = mysqlTable(
  'commission_reversals',
  {
    id: idColumn('event', 'id').primaryKey(),
    commissionId: idColumn('commission', 'commission_id').notNull(),
    /** Null for a reversal that no refund caused. */
    refundId: idColumn('refund', 'refund_id'),
    /** The wire id of the refund, or `self:` and the member whose own order it turned out to be. */
    cause: varchar('cause', { length: 40 }).notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    /** Where it was taken from: held, available, debt. */
    takenFrom: jsonColumn<{ heldFen: number; availableFen: number; debtFen: number }>('taken_from').notNull(),
    reason: varchar('reason', { length: 200 }).notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [uniqueIndex('uq_commission_reversals_cause').on(t.commissionId, t.cause)],
);
