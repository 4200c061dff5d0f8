import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, desc, eq, gt, isNotNull, or } from 'drizzle-orm';
import { Database, type Db, type Tx } from '../../platform/db/index.js';
import { consents, mergeProposals } from './identity.schema.js';

export type MergeProposalRow = typeof mergeProposals.$inferSelect;
export type ConsentRow = typeof consents.$inferSelect;

/** One text for a pair, whichever is which. */
export function pairKey(a: MemberId, b: MemberId): string {
  return `${Math.min(a, b)}:${Math.max(a, b)}`;
}

const involves = (memberId: MemberId) =>
  or(eq(mergeProposals.keepsId, memberId), eq(mergeProposals.absorbsId, memberId));

/** The only file that speaks SQL for merge proposals and consents. */
@Injectable()
export class MergeProposalRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: MergeProposalRow): Promise<void> {
    await tx.db.insert(mergeProposals).values(row);
  }

  async lock(tx: Tx, id: Id<'mergeProposal'>): Promise<MergeProposalRow | null> {
    const [row] = await tx.db.select().from(mergeProposals).where(eq(mergeProposals.id, id)).for('update');
    return row ?? null;
  }

  async lockOpenPair(tx: Tx, a: MemberId, b: MemberId): Promise<MergeProposalRow | null> {
    const [row] = await tx.db
      .select()
      .from(mergeProposals)
      .where(eq(mergeProposals.openKey, pairKey(a, b)))
      .for('update');
    return row ?? null;
  }

  async update(tx: Tx, id: Id<'mergeProposal'>, changes: Partial<MergeProposalRow>): Promise<void> {
    await tx.db.update(mergeProposals).set(changes).where(eq(mergeProposals.id, id));
  }

  /** The newest that waits for this member. */
  async openFor(memberId: MemberId, now: Date, db: Db = this.database.db): Promise<MergeProposalRow | null> {
    const [row] = await db
      .select()
      .from(mergeProposals)
      .where(and(isNotNull(mergeProposals.openKey), gt(mergeProposals.expiresAt, now), involves(memberId)))
      .orderBy(desc(mergeProposals.id))
      .limit(1);
    return row ?? null;
  }

  /** Whether this pair said no since. */
  async rejectedSince(tx: Tx, pair: [MemberId, MemberId], since: Date): Promise<boolean> {
    const rows = await tx.db
      .select({ id: mergeProposals.id })
      .from(mergeProposals)
      .where(
        and(
          eq(mergeProposals.state, 'rejected'),
          gt(mergeProposals.closedAt, since),
          involves(pair[0]),
          involves(pair[1]),
        ),
      )
      .limit(1);
    return rows.length > 0;
  }

  /** Open proposals of a member who was absorbed lead nowhere any more. */
  async expireOpenOf(tx: Tx, memberId: MemberId, at: Date): Promise<void> {
    await tx.db
      .update(mergeProposals)
      .set({ state: 'expired', openKey: null, closedAt: at })
      .where(and(isNotNull(mergeProposals.openKey), involves(memberId)));
  }

  async insertConsent(tx: Tx, row: ConsentRow): Promise<void> {
    await tx.db.insert(consents).values(row);
  }
}
