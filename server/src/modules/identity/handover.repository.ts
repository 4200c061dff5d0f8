import { Injectable } from '@nestjs/common';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { handoverTickets } from './identity.schema.js';

export type HandoverRow = typeof handoverTickets.$inferSelect;

/** The only file that speaks SQL for hand-overs. */
@Injectable()
export class HandoverRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: HandoverRow): Promise<void> {
    await tx.db.insert(handoverTickets).values(row);
  }

  /** One that may still be spent. */
  async usable(ticketHash: string, now: Date): Promise<HandoverRow | null> {
    const [row] = await this.database.db.select().from(handoverTickets).where(isUsable(ticketHash, now));
    return row ?? null;
  }

  /** False when somebody was faster, or it is over. */
  async spend(tx: Tx, ticketHash: string, now: Date): Promise<boolean> {
    const [result] = await tx.db
      .update(handoverTickets)
      .set({ usedAt: now })
      .where(isUsable(ticketHash, now));
    return result.affectedRows === 1;
  }

  async deleteExpiredBefore(tx: Tx, at: Date): Promise<void> {
    await tx.db.delete(handoverTickets).where(lt(handoverTickets.expiresAt, at));
  }
}

function isUsable(ticketHash: string, now: Date) {
  return and(
    eq(handoverTickets.ticketHash, ticketHash),
    isNull(handoverTickets.usedAt),
    gt(handoverTickets.expiresAt, now),
  );
}
