import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { Database, wholeRow, type Tx } from '../../platform/db/index.js';
import { addresses } from './address.schema.js';

export type AddressRow = typeof addresses.$inferSelect;

const { columns, read } = wholeRow(addresses, 'a');

const alive = (memberId: MemberId) => and(eq(addresses.memberId, memberId), isNull(addresses.deletedAt));

/** The only file that speaks SQL for addresses. Every read and write names the member: nobody else's row is found. */
@Injectable()
export class AddressRepository {
  constructor(private readonly database: Database) {}

  /** The default first, then the one changed last. */
  async list(memberId: MemberId): Promise<AddressRow[]> {
    const from = 'FROM addresses a WHERE a.member_id = ? AND a.deleted_at IS NULL';
    const rows = await this.database.rows({ columns, from, values: [memberId] });
    return rows
      .flatMap((row) => read(row) ?? [])
      .sort(
        (a, b) =>
          Number(b.isDefault) - Number(a.isDefault) ||
          b.updatedAt.getTime() - a.updatedAt.getTime() ||
          b.id - a.id,
      );
  }

  async find(memberId: MemberId, id: Id<'address'>): Promise<AddressRow | null> {
    const from = 'FROM addresses a WHERE a.id = ? AND a.member_id = ? AND a.deleted_at IS NULL';
    const [row] = await this.database.rows({ columns, from, values: [id, memberId] });
    return row ? read(row) : null;
  }

  /** Serialises changes to one member's addresses. */
  async lock(tx: Tx, memberId: MemberId): Promise<AddressRow[]> {
    return tx.db
      .select()
      .from(addresses)
      .where(alive(memberId))
      .orderBy(desc(addresses.isDefault), desc(addresses.updatedAt), desc(addresses.id))
      .for('update');
  }

  async insert(tx: Tx, row: AddressRow): Promise<void> {
    await tx.db.insert(addresses).values(row);
  }

  async update(tx: Tx, id: Id<'address'>, changes: Partial<AddressRow>): Promise<void> {
    await tx.db.update(addresses).set(changes).where(eq(addresses.id, id));
  }

  async clearDefault(tx: Tx, memberId: MemberId): Promise<void> {
    await tx.db
      .update(addresses)
      .set({ isDefault: false })
      .where(and(alive(memberId), eq(addresses.isDefault, true)));
  }

  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<void> {
    await tx.db.update(addresses).set({ memberId: to }).where(eq(addresses.memberId, from));
  }
}
