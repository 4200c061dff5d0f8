import { Injectable } from '@nestjs/common';
import type { AftersaleState } from '@yimai/shared/domain/aftersale/types';
import type { Id, MemberId, OrderId, OrderLineId } from '@yimai/shared/kernel/id';
import { and, asc, desc, eq, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import { Database, wholeRow, type Tx } from '../../platform/db/index.js';
import { aftersaleCases, aftersaleEvents } from './aftersale.schema.js';
import type { AftersaleCase, AftersaleEventRow } from './aftersale.types.js';

const { columns, read } = wholeRow(aftersaleCases, 'c');

type Row = typeof aftersaleCases.$inferSelect;

function toCase(row: Row): AftersaleCase {
  return {
    ...row,
    kind: row.kind as AftersaleCase['kind'],
    state: row.state as AftersaleState,
    evidence: (row.evidence ?? []) as AftersaleCase['evidence'],
  };
}

export interface CaseFilter {
  memberId?: MemberId;
  state?: AftersaleState;
  beforeId?: number;
  limit: number;
}

/** The only file that speaks SQL to the after-sale tables. */
@Injectable()
export class AftersaleRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: AftersaleCase): Promise<void> {
    await tx.db.insert(aftersaleCases).values(row);
  }

  async get(id: Id<'aftersale'>): Promise<AftersaleCase | null> {
    const rows = await this.database.db.select().from(aftersaleCases).where(eq(aftersaleCases.id, id));
    return rows[0] ? toCase(rows[0]) : null;
  }

  /** Lock the order first. */
  async lock(tx: Tx, id: Id<'aftersale'>): Promise<AftersaleCase | null> {
    const rows = await tx.db.select().from(aftersaleCases).where(eq(aftersaleCases.id, id)).for('update');
    return rows[0] ? toCase(rows[0]) : null;
  }

  async ofOrders(orderIds: readonly OrderId[], tx?: Tx): Promise<AftersaleCase[]> {
    if (orderIds.length === 0) return [];
    const from = 'FROM aftersale_cases c WHERE c.order_id IN (?)';
    const rows = await this.database.rows({ columns, from, values: [orderIds] }, tx);
    return rows
      .flatMap((row) => read(row) ?? [])
      .map(toCase)
      .sort((a, b) => a.id - b.id);
  }

  async list(filter: CaseFilter): Promise<AftersaleCase[]> {
    const conditions: SQL[] = [];
    if (filter.memberId !== undefined) conditions.push(eq(aftersaleCases.memberId, filter.memberId));
    if (filter.state !== undefined) conditions.push(eq(aftersaleCases.state, filter.state));
    if (filter.beforeId !== undefined)
      conditions.push(lt(aftersaleCases.id, filter.beforeId as Id<'aftersale'>));
    const rows = await this.database.db
      .select()
      .from(aftersaleCases)
      .where(and(...conditions))
      .orderBy(desc(aftersaleCases.id))
      .limit(filter.limit);
    return rows.map(toCase);
  }

  async save(tx: Tx, id: Id<'aftersale'>, changes: Partial<AftersaleCase>): Promise<void> {
    await tx.db.update(aftersaleCases).set(changes).where(eq(aftersaleCases.id, id));
  }

  async insertEvent(tx: Tx, event: AftersaleEventRow): Promise<void> {
    await tx.db.insert(aftersaleEvents).values(event);
  }

  async events(ids: readonly Id<'aftersale'>[]): Promise<AftersaleEventRow[]> {
    if (ids.length === 0) return [];
    return this.database.db
      .select()
      .from(aftersaleEvents)
      .where(inArray(aftersaleEvents.aftersaleId, [...ids]))
      .orderBy(asc(aftersaleEvents.id));
  }

  async openLineIds(lineIds: readonly OrderLineId[]): Promise<Set<number>> {
    if (lineIds.length === 0) return new Set();
    const rows = await this.database.db
      .select({ lineId: aftersaleCases.openLineId })
      .from(aftersaleCases)
      .where(and(isNotNull(aftersaleCases.openLineId), inArray(aftersaleCases.openLineId, [...lineIds])));
    return new Set(rows.map((row) => Number(row.lineId)));
  }

  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<number> {
    const [result] = await tx.db
      .update(aftersaleCases)
      .set({ memberId: to })
      .where(eq(aftersaleCases.memberId, from));
    return result.affectedRows;
  }
}
