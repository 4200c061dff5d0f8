import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, eq, inArray } from 'drizzle-orm';
import { Database, wholeRow, type Db, type Tx } from '../../platform/db/index.js';
import { identities, members } from './identity.schema.js';

const identity = wholeRow(identities, 'i');

export type MemberRow = typeof members.$inferSelect;
export type IdentityRow = typeof identities.$inferSelect;
/** What makes an identity unique. */
export type IdentityKey = Pick<IdentityRow, 'platform' | 'appId' | 'kind' | 'valueIndex'>;

/** The only file that speaks SQL for members and their identities. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  async byId(id: MemberId, db: Db = this.database.db): Promise<MemberRow | null> {
    const [row] = await db.select().from(members).where(eq(members.id, id));
    return row ?? null;
  }

  async byIds(ids: readonly MemberId[]): Promise<MemberRow[]> {
    if (ids.length === 0) return [];
    return this.database.db
      .select()
      .from(members)
      .where(inArray(members.id, [...ids]));
  }

  /** Locks the rows in order of id, so that two merges cannot wait for each other. */
  async lock(tx: Tx, ids: readonly MemberId[]): Promise<Map<MemberId, MemberRow>> {
    const rows = await tx.db
      .select()
      .from(members)
      .where(inArray(members.id, [...ids]))
      .orderBy(members.id)
      .for('update');
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(tx: Tx, row: MemberRow): Promise<void> {
    await tx.db.insert(members).values(row);
  }

  async update(tx: Tx, id: MemberId, changes: Partial<MemberRow>): Promise<void> {
    await tx.db.update(members).set(changes).where(eq(members.id, id));
  }

  /** Everybody who was ever merged into this member now points at the one who stays: chains stay one step long. */
  async redirectMerged(tx: Tx, from: MemberId, to: MemberId): Promise<void> {
    await tx.db.update(members).set({ mergedIntoId: to }).where(eq(members.mergedIntoId, from));
  }

  async identity(key: IdentityKey, db: Db = this.database.db): Promise<IdentityRow | null> {
    const [row] = await db
      .select()
      .from(identities)
      .where(
        and(
          eq(identities.platform, key.platform),
          eq(identities.appId, key.appId),
          eq(identities.kind, key.kind),
          eq(identities.valueIndex, key.valueIndex),
        ),
      );
    return row ?? null;
  }

  /** The one used last first. */
  async identitiesOf(memberId: MemberId, tx?: Tx): Promise<IdentityRow[]> {
    const from = 'FROM identities i WHERE i.member_id = ?';
    const rows = await this.database.rows({ columns: identity.columns, from, values: [memberId] }, tx);
    return rows
      .flatMap((row) => identity.read(row) ?? [])
      .sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || b.id - a.id);
  }

  async insertIdentity(tx: Tx, row: IdentityRow): Promise<void> {
    await tx.db.insert(identities).values(row);
  }

  async touchIdentity(tx: Tx, id: Id<'identity'>, at: Date): Promise<void> {
    await tx.db.update(identities).set({ lastSeenAt: at }).where(eq(identities.id, id));
  }

  async deleteIdentity(tx: Tx, id: Id<'identity'>): Promise<void> {
    await tx.db.delete(identities).where(eq(identities.id, id));
  }

  /** Returns the ids moved. */
  async moveIdentities(tx: Tx, from: MemberId, to: MemberId): Promise<Id<'identity'>[]> {
    const rows = await tx.db
      .select({ id: identities.id })
      .from(identities)
      .where(eq(identities.memberId, from))
      .for('update');
    if (rows.length > 0)
      await tx.db.update(identities).set({ memberId: to }).where(eq(identities.memberId, from));
    return rows.map(({ id }) => id);
  }
}
