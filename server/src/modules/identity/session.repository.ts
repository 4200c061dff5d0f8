import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, eq, isNull } from 'drizzle-orm';
import { Database, type Db, type Tx } from '../../platform/db/index.js';
import { members, sessions } from './identity.schema.js';

export type SessionRow = typeof sessions.$inferSelect;

/** What decides whether a session still counts. */
export interface SessionState {
  memberId: MemberId;
  revokedAt: Date | null;
  expiresAt: Date;
  isBlocked: boolean;
  mergedIntoId: MemberId | null;
}

/** The only file that speaks SQL for sessions. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async state(id: Id<'session'>, db: Db = this.database.db): Promise<SessionState | null> {
    const [row] = await db
      .select({
        memberId: sessions.memberId,
        revokedAt: sessions.revokedAt,
        expiresAt: sessions.expiresAt,
        isBlocked: members.isBlocked,
        mergedIntoId: members.mergedIntoId,
      })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(eq(sessions.id, id));
    return row ?? null;
  }

  async insert(tx: Tx, row: SessionRow): Promise<void> {
    await tx.db.insert(sessions).values(row);
  }

  async lock(tx: Tx, id: Id<'session'>): Promise<SessionRow | null> {
    const [row] = await tx.db.select().from(sessions).where(eq(sessions.id, id)).for('update');
    return row ?? null;
  }

  async update(tx: Tx, id: Id<'session'>, changes: Partial<SessionRow>): Promise<void> {
    await tx.db.update(sessions).set(changes).where(eq(sessions.id, id));
  }

  /** Ends every session of a member; returns those that were open. */
  async revokeAll(
    tx: Tx,
    memberId: MemberId,
    end: { revokedAt: Date; revokeReason: string },
  ): Promise<Id<'session'>[]> {
    const open = and(eq(sessions.memberId, memberId), isNull(sessions.revokedAt));
    const rows = await tx.db.select({ id: sessions.id }).from(sessions).where(open).for('update');
    if (rows.length > 0)
      await tx.db
        .update(sessions)
        .set({ ...end, graceTokenSealed: null })
        .where(open);
    return rows.map(({ id }) => id);
  }
}
