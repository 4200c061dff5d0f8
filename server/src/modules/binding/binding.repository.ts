import { Injectable } from '@nestjs/common';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { bindings, clicks, referralCodes } from './binding.schema.js';

export type ReferralCodeRow = typeof referralCodes.$inferSelect;
export type ClickRow = typeof clicks.$inferSelect;
export type BindingRow = typeof bindings.$inferSelect;

/** The only file that speaks SQL to codes, clicks and bindings. */
@Injectable()
export class BindingRepository {
  constructor(private readonly database: Database) {}

  async codeByText(code: string, tx?: Tx): Promise<ReferralCodeRow | null> {
    const [row] = await (tx?.db ?? this.database.db)
      .select()
      .from(referralCodes)
      .where(eq(referralCodes.code, code));
    return row ?? null;
  }

  async codeByPurpose(purposeKey: string, tx?: Tx): Promise<ReferralCodeRow | null> {
    const [row] = await (tx?.db ?? this.database.db)
      .select()
      .from(referralCodes)
      .where(eq(referralCodes.purposeKey, purposeKey));
    return row ?? null;
  }

  async codeTexts(tx: Tx, ids: readonly Id<'referralCode'>[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.db
      .select({ id: referralCodes.id, code: referralCodes.code })
      .from(referralCodes)
      .where(inArray(referralCodes.id, [...ids]));
    return new Map(rows.map(({ id, code }) => [id, code]));
  }

  async insertCode(tx: Tx, row: ReferralCodeRow): Promise<void> {
    await tx.db.insert(referralCodes).values(row);
  }

  async insertClick(tx: Tx, row: ClickRow): Promise<void> {
    await tx.db.insert(clicks).values(row);
  }

  async judgeClick(
    tx: Tx,
    id: Id<'click'>,
    change: Pick<ClickRow, 'memberId' | 'effect' | 'reason'>,
  ): Promise<void> {
    await tx.db.update(clicks).set(change).where(eq(clicks.id, id));
  }

  /** Clicks of a device that nobody has claimed yet, oldest first. */
  async unclaimedClicks(tx: Tx, deviceId: string, since: Date): Promise<ClickRow[]> {
    return tx.db
      .select()
      .from(clicks)
      .where(and(eq(clicks.deviceId, deviceId), isNull(clicks.memberId), gte(clicks.at, since)))
      .orderBy(asc(clicks.id))
      .limit(50)
      .for('update');
  }

  async current(memberId: MemberId): Promise<BindingRow | null> {
    const [row] = await this.database.db.select().from(bindings).where(eq(bindings.openMemberId, memberId));
    return row ?? null;
  }

  async lockCurrent(tx: Tx, memberId: MemberId): Promise<BindingRow | null> {
    const [row] = await tx.db
      .select()
      .from(bindings)
      .where(eq(bindings.openMemberId, memberId))
      .for('update');
    return row ?? null;
  }

  /** The binding in force with its click, for attribution: one statement. */
  async withClick(
    memberId: MemberId,
    tx: Tx,
  ): Promise<{ binding: BindingRow; click: ClickRow | null } | null> {
    const [row] = await tx.db
      .select({ binding: bindings, click: clicks })
      .from(bindings)
      .leftJoin(clicks, eq(clicks.id, bindings.clickId))
      .where(eq(bindings.openMemberId, memberId));
    return row ?? null;
  }

  async insert(tx: Tx, row: BindingRow): Promise<void> {
    await tx.db.insert(bindings).values(row);
  }

  async close(tx: Tx, id: Id<'binding'>, end: { at: Date; reason: string }): Promise<void> {
    await tx.db
      .update(bindings)
      .set({ openMemberId: null, endedAt: end.at, endReason: end.reason })
      .where(eq(bindings.id, id));
  }

  /** Clicks and bindings of a member follow a merge. Returns how many. */
  async reassignMember(tx: Tx, from: MemberId, to: MemberId): Promise<{ clicks: number; bindings: number }> {
    const [moved] = await tx.db.update(clicks).set({ memberId: to }).where(eq(clicks.memberId, from));
    const [bound] = await tx.db
      .update(bindings)
      .set({ memberId: to, openMemberId: sql`IF(${bindings.openMemberId} IS NULL, NULL, ${to})` })
      .where(eq(bindings.memberId, from));
    return { clicks: moved.affectedRows, bindings: bound.affectedRows };
  }

  /** Customers in force and codes of a merged distributor. Returns which, so that it can be undone. */
  async reassignDistributor(
    tx: Tx,
    from: DistributorId,
    to: DistributorId,
  ): Promise<{ bindings: Id<'binding'>[]; codes: Id<'referralCode'>[] }> {
    const inForce = and(eq(bindings.distributorId, from), isNull(bindings.endedAt));
    const bound = await tx.db.select({ id: bindings.id }).from(bindings).where(inForce).for('update');
    await tx.db.update(bindings).set({ distributorId: to }).where(inForce);
    const owned = eq(referralCodes.distributorId, from);
    const codes = await tx.db.select({ id: referralCodes.id }).from(referralCodes).where(owned).for('update');
    await tx.db.update(referralCodes).set({ distributorId: to }).where(owned);
    return { bindings: bound.map(({ id }) => id), codes: codes.map(({ id }) => id) };
  }
}
