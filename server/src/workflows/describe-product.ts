import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ProductCardView, ProductView, SkuView } from '@yimai/shared/contracts/catalog';
import type { ConsoleProductView } from '@yimai/shared/contracts/console';
import type { ReviewSummaryView } from '@yimai/shared/contracts/review';
import { isHandedToDoudian } from '@yimai/shared/domain/goods/doudian';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import { averageTenths } from '@yimai/shared/domain/review/review';
import { BPS_ONE, bps } from '@yimai/shared/kernel/bps';
import { formatId, type ProductId, type SkuId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { formatYuan } from '@yimai/shared/kernel/money';
import { DOUDIAN_ORDERS, type DoudianOrders } from '../gateways/doudian-ports.js';
import { CatalogService, type ProductRecord, type SkuRecord } from '../modules/catalog/index.js';
import { PolicyService } from '../modules/commission/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Principal } from '../platform/http/index.js';
import { estimateCommission, type CommissionEstimate } from './commission-estimate.js';

interface Described {
  product: ProductRecord;
  available: ReadonlyMap<SkuId, number>;
  /** Null: not for this reader. */
  commission: CommissionEstimate | null;
}

function toCard({ product, available, commission }: Described): ProductCardView {
  const [image] = product.images;
  invariant(image, `product ${product.productId} has no image`);
  return {
    id: formatId('product', product.productId),
    title: product.title,
    subtitle: product.subtitle,
    image,
    priceFen: product.minPriceFen,
    marketPriceFen: product.minMarketPriceFen,
    soldCount: product.soldCount,
    tags: product.tags,
    commission: commission?.range ?? null,
    isSoldOut: product.skus.every((sku) => (available.get(sku.skuId) ?? 0) <= 0),
  };
}

function toSku(sku: SkuRecord, { available, commission }: Described): SkuView {
  return {
    id: formatId('sku', sku.skuId),
    specs: sku.specs,
    priceFen: sku.priceFen,
    marketPriceFen: sku.marketPriceFen,
    imageUrl: sku.imageUrl,
    available: Math.max(0, available.get(sku.skuId) ?? 0),
    commissionFen: commission?.bySku.get(sku.skuId) ?? null,
  };
}

/** What stands behind the word 运费: to most places, from the template's general tariff. */
export function freightHint(template: FreightTemplate | undefined): string {
  const general = template?.tariffs.find((tariff) => tariff.regions.includes('*'));
  if (!general || general.kind === 'refuse') return '运费以结算页为准';
  if (general.firstFeeFen === 0 && general.nextFeeFen === 0) return '包邮（偏远地区以结算页为准）';
  const fee = `¥${formatYuan(general.firstFeeFen)} 起`;
  return general.freeFromFen === null ? fee : `${fee}，满 ¥${formatYuan(general.freeFromFen)} 包邮`;
}

function goodRateBps({ reviewCount, goodReviewCount }: ProductRecord): number {
  return reviewCount === 0 ? BPS_ONE : bps(Math.floor((goodReviewCount * BPS_ONE) / reviewCount));
}

function toSummary({ reviews, reviewCount, goodReviewCount }: ProductRecord): ReviewSummaryView {
  const [one, two] = reviews.stars;
  return {
    averageTenths: averageTenths(reviews),
    stars: reviews.stars,
    counts: {
      all: reviewCount,
      pictures: reviews.withPictures,
      good: goodReviewCount,
      bad: one + two,
      'follow-up': reviews.followedUp,
    },
  };
}

/** Products as shoppers, distributors and the merchant see them: catalogue, stock and what sharing would earn. */
@Injectable()
export class DescribeProduct {
  constructor(
    private readonly catalog: CatalogService,
    private readonly inventory: InventoryService,
    private readonly policies: PolicyService,
    @Inject(DOUDIAN_ORDERS) private readonly shop: DoudianOrders,
    private readonly clock: DatabaseClock,
  ) {}

  async list(input: Input<'listProducts'>, reader: Principal): Promise<Output<'listProducts'>> {
    const page = await this.catalog.listOnShelf(input);
    const described = await this.describe(page.items, reader);
    return { items: described.map(toCard), nextCursor: page.nextCursor };
  }

  /** Those of these products that are on the shelf, in the order asked for. */
  async cards(productIds: readonly ProductId[], reader: Principal): Promise<ProductCardView[]> {
    const products = await this.catalog.products(productIds);
    const onShelf = products.filter(({ isOnShelf }) => isOnShelf);
    return (await this.describe(onShelf, reader)).map(toCard);
  }

  /** Throws PRODUCT_NOT_FOUND. A product off the shelf is shown as such: old links must explain themselves. */
  async one(productId: ProductId, reader: Principal): Promise<ProductView> {
    const product = await this.catalog.product(productId);
    const [described] = await this.describe([product], reader);
    invariant(described, 'one product in, one out');
    return this.toView(described);
  }

  async listForConsole(input: Input<'consoleListProducts'>): Promise<Output<'consoleListProducts'>> {
    const page = await this.catalog.listAll(input);
    return { items: await this.toConsole(page.items), nextCursor: page.nextCursor };
  }

  /** Throws PRODUCT_NOT_FOUND. */
  async oneForConsole(productId: ProductId): Promise<ConsoleProductView> {
    const [view] = await this.toConsole([await this.catalog.freshProduct(productId)]);
    invariant(view, 'one product in, one out');
    return view;
  }

  private async describe(
    products: readonly ProductRecord[],
    reader: Principal | 'staff',
  ): Promise<Described[]> {
    const available = await this.inventory.shownAvailable(
      products.flatMap((product) => product.skus.map((sku) => sku.skuId)),
    );
    if (reader !== 'staff' && !(await this.mayReadCommission(reader)))
      return products.map((product) => ({ product, available, commission: null }));
    const context = { policy: (await this.policies.current()).policy, at: this.clock.now() };
    return products.map((product) => ({
      product,
      available,
      commission: this.earns(product, reader) ? estimateCommission(product, context) : null,
    }));
  }

  /** Nothing is promised where the reader's friends would buy in a 抖店 of which no order is imported. */
  private earns({ doudian }: ProductRecord, reader: Principal | 'staff'): boolean {
    if (reader === 'staff' || reader.kind !== 'member' || doudian?.shopId === this.shop.shopId) return true;
    return !isHandedToDoudian({ isViaDoudian: doudian !== null }, reader.platform);
  }

  /** Whether this reader is told what sharing earns. */
  async mayReadCommission(reader: Principal): Promise<boolean> {
    const { commissionDisclosure } = await this.catalog.shop();
    if (commissionDisclosure === 'everyone' || reader.kind === 'staff') return true;
    return reader.kind === 'member' && reader.distributorId !== null;
  }

  private async toView(described: Described): Promise<ProductView> {
    const { product, commission } = described;
    const templates = await this.catalog.freightTemplates();
    const template = templates.find((candidate) => candidate.freightTemplateId === product.freightTemplate);
    return {
      ...toCard(described),
      isOnShelf: product.isOnShelf,
      images: product.images,
      sellingPoints: product.sellingPoints,
      detail: product.detail,
      specs: product.specs,
      skus: product.skus.map((sku) => toSku(sku, described)),
      categoryIds: product.categoryIds.map((id) => formatId('category', id)),
      freightHint: product.kind === 'virtual' ? '线上交付，免运费' : freightHint(template),
      commissionNote: commission?.note ?? null,
      reviewCount: product.reviewCount,
      goodRateBps: goodRateBps(product),
      reviews: toSummary(product),
      unit: product.unit,
      isReturnable: product.isReturnable,
      kind: product.kind,
      isViaDoudian: product.doudian !== null,
    };
  }

  private async toConsole(products: readonly ProductRecord[]): Promise<ConsoleProductView[]> {
    const levels = await this.inventory.levels(
      products.flatMap((product) => product.skus.map((sku) => sku.skuId)),
    );
    const described = await this.describe(products, 'staff');
    return Promise.all(
      described.map(async (item): Promise<ConsoleProductView> => {
        const { product } = item;
        const skus = product.skus.map((sku) => ({
          ...toSku(sku, item),
          costFen: sku.costFen,
          weightGrams: sku.weightGrams,
          onHand: levels.get(sku.skuId)?.onHand ?? 0,
          reserved: levels.get(sku.skuId)?.reserved ?? 0,
          available: levels.get(sku.skuId)?.available ?? 0,
          commission: sku.commission,
          doudianSkuId: sku.doudianSkuId,
        }));
        const { role, freightTemplate, commission: override, doudian } = product;
        return { ...(await this.toView(item)), skus, role, freightTemplate, override, doudian };
      }),
    );
  }
}
