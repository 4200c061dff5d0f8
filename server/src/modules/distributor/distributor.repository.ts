import { Injectable } from '@nestjs/common';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';
import { and, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { Database, wholeRow, type PartRow, type Tx } from '../../platform/db/index.js';
import { distributorApplications, distributors, sponsorships } from './distributor.schema.js';

const { columns, read } = wholeRow(distributors, 'd');

export type DistributorRow = typeof distributors.$inferSelect;
export type ApplicationRow = typeof distributorApplications.$inferSelect;

/** One person above a buyer, nearest first; level 1 serves the buyer. */
export interface UplinePerson {
  distributorId: DistributorId;
  memberId: MemberId;
  level: 1 | 2 | 3;
  name: string;
  isActive: boolean;
}

const LEVELS = [1, 2, 3] as const;

/** The three people from a distributor upwards, to be joined by whoever knows the distributor's id: one statement less. */
export const UPLINE = {
  columns: Object.fromEntries(
    LEVELS.flatMap((level) => [
      [`id${level}`, `d${level}.id`],
      [`m${level}`, `d${level}.member_id`],
      [`n${level}`, `d${level}.name`],
      [`s${level}`, `d${level}.status`],
    ]),
  ),
  joins: (id: string): string =>
    `LEFT JOIN distributors d1 ON d1.id = ${id} LEFT JOIN distributors d2 ON d2.id = d1.parent_id LEFT JOIN distributors d3 ON d3.id = d2.parent_id`,
  /** Nearest first. */
  read: (row: PartRow): UplinePerson[] =>
    LEVELS.filter((level) => row[`id${level}`] !== null).map((level) => ({
      distributorId: Number(row[`id${level}`]) as DistributorId,
      memberId: Number(row[`m${level}`]) as MemberId,
      level,
      name: String(row[`n${level}`]),
      isActive: row[`s${level}`] === 'active',
    })),
};

const TREE_LOCK = 'distributor-tree';

/** The only file that speaks SQL to the tables of distributors. */
@Injectable()
export class DistributorRepository {
  constructor(private readonly database: Database) {}

  async byMember(memberId: MemberId, tx?: Tx): Promise<DistributorRow | null> {
    const from = 'FROM distributors d WHERE d.member_id = ?';
    const [row] = await this.database.rows({ columns, from, values: [memberId] }, tx);
    return row ? read(row) : null;
  }

  async byIds(ids: readonly DistributorId[], tx?: Tx): Promise<DistributorRow[]> {
    if (ids.length === 0) return [];
    return (tx?.db ?? this.database.db)
      .select()
      .from(distributors)
      .where(inArray(distributors.id, [...ids]));
  }

  /** Reads these people and keeps a merge away from them until COMMIT, without keeping other payments away. */
  async shareLock(tx: Tx, ids: readonly DistributorId[]): Promise<DistributorRow[]> {
    if (ids.length === 0) return [];
    const from = 'FROM distributors d WHERE d.id IN (?) ORDER BY d.id LOCK IN SHARE MODE';
    const rows = await this.database.rows({ columns, from, values: [ids] }, tx);
    return rows.flatMap((row) => read(row) ?? []);
  }

  /** The three people above in one statement: it runs in every order. */
  async upline(start: DistributorId, tx?: Tx): Promise<UplinePerson[]> {
    const from = `FROM (SELECT ? AS start) s ${UPLINE.joins('s.start')}`;
    const [row] = await this.database.rows({ columns: UPLINE.columns, from, values: [start] }, tx);
    return row ? UPLINE.read(row) : [];
  }

  /** Serialises changes of the tree: two moves at once could close a circle that neither sees. */
  async lockTree(tx: Tx): Promise<void> {
    await tx.connection.query(
      "INSERT INTO installation_facts (name, value, updated_at) VALUES (?, '', NOW(3)) ON DUPLICATE KEY UPDATE updated_at = NOW(3)",
      [TREE_LOCK],
    );
  }

  /** Parent links from `start` upwards, itself included. */
  async ancestors(tx: Tx, start: DistributorId): Promise<Map<DistributorId, DistributorId | null>> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      `WITH RECURSIVE up (id, parent_id, hops) AS (
         SELECT id, parent_id, 1 FROM distributors WHERE id = ?
         UNION ALL SELECT d.id, d.parent_id, up.hops + 1 FROM distributors d JOIN up ON d.id = up.parent_id WHERE up.hops < 60)
       SELECT id, parent_id FROM up`,
      [start],
    );
    return new Map(
      rows.map((row) => [
        Number(row['id']) as DistributorId,
        row['parent_id'] === null ? null : (Number(row['parent_id']) as DistributorId),
      ]),
    );
  }

  /** Everybody below, with the hops down to them. */
  async descendants(tx: Tx, start: DistributorId): Promise<{ id: DistributorId; hops: number }[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      `WITH RECURSIVE down (id, hops) AS (
         SELECT id, 1 FROM distributors WHERE parent_id = ?
         UNION ALL SELECT d.id, down.hops + 1 FROM distributors d JOIN down ON d.parent_id = down.id WHERE down.hops < 60)
       SELECT id, hops FROM down`,
      [start],
    );
    return rows.map((row) => ({ id: Number(row['id']) as DistributorId, hops: Number(row['hops']) }));
  }

  async insert(tx: Tx, row: DistributorRow): Promise<void> {
    await tx.db.insert(distributors).values(row);
  }

  async update(tx: Tx, id: DistributorId, change: Partial<Omit<DistributorRow, 'id'>>): Promise<void> {
    await tx.db.update(distributors).set(change).where(eq(distributors.id, id));
  }

  async shiftDepth(tx: Tx, ids: readonly DistributorId[], delta: number): Promise<void> {
    if (ids.length === 0 || delta === 0) return;
    await tx.db
      .update(distributors)
      .set({ depth: sql`${distributors.depth} + ${delta}` })
      .where(inArray(distributors.id, [...ids]));
  }

  /** Children of a merged distributor follow the one who stays. Returns who they were. */
  async adoptChildren(tx: Tx, from: DistributorId, to: DistributorId): Promise<DistributorId[]> {
    const children = await tx.db
      .select({ id: distributors.id })
      .from(distributors)
      .where(and(eq(distributors.parentId, from), ne(distributors.id, to)))
      .for('update');
    if (children.length > 0)
      await tx.db
        .update(distributors)
        .set({ parentId: to })
        .where(
          inArray(
            distributors.id,
            children.map(({ id }) => id),
          ),
        );
    return children.map(({ id }) => id);
  }

  /** Writes the depth of everybody below somebody who stands at `depth`. */
  async setDepthsBelow(
    tx: Tx,
    depth: number,
    below: readonly { id: DistributorId; hops: number }[],
  ): Promise<void> {
    for (const hops of new Set(below.map((person) => person.hops))) {
      const ids = below.filter((person) => person.hops === hops).map(({ id }) => id);
      await tx.db
        .update(distributors)
        .set({ depth: depth + hops })
        .where(inArray(distributors.id, ids));
    }
  }

  async openSponsorship(tx: Tx, row: typeof sponsorships.$inferInsert): Promise<void> {
    await tx.db
      .update(sponsorships)
      .set({ to: row.from })
      .where(and(eq(sponsorships.distributorId, row.distributorId), isNull(sponsorships.to)));
    await tx.db.insert(sponsorships).values(row);
  }

  async insertApplication(tx: Tx, row: ApplicationRow): Promise<void> {
    await tx.db.insert(distributorApplications).values(row);
  }

  async lockApplication(tx: Tx, id: Id<'application'>): Promise<ApplicationRow | null> {
    const [row] = await tx.db
      .select()
      .from(distributorApplications)
      .where(eq(distributorApplications.id, id))
      .for('update');
    return row ?? null;
  }

  async closeApplication(
    tx: Tx,
    row: Pick<ApplicationRow, 'id' | 'state' | 'decidedBy' | 'reason' | 'decidedAt'>,
  ): Promise<void> {
    const { id, ...change } = row;
    await tx.db
      .update(distributorApplications)
      .set({ ...change, openMemberId: null })
      .where(eq(distributorApplications.id, id));
  }

  async newestApplication(memberId: MemberId, tx?: Tx): Promise<ApplicationRow | null> {
    const [row] = await (tx?.db ?? this.database.db)
      .select()
      .from(distributorApplications)
      .where(eq(distributorApplications.memberId, memberId))
      .orderBy(desc(distributorApplications.id))
      .limit(1);
    return row ?? null;
  }

  async applications(filter: { state: string; beforeId: number; limit: number }): Promise<ApplicationRow[]> {
    return this.database.db
      .select()
      .from(distributorApplications)
      .where(
        and(
          eq(distributorApplications.state, filter.state),
          lt(distributorApplications.id, filter.beforeId as Id<'application'>),
        ),
      )
      .orderBy(desc(distributorApplications.id))
      .limit(filter.limit);
  }

  /** Applications follow the member; one still open does so only when `keepsOpen`, else it ends with the merge. */
  async reassignApplications(
    tx: Tx,
    merge: { from: MemberId; to: MemberId; keepsOpen: boolean; at: Date },
  ): Promise<number> {
    if (!merge.keepsOpen)
      await tx.db
        .update(distributorApplications)
        .set({
          state: 'rejected',
          openMemberId: null,
          decidedBy: 'system',
          decidedAt: merge.at,
          reason: '账号合并，申请已关闭',
        })
        .where(eq(distributorApplications.openMemberId, merge.from));
    const [result] = await tx.db
      .update(distributorApplications)
      .set({
        memberId: merge.to,
        openMemberId: sql`IF(${distributorApplications.openMemberId} IS NULL, NULL, ${merge.to})`,
      })
      .where(eq(distributorApplications.memberId, merge.from));
    return result.affectedRows;
  }
}
