import { Injectable } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/index.js';
import { doudianIntents } from './doudian.schema.js';

export type IntentRow = typeof doudianIntents.$inferSelect;

/** The only file that speaks SQL about what was opened in 抖店. */
@Injectable()
export class DoudianRepository {
  async insert(tx: Tx, row: IntentRow): Promise<void> {
    await tx.db.insert(doudianIntents).values(row);
  }

  /** @returns how many. */
  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<number> {
    const [moved] = await tx.db
      .update(doudianIntents)
      .set({ memberId: to })
      .where(eq(doudianIntents.memberId, from));
    return moved.affectedRows;
  }
}
