import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** The home page and the topics, with what staff are working on. */
export const decorationPages = mysqlTable(
  'decoration_pages',
  {
    id: idColumn('page', 'id').primaryKey(),
    slug: varchar('slug', { length: 40 }).notNull(),
    kind: varchar('kind', { length: 8 }).notNull(),
    draft: jsonColumn<PageContent>('draft').notNull(),
    /** One more with every save: who saves on top of another's work is told. */
    draftVersion: int('draft_version').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
    /** What shoppers see; null: nothing yet, or withdrawn. */
    publishedVersionId: idColumn('pageVersion', 'published_version_id'),
    publishedAt: instantColumn('published_at'),
    /** The draft version that is on show; null after a rollback. */
    publishedDraftVersion: int('published_draft_version'),
    /** Set while a version waits for its hour. */
    scheduledVersionId: idColumn('pageVersion', 'scheduled_version_id'),
    scheduledAt: instantColumn('scheduled_at'),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [uniqueIndex('uq_decoration_slug').on(t.slug)],
);

/** What was, is or will be on show. Never changed, so that a rollback finds what people saw. */
export const decorationVersions = mysqlTable(
  'decoration_versions',
  {
    id: idColumn('pageVersion', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id').notNull(),
    /** From 1, per page. */
    number: int('number').notNull(),
    content: jsonColumn<PageContent>('content').notNull(),
    note: varchar('note', { length: 60 }).notNull().default(''),
    /** Name of the member of staff. */
    author: varchar('author', { length: 40 }).notNull(),
    /** Of the draft it was taken from; null: of an earlier version. */
    draftVersion: int('draft_version'),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_decoration_version').on(t.pageId, t.number),
    index('idx_decoration_version_page').on(t.pageId, t.id),
  ],
);
