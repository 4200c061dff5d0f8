import { index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** How often a member allowed one message of a sort on one platform, and how many of them were used. */
export const messageCredits = mysqlTable(
  'message_credits',
  {
    memberId: idColumn('member', 'member_id').notNull(),
    /** wechat, douyin. */
    platform: varchar('platform', { length: 10 }).notNull(),
    /** What the message is about, e.g. order-shipped. */
    occasion: varchar('occasion', { length: 20 }).notNull(),
    granted: int('granted').notNull().default(0),
    spent: int('spent').notNull().default(0),
    /** accept, reject, ban: what was said last, and when. */
    lastAnswer: varchar('last_answer', { length: 10 }).notNull(),
    answeredAt: instantColumn('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.platform, t.occasion] })],
);

/** Messages that were sent or tried: one for a thing that happened, whatever is repeated. */
export const messageLog = mysqlTable(
  'message_log',
  {
    id: idColumn('event', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    platform: varchar('platform', { length: 10 }).notNull(),
    occasion: varchar('occasion', { length: 20 }).notNull(),
    /** What it is about, a wire id, with its state where that can be told more than once. */
    reference: varchar('reference', { length: 48 }).notNull(),
    /** sending, sent, no-credit, failed, unknown. */
    state: varchar('state', { length: 10 }).notNull(),
    error: varchar('error', { length: 200 }),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_message_log_reference').on(t.occasion, t.reference),
    index('idx_message_log_member').on(t.memberId, t.id),
  ],
);
