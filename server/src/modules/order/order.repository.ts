import { Injectable } from '@nestjs/common';
import type { OrderState } from '@yimai/shared/domain/order/types';
import { asId, type MemberId, type OrderId, type OrderLineId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import {
  Database,
  instantOf,
  isDuplicateKey,
  TryAgain,
  type Queryable,
  type Tx,
} from '../../platform/db/index.js';
import { EVENT, eventOf, LINE, lineOf, ORDER, orderOf } from './order-rows.repository.js';
import type { OrderEventRecord, OrderLineRecord, OrderPatch, OrderRecord } from './order.types.js';

const PATCH_COLUMNS: Record<keyof OrderPatch, string> = {
  paidAttemptId: 'paid_attempt_id',
  paidAt: 'paid_at',
  shippedAt: 'shipped_at',
  autoConfirmAt: 'auto_confirm_at',
  receivedAt: 'received_at',
  completedAt: 'completed_at',
  closedAt: 'closed_at',
};

export type AwaitingReview = OrderLineRecord & { receivedAt: Date };

/** Received, not reviewed, not given back: `refuseReview` of shared/domain/review, in SQL. */
const AWAITING_REVIEW = `FROM orders o JOIN order_lines l ON l.order_id = o.id
  WHERE o.member_id = ? AND o.state IN ('received', 'completed') AND l.reviewed_at IS NULL
    AND l.refunded_quantity < l.quantity AND (l.net_fen = 0 OR l.refunded_fen < l.net_fen)`;

export interface OrderFilter {
  memberId?: MemberId;
  states?: readonly OrderState[];
  orderIds?: readonly OrderId[];
  number?: string;
  beforeId?: number;
  limit: number;
}

/** The only file that speaks SQL about orders; hand-written, because placing is the hot path. */
@Injectable()
export class OrderRepository {
  constructor(private readonly database: Database) {}

  insertOrder(tx: Tx, order: OrderRecord): void {
    const row = {
      id: order.orderId,
      number: order.number,
      member_id: order.memberId,
      platform: order.platform,
      state: order.state,
      goods_fen: order.goodsFen,
      discount_fen: order.discountFen,
      freight_fen: order.freightFen,
      payable_fen: order.payableFen,
      refunded_fen: order.refundedFen,
      coupon_grant_id: order.couponGrantId,
      address: JSON.stringify(order.address),
      attribution: JSON.stringify(order.attribution),
      note: order.note,
      placed_at: order.placedAt,
      pay_before: order.payBefore,
    };
    // Of the two keys, the id is ours alone and the number is drawn.
    tx.connection.defer('INSERT INTO orders SET ?', [row], {
      explain: (error) => (isDuplicateKey(error) ? new TryAgain(error) : undefined),
    });
  }

  insertLines(tx: Tx, order: OrderRecord): void {
    const values = order.lines.map((line) => [
      line.lineId,
      order.orderId,
      line.position,
      line.productId,
      line.skuId,
      line.title,
      line.skuText,
      line.imageUrl,
      line.quantity,
      line.priceFen,
      line.discountFen,
      line.netFen,
      line.costFen,
      line.commission === null ? null : JSON.stringify(line.commission),
      line.isReturnable,
      line.kind,
      line.refundedFen,
    ]);
    tx.connection.defer(
      'INSERT INTO order_lines (id, order_id, position, product_id, sku_id, title, sku_text, image_url, quantity, price_fen, discount_fen, net_fen, cost_fen, commission, is_returnable, kind, refunded_fen) VALUES ?',
      [values],
    );
  }

  insertEvents(tx: Tx, orderId: OrderId, events: readonly (OrderEventRecord & { id: number })[]): void {
    tx.connection.defer(
      'INSERT INTO order_events (id, order_id, event, from_state, to_state, actor, reason, at) VALUES ?',
      [events.map((e) => [e.id, orderId, e.event, e.fromState, e.toState, e.actor, e.reason, e.at])],
    );
  }

  /** Newest first, with lines. */
  async list(filter: OrderFilter): Promise<OrderRecord[]> {
    const wheres: string[] = ['1 = 1'];
    const values: unknown[] = [];
    const where = (sql: string, value: unknown): void => {
      wheres.push(sql);
      values.push(value);
    };
    if (filter.memberId !== undefined) where('member_id = ?', filter.memberId);
    if (filter.states?.length === 0 || filter.orderIds?.length === 0) return [];
    if (filter.states) where('state IN (?)', filter.states);
    if (filter.orderIds) where('id IN (?)', filter.orderIds);
    if (filter.number !== undefined) where('number = ?', filter.number);
    if (filter.beforeId !== undefined) where('id < ?', filter.beforeId);
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT * FROM orders WHERE ${wheres.join(' AND ')} ORDER BY id DESC LIMIT ?`,
      [...values, filter.limit],
    );
    return this.withLines(rows);
  }

  /** Of one member; states without orders are left out. */
  async countByState(memberId: MemberId): Promise<Map<OrderState, number>> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT state, COUNT(*) AS orders FROM orders WHERE member_id = ? GROUP BY state',
      [memberId],
    );
    return new Map(rows.map((row) => [row['state'] as OrderState, Number(row['orders'])]));
  }

  async find(orderId: OrderId, tx?: Tx): Promise<OrderRecord | null> {
    if (tx) return this.one(tx.connection, 'o.id = ? ORDER BY l.position', orderId);
    const [orders, lines] = await Promise.all([
      this.database.rows({ columns: ORDER, from: 'FROM orders WHERE id = ?', values: [orderId] }),
      this.database.rows({ columns: LINE, from: 'FROM order_lines WHERE order_id = ?', values: [orderId] }),
    ]);
    if (!orders[0]) return null;
    return orderOf(
      orders[0],
      lines.sort((a, b) => Number(a['position']) - Number(b['position'])),
    );
  }

  findByNumber(number: string): Promise<OrderRecord | null> {
    return this.one(this.database.pool as unknown as Queryable, 'o.number = ? ORDER BY l.position', number);
  }

  lock(tx: Tx, orderId: OrderId): Promise<OrderRecord | null> {
    return this.one(tx.connection, 'o.id = ? ORDER BY l.position FOR UPDATE', orderId);
  }

  /** Order and lines in one statement: a checkout reads its order several times. Every order has a line. */
  private async one(reader: Queryable, condition: string, key: number | string): Promise<OrderRecord | null> {
    const [rows] = await reader.query<RowDataPacket[]>({
      sql: `SELECT o.*, l.* FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE ${condition}`,
      values: [key],
      nestTables: true,
    });
    const nested = rows as { o: Record<string, unknown>; l: Record<string, unknown> }[];
    const [first] = nested;
    if (!first) return null;
    return orderOf(
      first.o,
      nested.map((row) => row.l),
    );
  }

  /** The order a line belongs to. */
  async orderIdOfLine(lineId: OrderLineId): Promise<OrderId | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT order_id FROM order_lines WHERE id = ?',
      [lineId],
    );
    return rows[0] ? asId('order', Number(rows[0]['order_id'])) : null;
  }

  async markReviewed(tx: Tx, lineId: OrderLineId, at: Date): Promise<void> {
    await tx.connection.query('UPDATE order_lines SET reviewed_at = ? WHERE id = ?', [at, lineId]);
  }

  async awaitingReview(
    memberId: MemberId,
    { beforeId, limit }: { beforeId: number; limit: number },
  ): Promise<AwaitingReview[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT l.*, o.received_at ${AWAITING_REVIEW} AND l.id < ? ORDER BY l.id DESC LIMIT ?`,
      [memberId, beforeId, limit],
    );
    return rows.map((row) => ({ ...lineOf(row), receivedAt: instantOf(row['received_at']) }));
  }

  async countAwaitingReview(memberId: MemberId): Promise<number> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS awaiting FROM (SELECT l.id ${AWAITING_REVIEW} LIMIT 100) l`,
      [memberId],
    );
    return Number(rows[0]?.['awaiting'] ?? 0);
  }

  private async withLines(rows: RowDataPacket[]): Promise<OrderRecord[]> {
    if (rows.length === 0) return [];
    const [lines] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT * FROM order_lines WHERE order_id IN (?) ORDER BY order_id, position',
      [rows.map((row) => Number(row['id']))],
    );
    return rows.map((row) =>
      orderOf(
        row,
        lines.filter((line) => Number(line['order_id']) === Number(row['id'])),
      ),
    );
  }

  /** `otherwise` fails the transaction when the order was not in that state any more. */
  moveState(
    tx: Tx,
    orderId: OrderId,
    move: { from: OrderState; to: OrderState; patch: OrderPatch; otherwise: () => Error },
  ): void {
    const columns: Record<string, unknown> = { state: move.to };
    for (const [name, value] of Object.entries(move.patch))
      if (value !== undefined) columns[PATCH_COLUMNS[name as keyof OrderPatch]] = value;
    tx.connection.defer('UPDATE orders SET ? WHERE id = ? AND state = ?', [columns, orderId, move.from], {
      check: ({ affectedRows }) => (affectedRows === 1 ? undefined : move.otherwise()),
    });
  }

  async addRefund(
    tx: Tx,
    orderId: OrderId,
    refund: { totalFen: Fen; lines: readonly { lineId: OrderLineId; amountFen: Fen; quantity: number }[] },
  ): Promise<void> {
    await tx.connection.query('UPDATE orders SET refunded_fen = refunded_fen + ? WHERE id = ?', [
      refund.totalFen,
      orderId,
    ]);
    if (refund.lines.length === 0) return;
    const ids = refund.lines.map((line) => line.lineId);
    const column = 'CAST(ELT(FIELD(id, ?), ?) AS SIGNED)';
    await tx.connection.query(
      `UPDATE order_lines SET refunded_fen = refunded_fen + ${column}, refunded_quantity = refunded_quantity + ${column} WHERE order_id = ? AND id IN (?)`,
      [
        ids,
        refund.lines.map((line) => line.amountFen),
        ids,
        refund.lines.map((line) => line.quantity),
        orderId,
        ids,
      ],
    );
  }

  async due(
    column: 'pay_before' | 'auto_confirm_at' | 'received_at',
    state: OrderState,
    { until, limit }: { until: Date; limit: number },
  ): Promise<OrderId[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT id FROM orders WHERE state = ? AND ${column} <= ? ORDER BY ${column}, id LIMIT ?`,
      [state, until, limit],
    );
    return rows.map((row) => asId('order', Number(row['id'])));
  }

  async events(orderIds: readonly OrderId[]): Promise<Map<OrderId, OrderEventRecord[]>> {
    const result = new Map<OrderId, OrderEventRecord[]>(orderIds.map((id) => [id, []]));
    if (orderIds.length === 0) return result;
    const from = 'FROM order_events WHERE order_id IN (?)';
    const rows = await this.database.rows({ columns: EVENT, from, values: [orderIds] });
    rows.sort((a, b) => Number(a['id']) - Number(b['id']));
    for (const row of rows) result.get(asId('order', Number(row['order_id'])))?.push(eventOf(row));
    return result;
  }

  /** Every order of a member gets another buyer; tells which. */
  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<number[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id FROM orders WHERE member_id = ? ORDER BY id FOR UPDATE',
      [from],
    );
    const ids = rows.map((row) => Number(row['id']));
    if (ids.length > 0)
      await tx.connection.query('UPDATE orders SET member_id = ? WHERE id IN (?)', [to, ids]);
    return ids;
  }
}
