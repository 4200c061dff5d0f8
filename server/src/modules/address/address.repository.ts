import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { addresses } from './address.schema.js';

export type AddressRow = typeof addresses.$inferSelect;

const alive = (memberId: MemberId) => and(eq(addresses.memberId, memberId), isNull(addresses.deletedAt));

/** The only file that speaks SQL for addresses. Every read and write names the member: nobody else's row is found. */
@Injectable()
export class AddressRepository {
  constructor(private readonly database: Database) {}

  /** The default first, then the one changed last. */
  async list(memberId: MemberId): Promise<AddressRow[]> {
    return this.database.db
      .select()
      .from(addresses)
      .where(alive(memberId))
      .orderBy(desc(addresses.isDefault), desc(addresses.updatedAt), desc(addresses.id));
  }

  async find(memberId: MemberId, id: Id<'address'>): Promise<AddressRow | null> {
    const [row] = await this.database.db
      .select()
      .from(addresses)
      .where(and(eq(addresses.id, id), alive(memberId)));
    return row ?? null;
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
