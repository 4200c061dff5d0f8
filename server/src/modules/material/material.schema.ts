import type { ImageView } from '@yimai/shared/contracts/common';
import type { MaterialCategory, MaterialKind, VersionState } from '@yimai/shared/domain/material/material';
import { boolean, index, int, mysqlTable, primaryKey, text, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';
import type { StoredVideo, UseAction } from './material.types.js';

/** What distributors share. Title, kind, category and product are those of the live version, before that of the newest. */
export const materials = mysqlTable(
  'materials',
  {
    id: idColumn('material', 'id').primaryKey(),
    title: varchar('title', { length: 30 }).notNull(),
    kind: varchar('kind', { length: 8 }).$type<MaterialKind>().notNull(),
    category: varchar('category', { length: 12 }).$type<MaterialCategory>().notNull(),
    /** Null: for the whole shop. */
    productId: idColumn('product', 'product_id'),
    isPinned: boolean('is_pinned').notNull().default(false),
    /** The approved version that distributors see; null before the first approval. */
    liveVersion: int('live_version'),
    newestVersion: int('newest_version').notNull(),
    /** The version that waits for a decision. */
    pendingVersion: int('pending_version'),
    approvedAt: instantColumn('approved_at'),
    retiredAt: instantColumn('retired_at'),
    /** How often it was taken along, by anybody; the rows of `material_uses` summed up. */
    usedTimes: int('used_times').notNull().default(0),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [
    index('idx_materials_shown').on(t.retiredAt, t.isPinned, t.id),
    index('idx_materials_product').on(t.productId),
  ],
);

/** Never changed apart from its state and the decision on it. */
export const materialVersions = mysqlTable(
  'material_versions',
  {
    materialId: idColumn('material', 'material_id').notNull(),
    version: int('version').notNull(),
    state: varchar('state', { length: 10 }).$type<VersionState>().notNull(),
    title: varchar('title', { length: 30 }).notNull(),
    category: varchar('category', { length: 12 }).$type<MaterialCategory>().notNull(),
    productId: idColumn('product', 'product_id'),
    /** With variables in braces. */
    text: text('text').notNull(),
    images: jsonColumn<ImageView[]>('images').notNull(),
    video: jsonColumn<StoredVideo | null>('video'),
    /** The list of words the text was checked against. */
    wordingVersion: varchar('wording_version', { length: 10 }).notNull(),
    authorId: idColumn('staff', 'author_id').notNull(),
    author: varchar('author', { length: 40 }).notNull(),
    createdAt: instantColumn('created_at').notNull(),
    decidedBy: varchar('decided_by', { length: 40 }),
    decidedAt: instantColumn('decided_at'),
    reason: varchar('reason', { length: 200 }),
  },
  (t) => [primaryKey({ columns: [t.materialId, t.version] })],
);

/** Each time a distributor took material along. Append only. */
export const materialUses = mysqlTable(
  'material_uses',
  {
    id: idColumn('event', 'id').primaryKey(),
    materialId: idColumn('material', 'material_id').notNull(),
    version: int('version').notNull(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    /** copied, saved, shared. */
    action: varchar('action', { length: 8 }).$type<UseAction>().notNull(),
    platform: varchar('platform', { length: 10 }).notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    index('idx_material_uses_material').on(t.materialId, t.at),
    index('idx_material_uses_distributor').on(t.distributorId, t.materialId),
  ],
);
