import { index, int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** One row per upload; the bytes lie in the file store. */
export const mediaFiles = mysqlTable(
  'media_files',
  {
    id: idColumn('file', 'id').primaryKey(),
    /** Who uploaded it: exactly one of the two. */
    memberId: idColumn('member', 'member_id'),
    staffId: idColumn('staff', 'staff_id'),
    purpose: varchar('purpose', { length: 16 }).notNull(),
    kind: varchar('kind', { length: 8 }).notNull(),
    /** First half of the SHA-256 of what is stored: the public name, and equal for equal content. */
    name: varchar('name', { length: 32 }).notNull(),
    extension: varchar('extension', { length: 4 }).notNull(),
    width: int('width').notNull(),
    height: int('height').notNull(),
    bytes: int('bytes').notNull(),
    color: varchar('color', { length: 7 }).notNull(),
    /** checking → ready, review or rejected. `ready` from the start where nobody checks. */
    state: varchar('state', { length: 12 }).notNull(),
    /** The platform's number of a check whose verdict is still to come. */
    checkReference: varchar('check_reference', { length: 64 }),
    /** Set when something shows it; without, it is removed after a day. */
    usedAt: instantColumn('used_at'),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [
    index('idx_media_member').on(t.memberId, t.purpose, t.createdAt), // how many today; a merge
    index('idx_media_staff').on(t.staffId, t.purpose, t.createdAt),
    index('idx_media_name').on(t.name), // who else shows the same bytes
    index('idx_media_check').on(t.checkReference), // a verdict arrives
    index('idx_media_unused').on(t.usedAt, t.createdAt), // the clean-up
    index('idx_media_state').on(t.state, t.createdAt), // what waits for a verdict or for staff
  ],
);
