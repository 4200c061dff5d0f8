import { Injectable } from '@nestjs/common';
import type { StaffId } from '@yimai/shared/kernel/id';
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { staff } from './identity.schema.js';

export type StaffRow = typeof staff.$inferSelect;

/** The only file that speaks SQL for staff. */
@Injectable()
export class StaffRepository {
  constructor(private readonly database: Database) {}

  async byId(id: StaffId): Promise<StaffRow | null> {
    const [row] = await this.database.db.select().from(staff).where(eq(staff.id, id));
    return row ?? null;
  }

  async lockByUsername(tx: Tx, username: string): Promise<StaffRow | null> {
    const [row] = await tx.db.select().from(staff).where(eq(staff.username, username)).for('update');
    return row ?? null;
  }

  async byInvitation(invitationHash: string): Promise<StaffRow | null> {
    const [row] = await this.database.db.select().from(staff).where(eq(staff.invitationHash, invitationHash));
    return row ?? null;
  }

  async lockByInvitation(tx: Tx, invitationHash: string): Promise<StaffRow | null> {
    const where = eq(staff.invitationHash, invitationHash);
    const [row] = await tx.db.select().from(staff).where(where).for('update');
    return row ?? null;
  }

  /** Locked in the order of their ids, so that two owners who act on each other wait instead of deadlocking. */
  async lockAll(tx: Tx, ids: readonly StaffId[]): Promise<StaffRow[]> {
    const where = inArray(staff.id, [...ids]);
    return tx.db.select().from(staff).where(where).orderBy(asc(staff.id)).for('update');
  }

  /** In the order in which they were added. */
  async page(after: StaffId | null, limit: number): Promise<StaffRow[]> {
    const where = after === null ? undefined : gt(staff.id, after);
    return this.database.db.select().from(staff).where(where).orderBy(asc(staff.id)).limit(limit);
  }

  async insert(tx: Tx, row: StaffRow): Promise<void> {
    await tx.db.insert(staff).values(row);
  }

  async update(tx: Tx, id: StaffId, changes: Partial<StaffRow>): Promise<void> {
    await tx.db.update(staff).set(changes).where(eq(staff.id, id));
  }

  /** Accepts a TOTP step once: false when this or a later one was accepted before. */
  async acceptStep(tx: Tx, id: StaffId, step: number): Promise<boolean> {
    const [result] = await tx.db
      .update(staff)
      .set({ totpStep: step })
      .where(and(eq(staff.id, id), lt(staff.totpStep, step)));
    return result.affectedRows === 1;
  }
}
