import { Injectable } from '@nestjs/common';
import type { Id } from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import type { ChangeSpan, DoudianAftersaleFact } from '../../gateways/doudian-ports.js';
import { DoudianRepository, type AftersaleRow, type IntentRow, type SaleRow } from './doudian.repository.js';
import { newSale, withNews, type SaleVerdict, type SoldLine } from './sale.js';

/** Lines of orders in 抖店 that are goods of ours; what they earn is their workflow's business. */
@Injectable()
export class DoudianSales {
  constructor(
    private readonly repository: DoudianRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  known(lineNo: string): Promise<SaleRow | null> {
    return this.repository.saleOf(lineNo);
  }

  lock(tx: Tx, lineNo: string): Promise<SaleRow | null> {
    return this.repository.lockSale(tx, lineNo);
  }

  /** Who opened the SKU there in a span, newest first, and which of those intents sold another line. */
  async intents(
    doudianSkuId: string,
    span: ChangeSpan,
    lineNo: string,
  ): Promise<{ intents: IntentRow[]; used: ReadonlySet<number> }> {
    const intents = await this.repository.intentsOf(doudianSkuId, span);
    const ids: Id<'doudianIntent'>[] = intents.map(({ id }) => id);
    return { intents, used: await this.repository.usedIntents(ids, lineNo) };
  }

  /** Takes what is told of a line, and the verdict where none was final. Two processes that insert at once: one fails. */
  async take(tx: Tx, sold: SoldLine, verdict: SaleVerdict | null): Promise<SaleRow> {
    const before = await this.lock(tx, sold.line.lineNo);
    if (!before) {
      const sale = newSale(this.ids.next('order'), sold, verdict ?? WAITING);
      await this.repository.insertSale(tx, sale);
      return sale;
    }
    const sale = { ...withNews(before, sold), ...(before.verdict === 'waiting' ? verdict : null) };
    await this.repository.updateSale(tx, sale);
    return sale;
  }

  save(tx: Tx, sale: SaleRow): Promise<void> {
    return this.repository.updateSale(tx, sale);
  }

  /** Null: what is told is older than what is known, or its money was dealt with. */
  async takeAftersale(tx: Tx, sale: SaleRow, fact: DoudianAftersaleFact): Promise<AftersaleRow | null> {
    const before = await this.repository.lockAftersale(tx, fact.aftersaleNo);
    if (before && (before.state === 'refunded' || fact.updatedAt < before.changedAt)) return null;
    const { aftersaleNo, state, refundFen, updatedAt: changedAt } = fact;
    const row = { aftersaleNo, saleId: sale.id, state, refundFen, changedAt };
    await this.repository.saveAftersale(tx, row);
    return row;
  }

  waitingOrders(since: Date, limit: number): Promise<string[]> {
    return this.repository.waitingOrders(since, limit);
  }

  importedUntil(shopId: string): Promise<Date | null> {
    return this.repository.importedUntil(shopId);
  }

  setImportedUntil(tx: Tx, shopId: string, until: Date): Promise<void> {
    return this.repository.setImportedUntil(tx, shopId, until);
  }

  /** For staff, newest first. */
  list(filter: { isAttributed: boolean | null; beforeId: number; limit: number }): Promise<SaleRow[]> {
    return this.repository.sales(filter);
  }

  /** For staff, newest first. */
  listIntents(beforeId: number, limit: number): Promise<IntentRow[]> {
    return this.repository.intents(beforeId, limit);
  }

  nextRefundId(): Id<'refund'> {
    return this.ids.next('refund');
  }

  now(): Date {
    return this.clock.now();
  }
}

const WAITING: SaleVerdict = { verdict: 'waiting', intentId: null, memberId: null, attribution: null };
