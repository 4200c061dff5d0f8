import { Injectable } from '@nestjs/common';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../../platform/db/index.js';
import { oauthStates } from './identity.schema.js';

/** The only file that speaks SQL for OAuth states. */
@Injectable()
export class OauthStateRepository {
  async insert(tx: Tx, row: { state: string; returnPath: string; createdAt: Date }): Promise<void> {
    await tx.db.insert(oauthStates).values({ ...row, usedAt: null });
  }

  /** Spends a state; null when it is unknown, used, or older than `notBefore`. */
  async spend(tx: Tx, state: string, time: { now: Date; notBefore: Date }): Promise<string | null> {
    const [result] = await tx.db
      .update(oauthStates)
      .set({ usedAt: time.now })
      .where(
        and(
          eq(oauthStates.state, state),
          isNull(oauthStates.usedAt),
          gt(oauthStates.createdAt, time.notBefore),
        ),
      );
    if (result.affectedRows !== 1) return null;
    const [row] = await tx.db.select().from(oauthStates).where(eq(oauthStates.state, state));
    return row?.returnPath ?? null;
  }
}
