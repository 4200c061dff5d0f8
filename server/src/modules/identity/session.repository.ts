import { Injectable } from '@nestjs/common';
import { asId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { and, eq, isNull } from 'drizzle-orm';
import { Database, instantOf, type Tx } from '../../platform/db/index.js';
import { sessions } from './identity.schema.js';

export type SessionRow = typeof sessions.$inferSelect;

/** What decides whether a session still counts. */
export interface SessionState {
  memberId: MemberId;
  revokedAt: Date | null;
  expiresAt: Date;
  isBlocked: boolean;
  mergedIntoId: MemberId | null;
}

const STATE = {
  columns: {
    member_id: 's.member_id',
    revoked_at: 's.revoked_at',
    expires_at: 's.expires_at',
    is_blocked: 'm.is_blocked',
    merged_into_id: 'm.merged_into_id',
  },
  from: 'FROM sessions s JOIN members m ON m.id = s.member_id WHERE s.id = ?',
};

/** The only file that speaks SQL for sessions. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async state(id: Id<'session'>, tx?: Tx): Promise<SessionState | null> {
    const [row] = await this.database.rows({ ...STATE, values: [id] }, tx);
    if (!row) return null;
    return {
      memberId: asId('member', Number(row['member_id'])),
      revokedAt: row['revoked_at'] === null ? null : instantOf(row['revoked_at']),
      expiresAt: instantOf(row['expires_at']),
      isBlocked: Boolean(row['is_blocked']),
      mergedIntoId: row['merged_into_id'] === null ? null : asId('member', Number(row['merged_into_id'])),
    };
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
