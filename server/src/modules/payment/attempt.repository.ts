import { Injectable } from '@nestjs/common';
import type { Id, MemberId, OrderId } from '@yimai/shared/kernel/id';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ResultSetHeader } from 'mysql2/promise';
import type { PaymentLaunch } from '../../gateways/ports.js';
import { Database, wholeRow, type PartRow, type Tx } from '../../platform/db/index.js';
import { paymentAttempts } from './payment.schema.js';
import type { Attempt, AttemptState } from './payment.types.js';

const { columns, read } = wholeRow(paymentAttempts, 'a');

function attemptsIn(row: PartRow): Attempt[] {
  const found = read(row);
  if (!found) return [];
  return [
    {
      ...found,
      channel: found.channel as Attempt['channel'],
      scene: found.scene as Attempt['scene'],
      state: found.state as AttemptState,
    },
  ];
}

/** The only file that speaks SQL to `payment_attempts`. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  insert(tx: Tx, attempt: Attempt): void {
    tx.connection.defer('INSERT INTO payment_attempts SET ?', [
      {
        id: attempt.id,
        order_id: attempt.orderId,
        member_id: attempt.memberId,
        channel: attempt.channel,
        scene: attempt.scene,
        out_trade_no: attempt.outTradeNo,
        amount_fen: attempt.amountFen,
        payer_open_id: attempt.payerOpenId,
        payer_ip: attempt.payerIp,
        return_url: attempt.returnUrl,
        state: attempt.state,
        launch: attempt.launch && JSON.stringify(attempt.launch),
        channel_trade_no: attempt.channelTradeNo,
        expires_at: attempt.expiresAt,
        created_at: attempt.createdAt,
        paid_at: attempt.paidAt,
        queried_at: attempt.queriedAt,
        queries: attempt.queries,
      },
    ]);
  }

  get(id: Id<'paymentAttempt'>): Promise<Attempt | null> {
    return this.one('FROM payment_attempts a WHERE a.id = ?', id);
  }

  byOutTradeNo(outTradeNo: string): Promise<Attempt | null> {
    return this.one('FROM payment_attempts a WHERE a.out_trade_no = ?', outTradeNo);
  }

  private async one(from: string, key: number | string): Promise<Attempt | null> {
    const rows = await this.database.rows({ columns, from, values: [key] });
    return rows.flatMap((row) => attemptsIn(row))[0] ?? null;
  }

  /** Of several orders, newest first. */
  async ofOrders(orderIds: readonly OrderId[], tx?: Tx): Promise<Attempt[]> {
    if (orderIds.length === 0) return [];
    const from = 'FROM payment_attempts a WHERE a.order_id IN (?)';
    const rows = await this.database.rows({ columns, from, values: [orderIds] }, tx);
    return rows.flatMap((row) => attemptsIn(row)).sort((a, b) => b.id - a.id);
  }

  async saveLaunch(id: Id<'paymentAttempt'>, launch: PaymentLaunch): Promise<void> {
    // A notification may have overtaken us: never back from paid to pending.
    await this.database.pool.query(
      "UPDATE payment_attempts SET launch = ?, state = IF(state = 'created', 'pending', state) WHERE id = ?",
      [JSON.stringify(launch), id],
    );
  }

  /** False when it was paid before. Money that arrives on a closed attempt still counts. */
  async markPaid(
    tx: Tx,
    paid: { id: Id<'paymentAttempt'>; channelTradeNo: string | null; paidAt: Date },
  ): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      "UPDATE payment_attempts SET state = 'paid', channel_trade_no = ?, paid_at = ? WHERE id = ? AND state NOT IN ('paid', 'surplus-refunded')",
      [paid.channelTradeNo, paid.paidAt, paid.id],
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
