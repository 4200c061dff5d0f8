import {
  boolean,
  char,
  index,
  int,
  mysqlTable,
  primaryKey,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';
import type { Tally, VariantRecord } from './experiment.types.js';

/** What is tried on whom. Written while it is a draft; from its start on only its state moves. */
export const experiments = mysqlTable(
  'experiments',
  {
    /** Time-ordered. */
    id: idColumn('experiment', 'id').primaryKey(),
    name: varchar('name', { length: 40 }).notNull(),
    /** page, price-label */
    subject: varchar('subject', { length: 12 }).notNull(),
    /** Null for price labels, which are the whole shop's. */
    pageId: idColumn('page', 'page_id'),
    /** What no two that run may share: `page:{slug}` or `price-label`. */
    subjectKey: varchar('subject_key', { length: 48 }).notNull(),
    /** draft, running, stopped, decided */
    state: varchar('state', { length: 8 }).notNull(),
    variants: jsonColumn<VariantRecord[]>('variants').notNull(),
    /** Of a hundred who saw it, how many are expected to buy: half of what says how many people are needed. */
    baselineBps: int('baseline_bps').notNull(),
    /** The smallest relative change worth finding: the other half. */
    liftBps: int('lift_bps').notNull(),
    plannedDays: int('planned_days').notNull(),
    /** Name of the member of staff. */
    author: varchar('author', { length: 40 }).notNull(),
    createdAt: instantColumn('created_at').notNull(),
    startedAt: instantColumn('started_at'),
    stoppedAt: instantColumn('stopped_at'),
    decidedAt: instantColumn('decided_at'),
    winner: char('winner', { length: 1 }),
    /** The subject while it runs, else null: the index lets one in. */
    runningKey: varchar('running_key', { length: 48 }),
    /** What was counted, once the participants are forgotten. */
    tallies: jsonColumn<Tally[]>('tallies'),
  },
  (t) => [uniqueIndex('uq_experiment_running').on(t.runningKey), index('idx_experiment_state').on(t.state)],
);

/**
 * A device that saw a variant, once, however often it looks: what it bought afterwards is counted here. Only a digest of
 * device and experiment is kept, and all rows are forgotten some time after the end.
 */
export const experimentParticipants = mysqlTable(
  'experiment_participants',
  {
    experimentId: idColumn('experiment', 'experiment_id').notNull(),
    deviceMark: char('device_mark', { length: 22 }).notNull(),
    variant: char('variant', { length: 1 }).notNull(),
    exposedAt: instantColumn('exposed_at').notNull(),
    /** Whose it turned out to be; null: a guest, or another device of somebody who is counted already. */
    memberId: idColumn('member', 'member_id'),
    /** Another device of the same person: they count once, for what they saw first. */
    isRepeated: boolean('is_repeated').notNull().default(false),
    /** Their first paid order after the exposure. */
    orderId: idColumn('order', 'order_id'),
    paidFen: fenColumn('paid_fen'),
    refundedFen: fenColumn('refunded_fen'),
  },
  (t) => [
    primaryKey({ columns: [t.experimentId, t.deviceMark] }),
    uniqueIndex('uq_participant_member').on(t.experimentId, t.memberId),
    index('idx_participant_member').on(t.memberId),
    index('idx_participant_order').on(t.orderId),
  ],
);
