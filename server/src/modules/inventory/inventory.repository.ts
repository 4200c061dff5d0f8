import { Injectable } from '@nestjs/common';
import { asId, type OrderId, type SkuId } from '@yimai/shared/kernel/id';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { Database, errnoOf, ERRNO, isDuplicateKey, type Tx } from '../../platform/db/index.js';

export interface StockLine {
  skuId: SkuId;
  quantity: number;
}

/** Units of one SKU: physically here, promised, sold, ever received; `available` is what can be promised now. */
export interface StockRecord {
  skuId: SkuId;
  onHand: number;
  reserved: number;
  sold: number;
  received: number;
  available: number;
}

export interface MovementRow {
  id: number;
  skuId: SkuId;
  quantity: number;
  reason: 'initial' | 'restock' | 'return' | 'correction';
  reference: string;
  note: string;
  at: Date;
}

export interface NewReservations {
  orderId: OrderId;
  at: Date;
  rows: readonly (StockLine & { id: number })[];
  otherwise: () => Promise<Error>;
}

/** ROW_COUNT: the lines that the statement before could serve. */
const HELD_IF_SERVED = "(?, ?, ?, ?, IF(ROW_COUNT() = ?, 'held', NULL), ?)";

/** What a number per SKU is, in SQL: `ELT(FIELD(sku_id, ids), numbers)`; the value list is `[ids, numbers]`. */
const UNITS = 'CAST(ELT(FIELD(sku_id, ?), ?) AS SIGNED)';

const LEVELS = {
  columns: {
    sku_id: 'sku_id',
    on_hand: 'on_hand',
    reserved: 'reserved',
    sold: 'sold',
    received: 'received',
  },
  from: 'FROM stocks WHERE sku_id IN (?)',
};

/** The reservation drives the join along its unique key, so stock rows are locked in ascending order of SKU. */
const HELD_STOCK =
  'UPDATE reservations r FORCE INDEX (uq_reservations_line) STRAIGHT_JOIN stocks s ON s.sku_id = r.sku_id';

const CLAIM = `${HELD_STOCK} SET s.on_hand = s.on_hand - r.quantity, s.reserved = s.reserved - r.quantity, s.sold = s.sold + r.quantity, r.state = 'claimed', r.ended_at = ? WHERE r.order_id = ? AND r.state = 'held'`;

/** The only file that speaks SQL about stock. Hand-written: this is the hottest path of the shop. */
@Injectable()
export class InventoryRepository {
  constructor(private readonly database: Database) {}

  async find(skuIds: readonly SkuId[], tx?: Tx): Promise<StockRecord[]> {
    if (skuIds.length === 0) return [];
    const rows = await this.database.rows({ ...LEVELS, values: [skuIds] }, tx);
    return rows.map((row) => {
      const onHand = Number(row['on_hand']);
      const reserved = Number(row['reserved']);
      return {
        skuId: asId('sku', Number(row['sku_id'])),
        onHand,
        reserved,
        sold: Number(row['sold']),
        received: Number(row['received']),
        available: onHand - reserved,
      };
    });
  }

  /**
   * Raises `reserved` where enough is free, and writes what is held. Sent with COMMIT, so that the rows everybody wants
   * are locked for no round trip: fewer lines served than asked for leave the reservations without a state, which the
   * table refuses, and COMMIT is not reached. `otherwise` says what that means.
   */
  reserve(tx: Tx, { orderId, at, rows, otherwise }: NewReservations): void {
    const ids = rows.map((row) => row.skuId);
    const units = rows.map((row) => row.quantity);
    tx.connection.defer(
      `UPDATE stocks SET reserved = reserved + ${UNITS} WHERE sku_id IN (?) AND on_hand - reserved >= ${UNITS} ORDER BY sku_id`,
      [ids, units, ids, ids, units],
    );
    tx.connection.defer(
      `INSERT INTO reservations (id, order_id, sku_id, quantity, state, created_at) VALUES ${rows.map(() => HELD_IF_SERVED).join(', ')}`,
      rows.flatMap(({ id, skuId, quantity }) => [id, orderId, skuId, quantity, rows.length, at]),
      { explain: (error) => (errnoOf(error) === ERRNO.columnIsNull ? otherwise() : undefined) },
    );
  }

  /** Held units leave the house: one statement moves reservations and stock. False: nothing was held any more. */
  async claim(tx: Tx, orderId: OrderId, at: Date): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(CLAIM, [at, orderId]);
    return result.affectedRows > 0;
  }

  /** As {@link claim}, sent with the next statement; `otherwise` fails the transaction. */
  mustClaim(tx: Tx, orderId: OrderId, { at, otherwise }: { at: Date; otherwise: () => Error }): void {
    tx.connection.defer(CLAIM, [at, orderId], {
      check: ({ affectedRows }) => (affectedRows > 0 ? undefined : otherwise()),
    });
  }

  /** Held units become free again. False: nothing was held any more. */
  async release(tx: Tx, orderId: OrderId, at: Date): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      `${HELD_STOCK} SET s.reserved = s.reserved - r.quantity, r.state = 'released', r.ended_at = ? WHERE r.order_id = ? AND r.state = 'held'`,
      [at, orderId],
    );
    return result.affectedRows > 0;
  }

  /** Units ever sold, returned ones included. */
  async everSold(skuIds: readonly SkuId[]): Promise<Map<SkuId, number>> {
    if (skuIds.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT s.sku_id, s.sold + COALESCE((SELECT SUM(m.quantity) FROM stock_movements m WHERE m.sku_id = s.sku_id AND m.reason = 'return'), 0) AS units
         FROM stocks s WHERE s.sku_id IN (?)`,
      [skuIds],
    );
    return new Map(rows.map((row) => [asId('sku', Number(row['sku_id'])), Number(row['units'])]));
  }

  /** False: this movement was recorded before. */
  async insertMovement(tx: Tx, row: MovementRow): Promise<boolean> {
    try {
      await tx.connection.query(
        'INSERT INTO stock_movements (id, sku_id, quantity, reason, reference, note, at) VALUES (?)',
        [[row.id, row.skuId, row.quantity, row.reason, row.reference, row.note, row.at]],
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Sold units come back. False: not that many were ever sold. */
  async moveSoldBack(tx: Tx, line: StockLine): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      'UPDATE stocks SET on_hand = on_hand + ?, sold = sold - ? WHERE sku_id = ? AND sold >= ?',
      [line.quantity, line.quantity, line.skuId, line.quantity],
    );
    return result.affectedRows === 1;
  }

  async openStock(tx: Tx, skuId: SkuId): Promise<void> {
    await tx.connection.query(
      'INSERT INTO stocks (sku_id, on_hand, reserved, sold, received) VALUES (?, 0, 0, 0, 0) ON DUPLICATE KEY UPDATE sku_id = sku_id',
      [skuId],
    );
  }

  /** Units received, or corrected when negative. False: a correction would take units that are promised. */
  async raiseOnHand(tx: Tx, line: StockLine): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      'UPDATE stocks SET on_hand = on_hand + ?, received = received + ? WHERE sku_id = ? AND on_hand + ? >= reserved',
      [line.quantity, line.quantity, line.skuId, line.quantity],
    );
    return result.affectedRows === 1;
  }
}
