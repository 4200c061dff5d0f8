import { Injectable } from '@nestjs/common';
import type { DistributorId, Id, MemberId, WithdrawalId } from '@yimai/shared/kernel/id';
import { and, asc, desc, eq, gte, inArray, lt, notInArray, or, sql } from 'drizzle-orm';
import { countFromDb, Database, fenFromDb, type Tx } from '../../platform/db/index.js';
import type { Fen } from '@yimai/shared/kernel/money';
import { payouts, withdrawalEvents, withdrawals } from './withdrawal.schema.js';

export type WithdrawalRow = typeof withdrawals.$inferSelect;
export type PayoutRow = typeof payouts.$inferSelect;
export type WithdrawalEventRow = typeof withdrawalEvents.$inferSelect;

const GAVE_MONEY_BACK = ['rejected', 'failed', 'cancelled'];

/** The only file that speaks SQL to withdrawals and payouts. */
@Injectable()
export class WithdrawalRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: WithdrawalRow): Promise<void> {
    await tx.db.insert(withdrawals).values(row);
  }

  async lock(tx: Tx, id: WithdrawalId): Promise<WithdrawalRow | null> {
    const [row] = await tx.db.select().from(withdrawals).where(eq(withdrawals.id, id)).for('update');
    return row ?? null;
  }

  async update(tx: Tx, id: WithdrawalId, change: Partial<Omit<WithdrawalRow, 'id'>>): Promise<void> {
    await tx.db.update(withdrawals).set(change).where(eq(withdrawals.id, id));
  }

  async insertEvent(tx: Tx, row: WithdrawalEventRow): Promise<void> {
    await tx.db.insert(withdrawalEvents).values(row);
  }

  /** What was asked for since `from` and did not come back: for the daily limits. */
  async usedSince(
    distributorId: DistributorId,
    from: Date,
    tx?: Tx,
  ): Promise<{ count: number; amountFen: Fen }> {
    const [row] = await (tx?.db ?? this.database.db)
      .select({ count: sql<string>`COUNT(*)`, sum: sql<string | null>`SUM(${withdrawals.amountFen})` })
      .from(withdrawals)
      .where(
        and(
          eq(withdrawals.distributorId, distributorId),
          gte(withdrawals.requestedAt, from),
          notInArray(withdrawals.state, GAVE_MONEY_BACK),
        ),
      );
    return { count: countFromDb(row?.count), amountFen: fenFromDb(row?.sum) };
  }

  async insertPayout(tx: Tx, row: PayoutRow): Promise<void> {
    await tx.db.insert(payouts).values(row);
  }

  async lockPayout(tx: Tx, id: Id<'payout'>): Promise<PayoutRow | null> {
    const [row] = await tx.db.select().from(payouts).where(eq(payouts.id, id)).for('update');
    return row ?? null;
  }

  async updatePayout(tx: Tx, id: Id<'payout'>, change: Partial<Omit<PayoutRow, 'id'>>): Promise<void> {
    await tx.db.update(payouts).set(change).where(eq(payouts.id, id));
  }

  async payoutByBillNo(outBillNo: string, tx?: Tx): Promise<PayoutRow | null> {
    const [row] = await (tx?.db ?? this.database.db)
      .select()
      .from(payouts)
      .where(eq(payouts.outBillNo, outBillNo));
    return row ?? null;
  }

  async payoutsOf(ids: readonly WithdrawalId[]): Promise<Map<WithdrawalId, PayoutRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.db
      .select()
      .from(payouts)
      .where(inArray(payouts.withdrawalId, [...ids]));
    return new Map(rows.map((row) => [row.withdrawalId, row]));
  }

  async byId(id: WithdrawalId): Promise<WithdrawalRow | null> {
    const [row] = await this.database.db.select().from(withdrawals).where(eq(withdrawals.id, id));
    return row ?? null;
  }

  async eventsOf(ids: readonly WithdrawalId[]): Promise<Map<WithdrawalId, WithdrawalEventRow[]>> {
    const found = new Map<WithdrawalId, WithdrawalEventRow[]>();
    if (ids.length === 0) return found;
    const rows = await this.database.db
      .select()
      .from(withdrawalEvents)
      .where(inArray(withdrawalEvents.withdrawalId, [...ids]))
      .orderBy(asc(withdrawalEvents.id));
    for (const row of rows) found.set(row.withdrawalId, [...(found.get(row.withdrawalId) ?? []), row]);
    return found;
  }

  async list(filter: {
    distributorId?: DistributorId;
    state?: string;
    beforeId: number;
    limit: number;
  }): Promise<WithdrawalRow[]> {
    const conditions = [lt(withdrawals.id, filter.beforeId as WithdrawalId)];
    if (filter.distributorId) conditions.push(eq(withdrawals.distributorId, filter.distributorId));
    if (filter.state) conditions.push(eq(withdrawals.state, filter.state));
    return this.database.db
      .select()
      .from(withdrawals)
      .where(and(...conditions))
      .orderBy(desc(withdrawals.id))
      .limit(filter.limit);
  }

  /** Everything a member withdrew, and a merged distributor's withdrawals. Returns which. */
  async reassign(
    tx: Tx,
    members: { from: MemberId; to: MemberId },
    pair: { from: DistributorId; to: DistributorId } | null,
  ): Promise<WithdrawalId[]> {
    const owned = pair
      ? or(eq(withdrawals.memberId, members.from), eq(withdrawals.distributorId, pair.from))
      : eq(withdrawals.memberId, members.from);
    const rows = await tx.db.select({ id: withdrawals.id }).from(withdrawals).where(owned).for('update');
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    await tx.db
      .update(withdrawals)
      .set({ memberId: members.to, ...(pair ? { distributorId: pair.to } : {}) })
      .where(inArray(withdrawals.id, ids));
    return ids;
  }

  /** Withdrawals still on their way: a merge must wait for them. */
  async openOf(tx: Tx, distributorId: DistributorId): Promise<number> {
    const [row] = await tx.db
      .select({ count: sql<string>`COUNT(*)` })
      .from(withdrawals)
      .where(
        and(
          eq(withdrawals.distributorId, distributorId),
          inArray(withdrawals.state, ['requested', 'reviewing', 'approved', 'paying']),
        ),
      );
    return countFromDb(row?.count);
  }

  /** What was paid out for good and what is on its way, over all time. */
  async totals(distributorId: DistributorId): Promise<{ paidFen: Fen; openFen: Fen }> {
    const [row] = await this.database.db
      .select({
        paid: sql<string | null>`SUM(IF(${withdrawals.state} = 'paid', ${withdrawals.amountFen}, 0))`,
        open: sql<
          string | null
        >`SUM(IF(${withdrawals.state} IN ('requested', 'reviewing', 'approved', 'paying'), ${withdrawals.amountFen}, 0))`,
      })
      .from(withdrawals)
      .where(eq(withdrawals.distributorId, distributorId));
    return { paidFen: fenFromDb(row?.paid), openFen: fenFromDb(row?.open) };
  }

  /** Paid withdrawals in the order the money arrived. */
  async paid(distributorId: DistributorId): Promise<{ amountFen: Fen; finishedAt: Date | null }[]> {
    return this.database.db
      .select({ amountFen: withdrawals.amountFen, finishedAt: withdrawals.finishedAt })
      .from(withdrawals)
      .where(and(eq(withdrawals.distributorId, distributorId), eq(withdrawals.state, 'paid')))
      .orderBy(asc(withdrawals.finishedAt), asc(withdrawals.id));
  }
}
