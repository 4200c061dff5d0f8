import { boolean, index, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** Shipping addresses. Name, phone and street are ciphertext; the district code stays plain for freight. */
export const addresses = mysqlTable(
  'addresses',
  {
    id: idColumn('address', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    nameSealed: varchar('name_sealed', { length: 300 }).notNull(),
    phoneSealed: varchar('phone_sealed', { length: 300 }).notNull(),
    detailSealed: varchar('detail_sealed', { length: 700 }).notNull(),
    districtCode: varchar('district_code', { length: 6 }).notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    updatedAt: instantColumn('updated_at').notNull(),
    /** Set when deleted; orders keep their own copy. */
    deletedAt: instantColumn('deleted_at'),
  },
  (t) => [index('idx_addresses_member').on(t.memberId)],
);
