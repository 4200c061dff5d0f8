import { Injectable } from '@nestjs/common';
import type { Id, MemberId, OrderId } from '@yimai/shared/kernel/id';
import { and, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { PaymentLaunch } from '../../gateways/ports.js';
import { Database, type Tx } from '../../platform/db/index.js';
import { paymentAttempts } from './payment.schema.js';
import type { Attempt, AttemptState } from './payment.types.js';

type Row = typeof paymentAttempts.$inferSelect;

function toAttempt(row: Row): Attempt {
  return {
    ...row,
    channel: row.channel as Attempt['channel'],
    scene: row.scene as Attempt['scene'],
    state: row.state as AttemptState,
  };
}

/** The only file that speaks SQL to `payment_attempts`. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, attempt: Attempt): Promise<void> {
    await tx.db.insert(paymentAttempts).values(attempt);
  }

  async get(id: Id<'paymentAttempt'>): Promise<Attempt | null> {
    const rows = await this.database.db.select().from(paymentAttempts).where(eq(paymentAttempts.id, id));
    return rows[0] ? toAttempt(rows[0]) : null;
  }

  async byOutTradeNo(outTradeNo: string): Promise<Attempt | null> {
    const rows = await this.database.db
      .select()
      .from(paymentAttempts)
      .where(eq(paymentAttempts.outTradeNo, outTradeNo));
    return rows[0] ? toAttempt(rows[0]) : null;
  }

  /** Of several orders, newest first. */
  async ofOrders(orderIds: readonly OrderId[], tx?: Tx): Promise<Attempt[]> {
    if (orderIds.length === 0) return [];
    const rows = await (tx?.db ?? this.database.db)
      .select()
      .from(paymentAttempts)
      .where(inArray(paymentAttempts.orderId, [...orderIds]))
      .orderBy(desc(paymentAttempts.id));
    return rows.map(toAttempt);
  }

  async saveLaunch(id: Id<'paymentAttempt'>, launch: PaymentLaunch): Promise<void> {
    // A notification may have overtaken us: never back from paid to pending.
    await this.database.db
      .update(paymentAttempts)
      .set({
        launch,
        state: sql`IF(${paymentAttempts.state} = 'created', 'pending', ${paymentAttempts.state})`,
      })
      .where(eq(paymentAttempts.id, id));
  }

  /** False when it was paid before. Money that arrives on a closed attempt still counts. */
  async markPaid(
    tx: Tx,
    paid: { id: Id<'paymentAttempt'>; channelTradeNo: string | null; paidAt: Date },
  ): Promise<boolean> {
    const [result] = await tx.db
      .update(paymentAttempts)
      .set({ state: 'paid', channelTradeNo: paid.channelTradeNo, paidAt: paid.paidAt })
      .where(
        and(eq(paymentAttempts.id, paid.id), notInArray(paymentAttempts.state, ['paid', 'surplus-refunded'])),
      );
    return result.affectedRows === 1;
  }

  /** Ends an attempt without money; a paid one stays paid. */
  async end(id: Id<'paymentAttempt'>, state: 'closed' | 'failed'): Promise<void> {
    await this.database.db
      .update(paymentAttempts)
      .set({ state })
      .where(and(eq(paymentAttempts.id, id), inArray(paymentAttempts.state, ['created', 'pending'])));
  }

  async markSurplusRefunded(tx: Tx, id: Id<'paymentAttempt'>): Promise<void> {
    await tx.db.update(paymentAttempts).set({ state: 'surplus-refunded' }).where(eq(paymentAttempts.id, id));
  }

  /** Takes the right to ask the channel now: false when somebody asked after `notSince`. */
  async claimQuery(id: Id<'paymentAttempt'>, at: Date, notSince: Date): Promise<boolean> {
    const [result] = await this.database.db
      .update(paymentAttempts)
      .set({ queriedAt: at, queries: sql`${paymentAttempts.queries} + 1` })
      .where(
        and(
          eq(paymentAttempts.id, id),
          sql`(${paymentAttempts.queriedAt} IS NULL OR ${paymentAttempts.queriedAt} <= ${notSince})`,
        ),
      );
    return result.affectedRows === 1;
  }

  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<number> {
    const [result] = await tx.db
      .update(paymentAttempts)
      .set({ memberId: to })
      .where(eq(paymentAttempts.memberId, from));
    return result.affectedRows;
  }
}
