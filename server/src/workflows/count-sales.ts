import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProductId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

const EVERY_MS = 5_000;
/** Every so many rounds all products are counted: another process may have sold, or one died before it counted. */
const FULL_EVERY = 120;
const BATCH = 200;

/**
 * How often a product was sold, for people to look at. Derived from inventory a few seconds later: counted in the
 * payment itself, every buyer of a popular product would wait for that product's row.
 */
@Injectable()
export class CountSales implements OnModuleInit {
  private readonly sold = new Set<ProductId>();
  private round = 0;

  constructor(
    private readonly catalog: CatalogService,
    private readonly inventory: InventoryService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'catalog.count-sales', everyMs: EVERY_MS, handler: () => this.run() });
  }

  /** These were sold in this transaction. */
  note(tx: Tx, lines: readonly { productId: ProductId }[]): void {
    tx.afterCommit(() => {
      for (const { productId } of lines) this.sold.add(productId);
    });
  }

  async run(): Promise<void> {
    const isFull = this.round % FULL_EVERY === 0;
    this.round += 1;
    const ids = isFull ? await this.catalog.allProductIds() : [...this.sold];
    this.sold.clear();
    for (let start = 0; start < ids.length; start += BATCH) await this.count(ids.slice(start, start + BATCH));
  }

  private async count(productIds: readonly ProductId[]): Promise<void> {
    const skus = await this.catalog.skusOf(productIds);
    const units = await this.inventory.everSold([...skus.values()].flat());
    const rows = [...skus].map(([productId, skuIds]) => ({
      productId,
      units: skuIds.reduce((sum, skuId) => sum + (units.get(skuId) ?? 0), 0),
    }));
    await this.unitOfWork.run((tx) => this.catalog.setSold(tx, rows));
  }
}
