import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn } from '../../platform/db/columns.js';

/** One settlement of one distributor on one run: the sum of the commissions it made available. */
export const settlements = mysqlTable(
  'settlements',
  {
    id: idColumn('settlement', 'id').primaryKey(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    /** Asia/Shanghai day of the run. */
    day: varchar('day', { length: 10 }).notNull(),
    commissions: int('commissions').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    /** Of which went to old debt. */
    debtOffsetFen: fenColumn('debt_offset_fen').notNull(),
    settledAt: instantColumn('settled_at').notNull(),
  },
  (t) => [index('idx_settlements_distributor').on(t.distributorId, t.id)],
);

/** Each commission is in at most one settlement. */
export const settlementLines = mysqlTable(
  'settlement_lines',
  {
    id: idColumn('event', 'id').primaryKey(),
    settlementId: idColumn('settlement', 'settlement_id').notNull(),
    commissionId: idColumn('commission', 'commission_id').notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
  },
  (t) => [
    uniqueIndex('uq_settlement_lines_commission').on(t.commissionId),
    index('idx_settlement_lines_settlement').on(t.settlementId),
  ],
);
