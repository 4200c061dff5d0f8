import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** At most one per member. The parent is one hop; the upline is computed from it and frozen onto orders. */
export const distributors = mysqlTable(
  'distributors',
  {
    id: idColumn('distributor', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    name: varchar('name', { length: 40 }).notNull(),
    parentId: idColumn('distributor', 'parent_id'),
    /** Hops to the root, kept for the depth guard. */
    depth: int('depth').notNull(),
    /** active, suspended, removed, merged. */
    status: varchar('status', { length: 12 }).notNull(),
    statusReason: varchar('status_reason', { length: 200 }),
    /** Where they applied. */
    platform: varchar('platform', { length: 10 }).notNull(),
    joinedAt: instantColumn('joined_at').notNull(),
    mergedIntoId: idColumn('distributor', 'merged_into_id'),
  },
  (t) => [
    uniqueIndex('uq_distributors_member').on(t.memberId),
    index('idx_distributors_parent').on(t.parentId),
    index('idx_distributors_parent_name').on(t.parentId, t.name),
  ],
);

export const distributorApplications = mysqlTable(
  'distributor_applications',
  {
    id: idColumn('application', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    name: varchar('name', { length: 40 }).notNull(),
    sponsorId: idColumn('distributor', 'sponsor_id'),
    note: varchar('note', { length: 200 }).notNull().default(''),
    platform: varchar('platform', { length: 10 }).notNull(),
    state: varchar('state', { length: 10 }).notNull(),
    /** The member while pending, null once decided: unique, so one open application each. */
    openMemberId: idColumn('member', 'open_member_id'),
    decidedBy: varchar('decided_by', { length: 48 }),
    reason: varchar('reason', { length: 200 }),
    appliedAt: instantColumn('applied_at').notNull(),
    decidedAt: instantColumn('decided_at'),
  },
  (t) => [
    uniqueIndex('uq_applications_open').on(t.openMemberId),
    index('idx_applications_state').on(t.state, t.id),
    index('idx_applications_member').on(t.memberId),
    index('idx_applications_sponsor').on(t.sponsorId, t.state, t.id),
  ],
);

/** Changes of the parent, never overwritten. */
export const sponsorships = mysqlTable(
  'sponsorships',
  {
    id: idColumn('event', 'id').primaryKey(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    parentId: idColumn('distributor', 'parent_id'),
    actor: varchar('actor', { length: 48 }).notNull(),
    reason: varchar('reason', { length: 200 }).notNull(),
    from: instantColumn('valid_from').notNull(),
    to: instantColumn('valid_to'),
  },
  (t) => [index('idx_sponsorships_distributor').on(t.distributorId, t.id)],
);
