import { Injectable } from '@nestjs/common';
import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { and, asc, desc, eq, inArray, isNotNull, lt, max } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { decorationPages, decorationVersions } from './decoration.schema.js';
import type { PageId, PageRecord, PageVersionId, PublishedPage, VersionRecord } from './decoration.types.js';

type Row = typeof decorationPages.$inferSelect;

const toPage = (row: Row): PageRecord => ({ ...row, kind: row.kind as PageRecord['kind'] });

/** The only file that speaks SQL for pages. */
@Injectable()
export class DecorationRepository {
  constructor(private readonly database: Database) {}

  async insertPage(tx: Tx, page: PageRecord): Promise<void> {
    await tx.db.insert(decorationPages).values(page);
  }

  async insertVersion(tx: Tx, version: VersionRecord): Promise<void> {
    await tx.db.insert(decorationVersions).values(version);
  }

  /** The home page first, then topics in the order they were made. */
  async pages(): Promise<PageRecord[]> {
    const rows = await this.database.db.select().from(decorationPages).orderBy(asc(decorationPages.id));
    const pages = rows.map(toPage);
    return [...pages.filter(({ kind }) => kind === 'home'), ...pages.filter(({ kind }) => kind !== 'home')];
  }

  async page(id: PageId): Promise<PageRecord | null> {
    const [row] = await this.database.db.select().from(decorationPages).where(eq(decorationPages.id, id));
    return row ? toPage(row) : null;
  }

  async bySlug(slug: string, tx?: Tx): Promise<PageRecord | null> {
    const reader = tx?.db ?? this.database.db;
    const [row] = await reader.select().from(decorationPages).where(eq(decorationPages.slug, slug));
    return row ? toPage(row) : null;
  }

  async lockPage(tx: Tx, id: PageId): Promise<PageRecord | null> {
    const [row] = await tx.db.select().from(decorationPages).where(eq(decorationPages.id, id)).for('update');
    return row ? toPage(row) : null;
  }

  async savePage(tx: Tx, id: PageId, changes: Partial<PageRecord>): Promise<void> {
    await tx.db.update(decorationPages).set(changes).where(eq(decorationPages.id, id));
  }

  /** False: somebody saved in between. */
  async saveDraft(
    tx: Tx,
    { id, draftVersion, draft, at }: { id: PageId; draftVersion: number; draft: PageContent; at: Date },
  ): Promise<boolean> {
    const [result] = await tx.db
      .update(decorationPages)
      .set({ draft, draftVersion: draftVersion + 1, updatedAt: at })
      .where(and(eq(decorationPages.id, id), eq(decorationPages.draftVersion, draftVersion)));
    return result.affectedRows === 1;
  }

  async published(slug: string): Promise<PublishedPage | null> {
    const [row] = await this.database.db
      .select({ number: decorationVersions.number, content: decorationVersions.content })
      .from(decorationPages)
      .innerJoin(decorationVersions, eq(decorationVersions.id, decorationPages.publishedVersionId))
      .where(eq(decorationPages.slug, slug));
    return row ? { slug, ...row } : null;
  }

  async publishedSlugs(): Promise<string[]> {
    const rows = await this.database.db
      .select({ slug: decorationPages.slug })
      .from(decorationPages)
      .where(isNotNull(decorationPages.publishedVersionId));
    return rows.map(({ slug }) => slug);
  }

  async version(id: PageVersionId, tx?: Tx): Promise<VersionRecord | null> {
    const reader = tx?.db ?? this.database.db;
    const [row] = await reader.select().from(decorationVersions).where(eq(decorationVersions.id, id));
    return row ?? null;
  }

  /** Newest first. */
  async versions(pageId: PageId, beforeNumber: number | null, limit: number): Promise<VersionRecord[]> {
    return this.database.db
      .select()
      .from(decorationVersions)
      .where(
        and(
          eq(decorationVersions.pageId, pageId),
          beforeNumber === null ? undefined : lt(decorationVersions.number, beforeNumber),
        ),
      )
      .orderBy(desc(decorationVersions.number))
      .limit(limit);
  }

  /** Numbers of versions by id. */
  async numbers(ids: readonly PageVersionId[]): Promise<Map<PageVersionId, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.db
      .select({ id: decorationVersions.id, number: decorationVersions.number })
      .from(decorationVersions)
      .where(inArray(decorationVersions.id, [...ids]));
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  /** The page's row must be locked. */
  async lastNumber(tx: Tx, pageId: PageId): Promise<number> {
    const [row] = await tx.db
      .select({ number: max(decorationVersions.number) })
      .from(decorationVersions)
      .where(eq(decorationVersions.pageId, pageId));
    return row?.number ?? 0;
  }
}
