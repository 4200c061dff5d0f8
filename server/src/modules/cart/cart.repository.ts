import { Injectable } from '@nestjs/common';
import { asId, type MemberId, type SkuId } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { Database, type Tx } from '../../platform/db/index.js';

export interface CartRow {
  skuId: SkuId;
  quantity: number;
  isSelected: boolean;
  /** Price when it was added. */
  addedPriceFen: Fen;
  addedAt: Date;
}

/** The only file that speaks SQL about carts. */
@Injectable()
export class CartRepository {
  constructor(private readonly database: Database) {}

  /** Last added first. */
  async rows(memberId: MemberId, tx?: Tx): Promise<CartRow[]> {
    const reader: Pick<Pool, 'query'> = tx ? tx.connection : this.database.pool;
    const [rows] = await reader.query<RowDataPacket[]>(
      `SELECT sku_id, quantity, is_selected, added_price_fen, added_at FROM cart_items WHERE member_id = ? ORDER BY added_at DESC, sku_id DESC${tx ? ' FOR UPDATE' : ''}`,
      [memberId],
    );
    return rows.map((row) => ({
      skuId: asId('sku', Number(row['sku_id'])),
      quantity: Number(row['quantity']),
      isSelected: Boolean(row['is_selected']),
      addedPriceFen: fen(Number(row['added_price_fen'])),
      addedAt: row['added_at'] as Date,
    }));
  }

  /** Inserts, or replaces quantity and selection. The price it was added at stays unless the row is new. */
  async save(tx: Tx, memberId: MemberId, rows: readonly CartRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.connection.query(
      'INSERT INTO cart_items (member_id, sku_id, quantity, is_selected, added_price_fen, added_at) VALUES ? ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), is_selected = VALUES(is_selected)',
      [
        rows.map((row) => [
          memberId,
          row.skuId,
          row.quantity,
          row.isSelected,
          row.addedPriceFen,
          row.addedAt,
        ]),
      ],
    );
  }

  /** Adds to the row, or makes it; two taps at once add up, but never beyond `max`. */
  async add(tx: Tx, memberId: MemberId, { row, max }: { row: CartRow; max: number }): Promise<void> {
    await tx.connection.query(
      'INSERT INTO cart_items (member_id, sku_id, quantity, is_selected, added_price_fen, added_at) VALUES (?) ON DUPLICATE KEY UPDATE quantity = LEAST(?, quantity + VALUES(quantity)), is_selected = VALUES(is_selected)',
      [[memberId, row.skuId, row.quantity, row.isSelected, row.addedPriceFen, row.addedAt], max],
    );
  }

  async remove(tx: Tx, memberId: MemberId, skuIds: readonly SkuId[]): Promise<number> {
    if (skuIds.length === 0) return 0;
    const [result] = await tx.connection.query<ResultSetHeader>(
      'DELETE FROM cart_items WHERE member_id = ? AND sku_id IN (?)',
      [memberId, skuIds],
    );
    return result.affectedRows;
  }

  /** As {@link remove}, sent with the next statement. */
  removeLater(tx: Tx, memberId: MemberId, skuIds: readonly SkuId[]): void {
    if (skuIds.length === 0) return;
    tx.connection.defer('DELETE FROM cart_items WHERE member_id = ? AND sku_id IN (?)', [
      memberId,
      [...skuIds],
    ]);
  }

  async selectAll(tx: Tx, memberId: MemberId, isSelected: boolean): Promise<void> {
    await tx.connection.query('UPDATE cart_items SET is_selected = ? WHERE member_id = ?', [
      isSelected,
      memberId,
    ]);
  }
}
