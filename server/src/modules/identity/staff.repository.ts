import { Injectable } from '@nestjs/common';
import type { StaffId } from '@yimai/shared/kernel/id';
import { and, eq, lt } from 'drizzle-orm';
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
