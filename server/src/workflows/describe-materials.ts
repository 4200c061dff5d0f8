import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { openingsPerHundred } from '@yimai/shared/domain/material/material';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { formatId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import {
  MaterialRepository,
  MaterialStatisticsRepository,
  NO_USES,
  type MaterialRow,
  type MaterialVersionRow,
} from '../modules/material/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { productRef } from './share-materials.js';

const SHOWN_DISTRIBUTORS = 20;

/** Material with its versions and figures, as staff see it. */
@Injectable()
export class DescribeMaterials {
  constructor(
    private readonly repository: MaterialRepository,
    private readonly statistics: MaterialStatisticsRepository,
    private readonly catalog: CatalogService,
    private readonly distributors: DistributorService,
    private readonly clock: DatabaseClock,
  ) {}

  async forConsole(rows: readonly MaterialRow[]): Promise<ConsoleMaterialView[]> {
    const ids = rows.map(({ id }) => id);
    const productIds = [...new Set(rows.flatMap(({ productId }) => productId ?? []))];
    const [versions, uses, clicks, products] = await Promise.all([
      this.repository.versions(ids),
      this.statistics.uses(ids),
      this.statistics.clicks(ids),
      this.catalog.products(productIds),
    ]);
    const byId = new Map(products.map((product) => [product.productId, product]));
    return rows.map((row) => {
      const product = row.productId ? byId.get(row.productId) : undefined;
      return {
        id: formatId('material', row.id),
        title: row.title,
        kind: row.kind,
        category: row.category,
        product: product ? productRef(product) : null,
        isPinned: row.isPinned,
        isRetired: row.retiredAt !== null,
        liveVersion: row.liveVersion,
        versions: (versions.get(row.id) ?? []).map(versionView),
        uses: uses.get(row.id) ?? NO_USES,
        clicks: clicks.get(row.id) ?? 0,
      };
    });
  }

  async statisticsOf({
    days,
  }: Input<'consoleMaterialStatistics'>): Promise<Output<'consoleMaterialStatistics'>> {
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const [kinds, users] = await Promise.all([
      this.statistics.byKind(since),
      this.statistics.byDistributor(since, SHOWN_DISTRIBUTORS),
    ]);
    const people = await this.distributors.many(users.map(({ distributorId }) => distributorId));
    return {
      kinds: kinds.map((kind) => ({ ...kind, openingsPerHundred: openingsPerHundred(kind) })),
      distributors: users.map(({ distributorId, ...counts }) => ({
        name: people.get(distributorId)?.name ?? '',
        ...counts,
      })),
    };
  }
}

function versionView(row: MaterialVersionRow): ConsoleMaterialView['versions'][number] {
  return {
    version: row.version,
    state: row.state,
    text: row.text,
    images: row.images,
    video: row.video,
    author: row.author,
    createdAt: row.createdAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    wordingVersion: row.wordingVersion,
  };
}
