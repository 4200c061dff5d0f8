import { Injectable } from '@nestjs/common';
import type { Id, MemberId, OrderId } from '@yimai/shared/kernel/id';
import { and, desc, eq, gte, inArray, lt, lte, max, ne } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { doudianAftersales, doudianImports, doudianIntents, doudianSales } from './doudian.schema.js';

export type IntentRow = typeof doudianIntents.$inferSelect;
export type SaleRow = typeof doudianSales.$inferSelect;
export type AftersaleRow = typeof doudianAftersales.$inferSelect;

/** More intents of one SKU than these say nothing about who bought it. */
const MOST_INTENTS = 500;

/** The only file that speaks SQL about what was opened and sold in 抖店. */
@Injectable()
export class DoudianRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: IntentRow): Promise<void> {
    await tx.db.insert(doudianIntents).values(row);
  }

  /** Newest first. */
  intentsOf(doudianSkuId: string, span: { from: Date; to: Date }): Promise<IntentRow[]> {
    const { doudianSkuId: sku, at, id } = doudianIntents;
    return this.database.db
      .select()
      .from(doudianIntents)
      .where(and(eq(sku, doudianSkuId), gte(at, span.from), lte(at, span.to)))
      .orderBy(desc(id))
      .limit(MOST_INTENTS);
  }

  /** Those of them by which a sale of another line was attributed. */
  async usedIntents(ids: readonly Id<'doudianIntent'>[], exceptLineNo: string): Promise<Set<number>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.db
      .select({ intentId: doudianSales.intentId })
      .from(doudianSales)
      .where(and(inArray(doudianSales.intentId, [...ids]), ne(doudianSales.lineNo, exceptLineNo)));
    return new Set(rows.flatMap(({ intentId }) => (intentId === null ? [] : [intentId])));
  }

  async saleOf(lineNo: string): Promise<SaleRow | null> {
    const [row] = await this.database.db.select().from(doudianSales).where(eq(doudianSales.lineNo, lineNo));
    return row ?? null;
  }

  async lockSale(tx: Tx, lineNo: string): Promise<SaleRow | null> {
    const [row] = await tx.db
      .select()
      .from(doudianSales)
      .where(eq(doudianSales.lineNo, lineNo))
      .for('update');
    return row ?? null;
  }

  async insertSale(tx: Tx, row: SaleRow): Promise<void> {
    await tx.db.insert(doudianSales).values(row);
  }

  async updateSale(tx: Tx, { id, ...changes }: SaleRow): Promise<void> {
    await tx.db.update(doudianSales).set(changes).where(eq(doudianSales.id, id));
  }

  /** Numbers of orders of which a guest's login may still say whose they are, the newest first. */
  async waitingOrders(since: Date, limit: number): Promise<string[]> {
    const rows = await this.database.db
      .select({ orderNo: doudianSales.orderNo })
      .from(doudianSales)
      .where(and(eq(doudianSales.verdict, 'waiting'), gte(doudianSales.placedAt, since)))
      .groupBy(doudianSales.orderNo)
      .orderBy(desc(max(doudianSales.id)))
      .limit(limit);
    return rows.map(({ orderNo }) => orderNo);
  }

  async lockAftersale(tx: Tx, aftersaleNo: string): Promise<AftersaleRow | null> {
    const [row] = await tx.db
      .select()
      .from(doudianAftersales)
      .where(eq(doudianAftersales.aftersaleNo, aftersaleNo))
      .for('update');
    return row ?? null;
  }

  async saveAftersale(tx: Tx, row: AftersaleRow): Promise<void> {
    const { aftersaleNo: _, saleId: __, ...changes } = row;
    await tx.db.insert(doudianAftersales).values(row).onDuplicateKeyUpdate({ set: changes });
  }

  /** Those of the sales with a case that is open. */
  async disputed(saleIds: readonly OrderId[]): Promise<Set<number>> {
    if (saleIds.length === 0) return new Set();
    const rows = await this.database.db
      .select({ saleId: doudianAftersales.saleId })
      .from(doudianAftersales)
      .where(and(inArray(doudianAftersales.saleId, [...saleIds]), eq(doudianAftersales.state, 'open')));
    return new Set(rows.map(({ saleId }) => saleId));
  }

  async importedUntil(shopId: string): Promise<Date | null> {
    const [row] = await this.database.db
      .select()
      .from(doudianImports)
      .where(eq(doudianImports.shopId, shopId));
    return row?.importedUntil ?? null;
  }

  async setImportedUntil(tx: Tx, shopId: string, importedUntil: Date): Promise<void> {
    const row = { shopId, importedUntil };
    await tx.db.insert(doudianImports).values(row).onDuplicateKeyUpdate({ set: { importedUntil } });
  }

  /** Newest first. */
  sales(filter: { isAttributed: boolean | null; beforeId: number; limit: number }): Promise<SaleRow[]> {
    const { isAttributed, beforeId, limit } = filter;
    const isThat = isAttributed ? eq : ne;
    const wanted = isAttributed === null ? undefined : isThat(doudianSales.verdict, 'attributed');
    return this.database.db
      .select()
      .from(doudianSales)
      .where(and(lt(doudianSales.id, beforeId as OrderId), wanted))
      .orderBy(desc(doudianSales.id))
      .limit(limit);
  }

  /** Newest first. */
  intents(beforeId: number, limit: number): Promise<IntentRow[]> {
    return this.database.db
      .select()
      .from(doudianIntents)
      .where(lt(doudianIntents.id, beforeId as Id<'doudianIntent'>))
      .orderBy(desc(doudianIntents.id))
      .limit(limit);
  }

  /** @returns how many of each. */
  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<{ intents: number; sales: number }> {
    const [intents] = await tx.db
      .update(doudianIntents)
      .set({ memberId: to })
      .where(eq(doudianIntents.memberId, from));
    const [sales] = await tx.db
      .update(doudianSales)
      .set({ memberId: to })
      .where(eq(doudianSales.memberId, from));
    return { intents: intents.affectedRows, sales: sales.affectedRows };
  }
}
