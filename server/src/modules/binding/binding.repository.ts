import { Injectable } from '@nestjs/common';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { Database, wholeRow, type Tx } from '../../platform/db/index.js';
import { UPLINE, type UplinePerson } from '../distributor/index.js';
import { bindings, clicks, referralCodes } from './binding.schema.js';

const binding = wholeRow(bindings, 'b');
const click = wholeRow(clicks, 'c');

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
    const from = 'FROM bindings b WHERE b.open_member_id = ? FOR UPDATE';
    const [row] = await this.database.rows({ columns: binding.columns, from, values: [memberId] }, tx);
    return row ? binding.read(row) : null;
  }

  /** The binding in force with its click and its upline, for attribution: one statement. */
  async forAttribution(memberId: MemberId): Promise<{
    binding: BindingRow;
    click: ClickRow | null;
    upline: UplinePerson[];
  } | null> {
    const columns = { ...binding.columns, ...click.columns, ...UPLINE.columns };
    const from = `FROM bindings b LEFT JOIN clicks c ON c.id = b.click_id ${UPLINE.joins('b.distributor_id')} WHERE b.open_member_id = ?`;
    const [row] = await this.database.rows({ columns, from, values: [memberId] });
    const found = row ? binding.read(row) : null;
    return row && found ? { binding: found, click: click.read(row), upline: UPLINE.read(row) } : null;
  }

  /** Ends a binding and opens the next, together: an extension is both, and every order of a customer is one. */
  replace(tx: Tx, ended: BindingRow, next: BindingRow): void {
    tx.connection.defer(
      `INSERT INTO bindings (${binding.names.join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE open_member_id = VALUES(open_member_id), ended_at = VALUES(ended_at), end_reason = VALUES(end_reason)`,
      // The first row exists and gives the customer up; only then is there room for the second.
      [[binding.values(ended), binding.values(next)]],
    );
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
