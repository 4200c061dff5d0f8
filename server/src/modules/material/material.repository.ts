import { Injectable } from '@nestjs/common';
import type { MaterialCategory, MaterialKind } from '@yimai/shared/domain/material/material';
import type { ProductId } from '@yimai/shared/kernel/id';
import { and, desc, eq, inArray, isNotNull, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { materials, materialUses, materialVersions } from './material.schema.js';
import type { MaterialId } from './material.types.js';

export type MaterialRow = typeof materials.$inferSelect;
export type MaterialVersionRow = typeof materialVersions.$inferSelect;
type MaterialUseRow = typeof materialUses.$inferSelect;

/** Approved, and in use. */
export interface LiveMaterial {
  material: MaterialRow;
  version: MaterialVersionRow;
}

export interface ShownFilter {
  productId?: ProductId | undefined;
  category?: MaterialCategory | undefined;
  kind?: MaterialKind | undefined;
  keyword?: string | undefined;
  /** Where the page before ended; null for the first. */
  after: { isPinned: boolean; id: number } | null;
  limit: number;
}

export interface StaffFilter {
  state: 'all' | 'pending' | 'live' | 'draft' | 'retired';
  category?: MaterialCategory | undefined;
  keyword?: string | undefined;
  beforeId: number;
  limit: number;
}

const STATES: Record<StaffFilter['state'], SQL | undefined> = {
  all: undefined,
  pending: isNotNull(materials.pendingVersion),
  live: and(isNotNull(materials.liveVersion), isNull(materials.retiredAt)),
  draft: and(isNull(materials.liveVersion), isNull(materials.pendingVersion), isNull(materials.retiredAt)),
  retired: isNotNull(materials.retiredAt),
};

const contains = (keyword: string): string => `%${keyword.replace(/[\\%_]/g, '\\$&')}%`;

/** SQL about material and its versions. */
@Injectable()
export class MaterialRepository {
  constructor(private readonly database: Database) {}

  /** What distributors see: the pinned first, then the newest. */
  async shown(filter: ShownFilter): Promise<LiveMaterial[]> {
    const { after, keyword } = filter;
    const conditions = [isNull(materials.retiredAt)];
    if (filter.productId) conditions.push(eq(materials.productId, filter.productId));
    if (filter.category) conditions.push(eq(materials.category, filter.category));
    if (filter.kind) conditions.push(eq(materials.kind, filter.kind));
    const found = keyword
      ? or(like(materials.title, contains(keyword)), like(materialVersions.text, contains(keyword)))
      : undefined;
    const below = lt(materials.id, (after?.id ?? 0) as MaterialId);
    const rest = !after
      ? undefined
      : after.isPinned
        ? or(eq(materials.isPinned, false), and(eq(materials.isPinned, true), below))
        : and(eq(materials.isPinned, false), below);
    return this.database.db
      .select({ material: materials, version: materialVersions })
      .from(materials)
      .innerJoin(
        materialVersions,
        and(
          eq(materialVersions.materialId, materials.id),
          eq(materialVersions.version, materials.liveVersion),
        ),
      )
      .where(and(...conditions, found, rest))
      .orderBy(desc(materials.isPinned), desc(materials.id))
      .limit(filter.limit);
  }

  async live(id: MaterialId, tx: Tx): Promise<LiveMaterial | null> {
    const [row] = await tx.db
      .select({ material: materials, version: materialVersions })
      .from(materials)
      .innerJoin(
        materialVersions,
        and(
          eq(materialVersions.materialId, materials.id),
          eq(materialVersions.version, materials.liveVersion),
        ),
      )
      .where(and(eq(materials.id, id), isNull(materials.retiredAt)));
    return row ?? null;
  }

  async list(filter: StaffFilter): Promise<MaterialRow[]> {
    return this.database.db
      .select()
      .from(materials)
      .where(
        and(
          lt(materials.id, filter.beforeId as MaterialId),
          STATES[filter.state],
          filter.category && eq(materials.category, filter.category),
          filter.keyword ? like(materials.title, contains(filter.keyword)) : undefined,
        ),
      )
      .orderBy(desc(materials.id))
      .limit(filter.limit);
  }

  async byId(id: MaterialId): Promise<MaterialRow | null> {
    const [row] = await this.database.db.select().from(materials).where(eq(materials.id, id));
    return row ?? null;
  }

  async lock(tx: Tx, id: MaterialId): Promise<MaterialRow | null> {
    const [row] = await tx.db.select().from(materials).where(eq(materials.id, id)).for('update');
    return row ?? null;
  }

  /** All versions of each, the newest first. */
  async versions(ids: readonly MaterialId[], tx?: Tx): Promise<Map<MaterialId, MaterialVersionRow[]>> {
    if (ids.length === 0) return new Map();
    const rows = await (tx?.db ?? this.database.db)
      .select()
      .from(materialVersions)
      .where(inArray(materialVersions.materialId, [...ids]))
      .orderBy(desc(materialVersions.version));
    const found = new Map<MaterialId, MaterialVersionRow[]>();
    for (const row of rows) found.set(row.materialId, [...(found.get(row.materialId) ?? []), row]);
    return found;
  }

  async insert(tx: Tx, row: MaterialRow): Promise<void> {
    await tx.db.insert(materials).values(row);
  }

  async update(tx: Tx, id: MaterialId, change: Partial<MaterialRow>): Promise<void> {
    await tx.db.update(materials).set(change).where(eq(materials.id, id));
  }

  async insertVersion(tx: Tx, row: MaterialVersionRow): Promise<void> {
    await tx.db.insert(materialVersions).values(row);
  }

  async updateVersion(
    tx: Tx,
    { materialId, version }: Pick<MaterialVersionRow, 'materialId' | 'version'>,
    change: Partial<MaterialVersionRow>,
  ): Promise<void> {
    await tx.db
      .update(materialVersions)
      .set(change)
      .where(and(eq(materialVersions.materialId, materialId), eq(materialVersions.version, version)));
  }

  async insertUse(tx: Tx, row: MaterialUseRow): Promise<void> {
    await tx.db.insert(materialUses).values(row);
    await tx.db
      .update(materials)
      .set({ usedTimes: sql`${materials.usedTimes} + 1` })
      .where(eq(materials.id, row.materialId));
  }
}
