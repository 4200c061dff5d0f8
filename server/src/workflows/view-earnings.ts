import { Injectable } from '@nestjs/common';
import { ClickScene } from '@yimai/shared/contracts/distributor';
import type { OutlookView, ShareInsightView } from '@yimai/shared/contracts/earning';
import { bestHours } from '@yimai/shared/domain/distribution/best-hours';
import { describeSettlement } from '@yimai/shared/domain/settlement/words';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { formatId, type DistributorId, type ProductId } from '@yimai/shared/kernel/id';
import { addFen, ZERO_FEN } from '@yimai/shared/kernel/money';
import { ClickStatisticsRepository, type Period } from '../modules/binding/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import {
  CommissionService,
  EarningStatisticsRepository,
  type ProductSales,
  type WaitingCommission,
} from '../modules/commission/index.js';
import { DatabaseClock } from '../platform/clock/index.js';

/** Dates shown one by one; what comes later is summed. */
const SHOWN_DATES = 12;
const SHOWN_PRODUCTS = 6;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type Figures = ShareInsightView['current'];

/** When money arrives, and what came of one's sharing. */
@Injectable()
export class ViewEarnings {
  constructor(
    private readonly clicks: ClickStatisticsRepository,
    private readonly earnings: EarningStatisticsRepository,
    private readonly commissions: CommissionService,
    private readonly catalog: CatalogService,
    private readonly clock: DatabaseClock,
  ) {}

  /** Held money has no day of its own: it waits for a person. */
  async outlook(distributorId: DistributorId): Promise<OutlookView> {
    const waiting = await this.earnings.waiting(distributorId);
    const dated = waiting.filter(({ state, maturesAt }) => state === 'accrued' && maturesAt !== null);
    return {
      maturing: dated.slice(0, SHOWN_DATES).map(({ maturesAt, amountFen, commissions }) => ({
        at: (maturesAt ?? this.clock.now()).toISOString(),
        amountFen,
        commissions,
      })),
      laterFen: total(dated.slice(SHOWN_DATES)).amountFen,
      awaitingReceipt: total(waiting.filter((row) => row.state === 'accrued' && row.maturesAt === null)),
      held: total(waiting.filter(({ state }) => state === 'held')),
      rule: describeSettlement(this.commissions.settlementTerms()),
    };
  }

  async insight(distributorId: DistributorId, days: number): Promise<ShareInsightView> {
    const to = this.clock.now();
    const from = new Date(to.getTime() - days * DAY_MS);
    const period = { from, to };
    const [current, previous, clicksByHour, ordersByHour, scenes, products] = await Promise.all([
      this.figures(distributorId, period),
      this.figures(distributorId, { from: new Date(from.getTime() - days * DAY_MS), to: from }),
      this.clicks.byHour(distributorId, period),
      this.earnings.ordersByHour(distributorId, period),
      this.scenes(distributorId, period),
      this.products(distributorId, period),
    ]);
    const hours = HOURS.map((hour) => ({
      hour,
      clicks: clicksByHour.get(hour) ?? 0,
      orders: ordersByHour.get(hour) ?? 0,
    }));
    return {
      days,
      current,
      previous,
      hours,
      bestHours: bestHours(hours.map(({ clicks }) => clicks)),
      scenes,
      products,
    };
  }

  private async figures(distributorId: DistributorId, period: Period): Promise<Figures> {
    const [opened, customers, sales] = await Promise.all([
      this.clicks.totals(distributorId, period),
      this.clicks.newCustomers(distributorId, period),
      this.earnings.ownSales(distributorId, period),
    ]);
    return { ...opened, customers, ...sales };
  }

  private async scenes(distributorId: DistributorId, period: Period): Promise<ShareInsightView['scenes']> {
    const [clicks, orders] = await Promise.all([
      this.clicks.byScene(distributorId, period),
      this.earnings.ordersByScene(distributorId, period),
    ]);
    return ClickScene.options
      .map((scene) => ({ scene, clicks: clicks.get(scene) ?? 0, orders: orders.get(scene) ?? 0 }))
      .filter((row) => row.clicks > 0 || row.orders > 0)
      .sort((a, b) => b.clicks - a.clicks);
  }

  private async products(
    distributorId: DistributorId,
    period: Period,
  ): Promise<ShareInsightView['products']> {
    const [clicks, sales] = await Promise.all([
      this.clicks.byProduct(distributorId, period),
      this.earnings.byProduct(distributorId, period),
    ]);
    const best = rank(clicks, sales).slice(0, SHOWN_PRODUCTS);
    const known = await this.catalog.products(best.map(({ productId }) => productId));
    const byId = new Map(known.map((product) => [product.productId, product]));
    return best.flatMap(({ productId, ...figures }) => {
      const product = byId.get(productId);
      return product
        ? [
            {
              productId: formatId('product', productId),
              title: product.title,
              imageUrl: product.images[0]?.url ?? '',
              ...figures,
            },
          ]
        : [];
    });
  }
}

/** Those that earned most first, then those that were opened most. */
function rank(
  clicks: ReadonlyMap<ProductId, number>,
  sales: readonly ProductSales[],
): (ProductSales & { clicks: number })[] {
  const sold = new Map(sales.map((row) => [row.productId, row]));
  return [...new Set([...sold.keys(), ...clicks.keys()])]
    .map((productId) => ({
      productId,
      orders: sold.get(productId)?.orders ?? 0,
      commissionFen: sold.get(productId)?.commissionFen ?? ZERO_FEN,
      clicks: clicks.get(productId) ?? 0,
    }))
    .sort((a, b) => b.commissionFen - a.commissionFen || b.clicks - a.clicks);
}

function total(rows: readonly WaitingCommission[]): OutlookView['held'] {
  return {
    amountFen: addFen(...rows.map(({ amountFen }) => amountFen)),
    commissions: rows.reduce((sum, row) => sum + row.commissions, 0),
  };
}
