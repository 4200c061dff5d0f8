import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import {
  DOUDIAN_ORDERS,
  type DoudianAftersaleFact,
  type DoudianOrderFact,
  type DoudianOrders,
} from '../gateways/doudian-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { CatalogService } from '../modules/catalog/index.js';
import { DoudianSales, KNOWN_WITHIN_MS, type SaleRow } from '../modules/doudian/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { AttributeDoudianSale } from './attribute-doudian-sale.js';
import { BookDoudianSale } from './book-doudian-sale.js';

/** Read again every time: what 抖店 lists late, and what failed the last time. */
const OVERLAP_MS = 30 * MINUTE_MS;
/** A shop that was never read, or not for long, is read from here. */
const FARTHEST_MS = 15 * DAY_MS;
/** Orders asked about again because a guest may have logged in, per run. */
const WAITING = 100;

/**
 * Orders and after-sale cases of 抖店 that changed, every other minute: their lines of goods of ours become sales that earn.
 * Everything may come twice, late and in any order; each row knows the last change it has seen.
 */
@Injectable()
export class ImportDoudianOrders implements OnModuleInit {
  private readonly log = new Logger('doudian');

  constructor(
    @Inject(DOUDIAN_ORDERS) private readonly shop: DoudianOrders,
    private readonly sales: DoudianSales,
    private readonly catalog: CatalogService,
    private readonly attribute: AttributeDoudianSale,
    private readonly books: BookDoudianSale,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    if (this.shop.shopId === null) return;
    const handler = (): Promise<void> => this.runOrWait();
    this.jobs.every({ name: 'doudian.import-orders', everyMs: 2 * MINUTE_MS, handler });
  }

  /** 抖店 does not answer now and then: nothing is lost, the next run reads from where the last one came to. */
  private async runOrWait(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ err: error }, '抖店 could not be read');
    }
  }

  /** @returns how many orders and cases could not be taken; the next run reads them again. */
  async run(): Promise<{ failed: number }> {
    const { shopId } = this.shop;
    if (shopId === null) return { failed: 0 };
    const now = this.sales.now();
    const from = new Date((await this.knownUntil(shopId, now)).getTime() - OVERLAP_MS);
    const failed =
      (await this.takeAll(this.shop.changedOrders({ from, to: now }), (order) => this.take(order))) +
      (await this.takeAll(this.shop.changedAftersales({ from, to: now }), (fact) =>
        this.takeAftersale(fact),
      ));
    await this.askAgain(now);
    if (failed === 0) await this.unitOfWork.run((tx) => this.sales.setImportedUntil(tx, shopId, now));
    return { failed };
  }

  private async knownUntil(shopId: string, now: Date): Promise<Date> {
    const farthest = new Date(now.getTime() - FARTHEST_MS);
    const known = await this.sales.importedUntil(shopId);
    // A clock that was set back must not leave a hole.
    return known && known > farthest && known < now ? known : farthest;
  }

  /** One that fails stops nobody else. */
  private async takeAll<T>(pages: AsyncIterable<T[]>, take: (fact: T) => Promise<void>): Promise<number> {
    let failed = 0;
    for await (const page of pages)
      for (const fact of page)
        try {
          await take(fact);
        } catch (error) {
          failed += 1;
          this.log.error({ err: error }, 'something of 抖店 could not be taken; the next run reads it again');
        }
    return failed;
  }

  /** Lines of goods that are not ours are none of our business. */
  private async take(order: DoudianOrderFact): Promise<void> {
    const ours = await this.catalog.skusOfDoudian(
      this.shop.shopId ?? '',
      order.lines.map(({ skuId }) => skuId),
    );
    for (const line of order.lines) {
      const sku = ours.get(line.skuId);
      if (!sku) continue;
      const known = await this.sales.known(line.lineNo);
      const isOpen = !known || known.verdict === 'waiting';
      if (known && !isOpen && !isNews(known, order)) continue;
      const verdict = isOpen ? await this.attribute.run({ order, line, sku }) : null;
      await this.unitOfWork.run((tx) => this.books.take(tx, { order, line, sku }, verdict));
    }
  }

  /** A case may come before the order it is about. */
  private async takeAftersale(fact: DoudianAftersaleFact): Promise<void> {
    if (!(await this.sales.known(fact.lineNo))) await this.take(await this.shop.order(fact.orderNo));
    await this.unitOfWork.run((tx) => this.books.takeAftersale(tx, fact));
  }

  /** Since they opened it as guests, they may have logged in. */
  private async askAgain(now: Date): Promise<void> {
    const since = new Date(now.getTime() - KNOWN_WITHIN_MS);
    for (const orderNo of await this.sales.waitingOrders(since, WAITING))
      await this.shop.order(orderNo).then(
        (order) => this.take(order),
        (error: unknown) => this.log.warn({ err: error, orderNo }, 'a waiting order could not be read'),
      );
  }
}

/** Two changes of one second carry the same time: what they changed tells them apart. */
function isNews(known: SaleRow, order: DoudianOrderFact): boolean {
  if (order.updatedAt < known.changedAt) return false;
  return order.updatedAt > known.changedAt || order.state !== known.state;
}
