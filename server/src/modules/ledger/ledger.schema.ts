import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** Cached balances, changed only together with postings. `version` is dense per account. */
export const ledgerAccounts = mysqlTable(
  'ledger_accounts',
  {
    /** The readable path, e.g. distributor:123:available. */
    account: varchar('account', { length: 80 }).primaryKey(),
    balanceFen: fenColumn('balance_fen').notNull(),
    version: bigint('version', { mode: 'number' }).notNull(),
    /** Such an account can never go below zero; the database says so too. */
    isNonNegative: boolean('is_non_negative').notNull(),
    openedAt: instantColumn('opened_at').notNull(),
  },
  (t) => [check('chk_ledger_accounts_balance', sql`${t.isNonNegative} = 0 OR ${t.balanceFen} >= 0`)],
);

/** Why money moved. (code, reference) is unique: the same business event cannot be booked twice. Append only. */
export const ledgerEntries = mysqlTable(
  'ledger_entries',
  {
    id: idColumn('entry', 'id').primaryKey(),
    code: varchar('code', { length: 40 }).notNull(),
    reference: varchar('reference', { length: 80 }).notNull(),
    meta: jsonColumn<Record<string, unknown>>('meta').notNull(),
    postedAt: instantColumn('posted_at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_ledger_entries_event').on(t.code, t.reference),
    index('idx_ledger_entries_reference').on(t.reference),
  ],
);

/** {from, to, amount}: cannot be unbalanced. Keeps both running balances and versions, so a lost update is visible. */
export const ledgerPostings = mysqlTable(
  'ledger_postings',
  {
    id: idColumn('posting', 'id').primaryKey(),
    entryId: idColumn('entry', 'entry_id').notNull(),
    position: int('position').notNull(),
    fromAccount: varchar('from_account', { length: 80 }).notNull(),
    toAccount: varchar('to_account', { length: 80 }).notNull(),
    amountFen: fenColumn('amount_fen').notNull(),
    fromBalanceFen: fenColumn('from_balance_fen').notNull(),
    fromVersion: bigint('from_version', { mode: 'number' }).notNull(),
    toBalanceFen: fenColumn('to_balance_fen').notNull(),
    toVersion: bigint('to_version', { mode: 'number' }).notNull(),
  },
  (t) => [
    uniqueIndex('uq_ledger_postings_from').on(t.fromAccount, t.fromVersion),
    uniqueIndex('uq_ledger_postings_to').on(t.toAccount, t.toVersion),
    index('idx_ledger_postings_entry').on(t.entryId),
    check('chk_ledger_postings_amount', sql`${t.amountFen} > 0 AND ${t.fromAccount} <> ${t.toAccount}`),
  ],
);
