import { Injectable } from '@nestjs/common';
import type { Id } from '@yimai/shared/kernel/id';
import { and, desc, eq, gt, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { smsCodes } from './identity.schema.js';

export type SmsCodeRow = typeof smsCodes.$inferSelect;

/** The only file that speaks SQL for SMS codes. */
@Injectable()
export class SmsCodeRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: SmsCodeRow): Promise<void> {
    await tx.db.insert(smsCodes).values(row);
  }

  async delete(tx: Tx, id: Id<'event'>): Promise<void> {
    await tx.db.delete(smsCodes).where(eq(smsCodes.id, id));
  }

  /** When other codes were sent to this phone within the window, newest first. */
  async sentWithin(
    phoneIndex: string,
    window: { from: Date; to: Date; exceptId: Id<'event'> },
  ): Promise<Date[]> {
    const rows = await this.database.db
      .select({ sentAt: smsCodes.sentAt })
      .from(smsCodes)
      .where(
        and(
          eq(smsCodes.phoneIndex, phoneIndex),
          gt(smsCodes.sentAt, window.from),
          lte(smsCodes.sentAt, window.to),
          ne(smsCodes.id, window.exceptId),
        ),
      )
      .orderBy(desc(smsCodes.sentAt));
    return rows.map(({ sentAt }) => sentAt);
  }

  async newest(phoneIndex: string, purpose: string): Promise<SmsCodeRow | null> {
    const [row] = await this.database.db
      .select()
      .from(smsCodes)
      .where(and(eq(smsCodes.phoneIndex, phoneIndex), eq(smsCodes.purpose, purpose)))
      .orderBy(desc(smsCodes.sentAt), desc(smsCodes.id))
      .limit(1);
    return row ?? null;
  }

  /** Spends one guess; false when there is none left, or the code is used or over. */
  async takeGuess(tx: Tx, id: Id<'event'>, limit: { guesses: number; now: Date }): Promise<boolean> {
    const [result] = await tx.db
      .update(smsCodes)
      .set({ attempts: sql`${smsCodes.attempts} + 1` })
      .where(
        and(
          eq(smsCodes.id, id),
          isNull(smsCodes.usedAt),
          lt(smsCodes.attempts, limit.guesses),
          gt(smsCodes.expiresAt, limit.now),
        ),
      );
    return result.affectedRows === 1;
  }

  /** Marks the code used; false when somebody was faster. */
  async markUsed(tx: Tx, id: Id<'event'>, at: Date): Promise<boolean> {
    const [result] = await tx.db
      .update(smsCodes)
      .set({ usedAt: at })
      .where(and(eq(smsCodes.id, id), isNull(smsCodes.usedAt)));
    return result.affectedRows === 1;
  }
}
