import { Injectable } from '@nestjs/common';
import type { Id, OrderId } from '@yimai/shared/kernel/id';
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { PayChannel } from '../../gateways/ports.js';
import { Database, type Tx } from '../../platform/db/index.js';
import { refunds } from './payment.schema.js';
import type { Refund, RefundCause, RefundState } from './payment.types.js';

type Row = typeof refunds.$inferSelect;

function toRefund(row: Row): Refund {
  return {
    ...row,
    channel: row.channel as PayChannel,
    cause: row.cause as RefundCause,
    state: row.state as RefundState,
  };
}

/** The only file that speaks SQL to `refunds`. */
@Injectable()
export class RefundRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, refund: Refund): Promise<void> {
    await tx.db.insert(refunds).values(refund);
  }

  async get(id: Id<'refund'>): Promise<Refund | null> {
    const rows = await this.database.db.select().from(refunds).where(eq(refunds.id, id));
    return rows[0] ? toRefund(rows[0]) : null;
  }

  async lock(tx: Tx, id: Id<'refund'>): Promise<Refund | null> {
    const rows = await tx.db.select().from(refunds).where(eq(refunds.id, id)).for('update');
    return rows[0] ? toRefund(rows[0]) : null;
  }

  async byOutRefundNo(outRefundNo: string): Promise<Refund | null> {
    const rows = await this.database.db.select().from(refunds).where(eq(refunds.outRefundNo, outRefundNo));
    return rows[0] ? toRefund(rows[0]) : null;
  }

  async byChannelNo(channel: PayChannel, channelRefundNo: string, tx: Tx): Promise<Refund | null> {
    const rows = await tx.db
      .select()
      .from(refunds)
      .where(and(eq(refunds.channel, channel), eq(refunds.channelRefundNo, channelRefundNo)));
    return rows[0] ? toRefund(rows[0]) : null;
  }

  /** Locked: its case decides what happens next. */
  async lockByAftersale(tx: Tx, aftersaleId: Id<'aftersale'>): Promise<Refund | null> {
    const rows = await tx.db.select().from(refunds).where(eq(refunds.aftersaleId, aftersaleId)).for('update');
    return rows[0] ? toRefund(rows[0]) : null;
  }

  async ofOrder(orderId: OrderId, tx?: Tx): Promise<Refund[]> {
    const rows = await (tx?.db ?? this.database.db)
      .select()
      .from(refunds)
      .where(eq(refunds.orderId, orderId));
    return rows.map(toRefund);
  }

  /** A new number after a definitive failure: the row starts again. */
  async restart(tx: Tx, id: Id<'refund'>, outRefundNo: string): Promise<void> {
    await tx.db
      .update(refunds)
      .set({ state: 'created', outRefundNo, failReason: null, channelRefundNo: null })
      .where(and(eq(refunds.id, id), eq(refunds.state, 'failed')));
  }

  /** Counts the submission before the call, so that a crash in the middle is seen as "perhaps sent". */
  async markSubmitting(id: Id<'refund'>): Promise<void> {
    await this.database.db
      .update(refunds)
      .set({ state: 'unknown', submissions: sql`${refunds.submissions} + 1` })
      .where(and(eq(refunds.id, id), inArray(refunds.state, ['created', 'unknown'])));
  }

  async markState(
    id: Id<'refund'>,
    state: 'created' | 'submitted' | 'unknown',
    channelRefundNo?: string,
  ): Promise<void> {
    await this.database.db
      .update(refunds)
      .set({ state, ...(channelRefundNo ? { channelRefundNo } : {}) })
      .where(and(eq(refunds.id, id), notInArray(refunds.state, ['succeeded', 'failed'])));
  }

  /** False when it had ended before: the effects must not happen twice. */
  async end(
    tx: Tx,
    id: Id<'refund'>,
    end:
      | { state: 'succeeded'; succeededAt: Date; channelRefundNo?: string }
      | { state: 'failed'; failReason: string },
  ): Promise<boolean> {
    const [result] = await tx.db
      .update(refunds)
      .set(end)
      .where(and(eq(refunds.id, id), notInArray(refunds.state, ['succeeded', 'failed'])));
    return result.affectedRows === 1;
  }
}
