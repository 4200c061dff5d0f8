import { Injectable } from '@nestjs/common';
import type { OrderId, SkuId } from '@yimai/shared/kernel/id';
import { invariant, InvariantError } from '@yimai/shared/kernel/invariant';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import {
  InventoryRepository,
  type MovementRow,
  type StockLine,
  type StockRecord,
} from './inventory.repository.js';

const DISPLAY_TTL_MS = 1_000;

/**
 * Units for sale. Invariant of every row: `onHand + sold = received` and `0 <= reserved <= onHand`. A hold ends exactly
 * once, claimed or released, because its own state guards the statement that moves the stock (I-16 … I-18).
 */
@Injectable()
export class InventoryService {
  private readonly shown = new LRUCache<SkuId, number>({ max: 20_000, ttl: DISPLAY_TTL_MS });

  constructor(
    private readonly repository: InventoryRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Units that can be ordered now; SKUs without a stock row are absent. */
  async available(skuIds: readonly SkuId[], tx?: Tx): Promise<Map<SkuId, number>> {
    const rows = await this.repository.find(skuIds, tx);
    return new Map(rows.map((row) => [row.skuId, row.available]));
  }

  /** As {@link available}, at most a second old: for product pages and lists, never for a decision. */
  async shownAvailable(skuIds: readonly SkuId[]): Promise<Map<SkuId, number>> {
    const missing = skuIds.filter((skuId) => !this.shown.has(skuId));
    const read = missing.length > 0 ? await this.available(missing) : new Map<SkuId, number>();
    for (const skuId of missing) this.shown.set(skuId, read.get(skuId) ?? 0);
    return new Map(skuIds.map((skuId) => [skuId, this.shown.get(skuId) ?? read.get(skuId) ?? 0]));
  }

  /** Physical, reserved, sold and received units, for the console. */
  async levels(skuIds: readonly SkuId[], tx?: Tx): Promise<Map<SkuId, StockRecord>> {
    const rows = await this.repository.find(skuIds, tx);
    return new Map(rows.map((row) => [row.skuId, row]));
  }

  /**
   * Promises units to an order, all lines or none: the transaction fails with OUT_OF_STOCK, at COMMIT at the latest. Call
   * it last in the transaction: from here on the rows everybody wants are locked. One line per SKU.
   */
  reserve(tx: Tx, { orderId, lines }: { orderId: OrderId; lines: readonly StockLine[] }): void {
    const sorted = [...lines].sort((a, b) => a.skuId - b.skuId);
    invariant(new Set(sorted.map((line) => line.skuId)).size === sorted.length, 'one reservation per SKU');
    invariant(
      sorted.every((line) => Number.isSafeInteger(line.quantity) && line.quantity > 0),
      'reserved quantities are positive',
    );
    const rows = sorted.map((line) => ({ ...line, id: this.ids.next('event') }));
    const otherwise = () => this.shortage(tx, sorted);
    this.repository.reserve(tx, { orderId, at: this.clock.now(), rows, otherwise });
    this.forget(tx, sorted);
  }

  /** The order was paid: its units are sold. False when its hold had ended before; nothing was changed then. */
  claim(tx: Tx, orderId: OrderId): Promise<boolean> {
    return this.repository.claim(tx, orderId, this.clock.now());
  }

  /** As {@link claim}, for a payment that found its order payable: not to hold its goods would be our bug. */
  mustClaim(tx: Tx, orderId: OrderId): void {
    const otherwise = () => new InvariantError(`order ${orderId} was payable but held no stock`);
    this.repository.mustClaim(tx, orderId, { at: this.clock.now(), otherwise });
  }

  /** Units ever sold, returned ones included; SKUs without a stock row are absent. */
  everSold(skuIds: readonly SkuId[]): Promise<Map<SkuId, number>> {
    return this.repository.everSold(skuIds);
  }

  /** The order was closed unpaid: its units are free. False when its hold had ended before. */
  release(tx: Tx, orderId: OrderId): Promise<boolean> {
    return this.repository.release(tx, orderId, this.clock.now());
  }

  /** Sold units are back on the shelf. `reference` (e.g. `aftersale:5`) makes it happen once; false: it had happened. */
  async putBack(tx: Tx, input: StockLine & { reference: string }): Promise<boolean> {
    if (!(await this.recordMovement(tx, { ...input, reason: 'return', note: '' }))) return false;
    const isMoved = await this.repository.moveSoldBack(tx, input);
    invariant(isMoved, `SKU ${input.skuId}: more units returned than sold`);
    this.forget(tx, [input]);
    return true;
  }

  /**
   * Units arrived (or, with reason `correction` and a negative quantity, are missing). Makes the stock row. `reference`
   * makes it happen once; false: it had happened. Throws CONFLICT when a correction would take promised units.
   */
  async receive(tx: Tx, input: Omit<MovementRow, 'id' | 'at'>): Promise<boolean> {
    invariant(input.quantity >= 0 || input.reason === 'correction', 'only corrections take units away');
    if (!(await this.recordMovement(tx, input))) return false;
    await this.repository.openStock(tx, input.skuId);
    if (input.quantity !== 0 && !(await this.repository.raiseOnHand(tx, input)))
      throw new DomainError('CONFLICT', { message: '库存已被占用，不能减少这么多' });
    this.forget(tx, [input]);
    return true;
  }

  private recordMovement(tx: Tx, input: Omit<MovementRow, 'id' | 'at'>): Promise<boolean> {
    return this.repository.insertMovement(tx, {
      ...input,
      id: this.ids.next('event'),
      at: this.clock.now(),
    });
  }

  private async shortage(tx: Tx, lines: readonly StockLine[]): Promise<DomainError> {
    const rows = await this.levels(
      lines.map((line) => line.skuId),
      tx,
    );
    // For the log only: rows this transaction raised already count themselves as reserved.
    const short = lines.filter((line) => (rows.get(line.skuId)?.available ?? 0) < line.quantity);
    return new DomainError('OUT_OF_STOCK', { facts: { skuIds: short.map((line) => line.skuId) } });
  }

  private forget(tx: Tx, lines: readonly StockLine[]): void {
    tx.afterCommit(() => lines.forEach((line) => this.shown.delete(line.skuId)));
  }
}
