import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { ProductId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { CatalogService } from '../modules/catalog/index.js';
import { PolicyService } from '../modules/commission/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { estimateCommission } from './commission-estimate.js';

const BATCH = 200;

/**
 * Keeps the figure behind "sort by commission". It depends on the product and on the policy: saving a product refreshes
 * its figure at once, a new policy everybody's within a minute. Only the order of a list depends on it, never an amount.
 */
@Injectable()
export class RankByCommission implements OnModuleInit {
  private rankedVersion: number | undefined;

  constructor(
    private readonly catalog: CatalogService,
    private readonly policies: PolicyService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'catalog.rank-by-commission',
      everyMs: MINUTE_MS,
      handler: () => this.followPolicy(),
    });
  }

  async refresh(productIds: readonly ProductId[]): Promise<void> {
    const context = { policy: (await this.policies.current()).policy, at: this.clock.now() };
    const products = await this.catalog.products(productIds);
    const rows = products.map((product) => ({
      productId: product.productId,
      maxCommissionFen: fen(estimateCommission(product, context)?.range.maxFen ?? 0),
    }));
    await this.unitOfWork.run((tx) => this.catalog.setMaxCommissions(tx, rows));
  }

  private async followPolicy(): Promise<void> {
    const ids = await this.catalog.allProductIds();
    if (ids.length === 0) return; // An installation that is still empty may have no policy either.
    const { version } = (await this.policies.current()).policy;
    if (version === this.rankedVersion) return;
    for (let start = 0; start < ids.length; start += BATCH)
      await this.refresh(ids.slice(start, start + BATCH));
    this.rankedVersion = version;
  }
}
