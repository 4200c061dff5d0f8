import { index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from './columns.js';

/** One row per (who, key): written in the same transaction as the effect, so a row means the effect happened. */
export const idempotencyKeys = mysqlTable(
  'idempotency_keys',
  {
    /** `member:{id}` or `staff:{id}`. */
    scope: varchar('scope', { length: 48 }).notNull(),
    key: varchar('idem_key', { length: 64 }).notNull(),
    endpoint: varchar('endpoint', { length: 48 }).notNull(),
    /** SHA-256 of the canonical input: the same key with other content is refused. */
    inputHash: varchar('input_hash', { length: 64 }).notNull(),
    /** Null only inside the transaction that computes it. */
    response: jsonColumn<unknown>('response'),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index('idx_idempotency_created').on(t.createdAt)],
);

/**
 * The outbox is the queue: one row per (event, subscriber), inserted in the business transaction. Claimed by lease
 * token, so that a crashed worker's rows come back; never read by high-water mark.
 */
export const jobs = mysqlTable(
  'jobs',
  {
    id: idColumn('event', 'id').primaryKey(),
    /** The handler, e.g. `commission.accrue-on-order-paid`. */
    handler: varchar('handler', { length: 64 }).notNull(),
    payload: jsonColumn<Record<string, unknown>>('payload').notNull(),
    /** With the handler unique: appending the same thing twice is one job. Null: no deduplication. */
    dedupeKey: varchar('dedupe_key', { length: 96 }),
    /** 0 waiting, 1 leased, 2 done, 3 failed for good (a person must look). */
    state: int('state').notNull().default(0),
    runAt: instantColumn('run_at').notNull(),
    attempts: int('attempts').notNull().default(0),
    lease: varchar('lease', { length: 36 }),
    leaseUntil: instantColumn('lease_until'),
    lastError: varchar('last_error', { length: 500 }),
    createdAt: instantColumn('created_at').notNull(),
    /** Set when done or failed for good; the pruning job needs it. */
    finishedAt: instantColumn('finished_at'),
  },
  (t) => [
    uniqueIndex('uq_jobs_dedupe').on(t.handler, t.dedupeKey),
    index('idx_jobs_due').on(t.state, t.runAt),
    index('idx_jobs_lease').on(t.lease),
  ],
);

/** Who did what: every privileged write, in the same transaction, chained by hash. */
export const auditRecords = mysqlTable(
  'audit_records',
  {
    id: idColumn('audit', 'id').primaryKey(),
    /** `staff:{id}`, `member:{id}` or `system`. */
    actor: varchar('actor', { length: 48 }).notNull(),
    action: varchar('action', { length: 64 }).notNull(),
    target: varchar('target', { length: 96 }).notNull(),
    detail: jsonColumn<Record<string, unknown>>('detail').notNull(),
    previousHash: varchar('previous_hash', { length: 64 }).notNull(),
    hash: varchar('hash', { length: 64 }).notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [uniqueIndex('uq_audit_previous').on(t.previousHash), index('idx_audit_target').on(t.target)],
);

/** Small facts of the installation: worker leases, the development clock offset, the schema of demo data. */
export const installationFacts = mysqlTable('installation_facts', {
  name: varchar('name', { length: 64 }).primaryKey(),
  value: varchar('value', { length: 500 }).notNull(),
  updatedAt: instantColumn('updated_at').notNull(),
});
