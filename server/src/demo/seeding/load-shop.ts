import type { INestApplicationContext } from '@nestjs/common';
import type { Api } from '@yimai/shared/contracts/api';
import type { FreightTariff, FreightTemplate } from '@yimai/shared/domain/pricing/types';
import { parseId, type ProductId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { AddressService } from '../../modules/address/index.js';
import { CatalogService } from '../../modules/catalog/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { DEMO_PRODUCTS } from '../catalogue/catalogue.js';
import {
  DEMO_BANNERS,
  DEMO_CATEGORIES,
  DEMO_COUPONS,
  DEMO_FREIGHT_TEMPLATES,
  DEMO_SHOP,
} from '../catalogue/shop.js';
import type {
  DemoBanner,
  DemoCommission,
  DemoFreightTemplate,
  DemoProduct,
  DemoSku,
  DetailBlock,
} from '../catalogue/types.js';
import type { LocalApi } from './local-api.js';
import type { Pictures } from './pictures.js';

type ProductInput = Api['createProduct']['input'];

/** What history needs to know about the shop: wire ids by the names of the catalogue. */
export interface LoadedShop {
  productIds: ReadonlyMap<string, string>;
  skuIds: ReadonlyMap<string, string>;
  couponIds: ReadonlyMap<string, string>;
  categoryIds: ReadonlyMap<string, string>;
  /** What there is to share about a product. */
  materialIds: ReadonlyMap<string, readonly string[]>;
}

const DAY_MS = 86_400_000;
/** Coupons outlive the demo's next months, so that a visitor can always claim one. */
const COUPON_LIFE_MS = 200 * DAY_MS;
/** Regions the mall does not know by code: nobody can have an address there. */
const ABROAD = ['台湾省', '香港特别行政区', '澳门特别行政区'];

/** Opens the demo shop: profile, categories, freight, products with stock, coupons. */
export class ShopLoader {
  private readonly catalog: CatalogService;
  private readonly addresses: AddressService;
  private readonly unitOfWork: UnitOfWork;
  private readonly categoryIds = new Map<string, string>();
  private readonly productIds = new Map<string, string>();
  private readonly skuIds = new Map<string, string>();
  private readonly couponIds = new Map<string, string>();

  constructor(
    app: INestApplicationContext,
    private readonly owner: LocalApi,
    private readonly pictures: Pictures,
  ) {
    this.catalog = app.get(CatalogService, { strict: false });
    this.addresses = app.get(AddressService, { strict: false });
    this.unitOfWork = app.get(UnitOfWork, { strict: false });
  }

  /** Everything but what distributors share, which is written by other people. */
  async load(now: Date): Promise<Omit<LoadedShop, 'materialIds'>> {
    const templates = DEMO_FREIGHT_TEMPLATES.map((template) => this.toTemplate(template));
    await this.unitOfWork.run(async (tx) => {
      for (const template of templates) await this.catalog.saveFreightTemplate(tx, template);
    });
    for (const [sort, category] of DEMO_CATEGORIES.entries()) {
      const { id } = await this.owner.createCategory({
        name: category.name,
        ...(category.parent ? { parentId: this.idOf(this.categoryIds, category.parent) } : {}),
        iconUrl: this.pictures.url(`category/${category.slug}`),
        sort,
      });
      this.categoryIds.set(category.slug, id);
    }
    for (const product of DEMO_PRODUCTS) await this.createProduct(product);
    await this.openWithSales();
    for (const coupon of DEMO_COUPONS)
      if (coupon.scope.kind === 'shop') await this.createCoupon(coupon.slug, now);
    await this.saveProfile();
    const { productIds, skuIds, couponIds, categoryIds } = this;
    return { productIds, skuIds, couponIds, categoryIds };
  }

  private async saveProfile(): Promise<void> {
    await this.unitOfWork.run((tx) =>
      this.catalog.saveShop(tx, {
        name: DEMO_SHOP.name,
        slogan: DEMO_SHOP.slogan,
        intro: DEMO_SHOP.intro,
        logoUrl: this.pictures.url('brand/logo'),
        servicePhone: DEMO_SHOP.servicePhone,
        returnAddress: `${DEMO_SHOP.address}（一脉售后，${DEMO_SHOP.servicePhone}）`,
        commissionDisclosure: 'everyone',
        hotKeywords: [...DEMO_SHOP.searchHints],
        banners: DEMO_BANNERS.map((banner) => ({
          imageUrl: this.pictures.url(`banner/${banner.slug}`),
          title: banner.headline,
          path: this.bannerPath(banner),
        })),
        isDemo: true,
      }),
    );
  }

  private bannerPath({ target }: DemoBanner): string {
    switch (target.kind) {
      case 'category':
        return `/packages/order/search/index?categoryId=${this.idOf(this.categoryIds, target.category)}`;
      case 'product':
        return `/pages/product/index?productId=${this.idOf(this.productIds, target.product)}`;
      case 'topic':
        return `/packages/content/topic/index?slug=${target.topic}`;
      case 'recruit':
        return '/packages/distributor/apply/index';
    }
  }

  private async createProduct(product: DemoProduct): Promise<void> {
    const saved = await this.owner.createProduct(this.toProductInput(product));
    this.productIds.set(product.slug, saved.id);
    for (const [index, sku] of product.skus.entries()) {
      const id = saved.skus[index]?.id;
      invariant(id, `${sku.code} was saved`);
      this.skuIds.set(sku.code, id);
    }
    await this.owner.setShelf({ productId: saved.id, isOnShelf: true });
  }

  private toProductInput(product: DemoProduct): ProductInput {
    const isFresh = product.freight === 'cold-chain';
    return {
      title: product.title,
      subtitle: product.subtitle,
      categoryIds: [product.category, ...product.alsoIn].map((slug) => this.idOf(this.categoryIds, slug)),
      images: this.pictures.all(`product/${product.slug}`).slice(0, 4),
      sellingPoints: [...product.sellingPoints],
      detail: product.detail.flatMap((block) => this.toDetail(product, block)),
      specs: product.specs.map(({ name, values }) => ({ name, values: [...values] })),
      skus: product.skus.map(toSkuInput),
      freightTemplate: freightName(product),
      unit: product.unit,
      role: product.role,
      tags: { traffic: ['超值'], profit: ['店长荐'], strategic: ['甄选'] }[product.role],
      isReturnable: !isFresh,
      commission: toOverride(product.commission),
    };
  }

  private toDetail(product: DemoProduct, block: DetailBlock): ProductInput['detail'] {
    switch (block.kind) {
      case 'heading':
        return [{ type: 'heading', text: block.text }];
      case 'paragraph':
        return [{ type: 'paragraph', text: block.text }];
      case 'notice':
        return [
          { type: 'heading', text: '温馨提示' },
          { type: 'paragraph', text: block.text },
        ];
      case 'table':
        return [{ type: 'table', rows: block.rows.map(([name, value]): [string, string] => [name, value]) }];
      case 'image': {
        const image = this.pictures.image(`product/${product.slug}`, block.picture);
        return [
          { type: 'image', image },
          ...(block.caption ? [{ type: 'paragraph' as const, text: block.caption }] : []),
        ];
      }
    }
  }

  /** The shop is not from yesterday: what it sold before our history is counted, without orders. */
  private async openWithSales(): Promise<void> {
    const lines = DEMO_PRODUCTS.map(({ slug, baseSales }) => ({
      productId: parseId('product', this.idOf(this.productIds, slug)) as ProductId,
      units: baseSales,
    }));
    await this.unitOfWork.run((tx) => this.catalog.setSoldBase(tx, lines));
  }

  private async createCoupon(slug: string, now: Date): Promise<void> {
    const coupon = DEMO_COUPONS.find((each) => each.slug === slug);
    invariant(coupon, `no coupon ${slug}`);
    const { id } = await this.owner.createCoupon({
      title: coupon.name,
      thresholdFen: coupon.thresholdFen,
      discountFen: coupon.amountFen,
      total: coupon.total,
      perMember: coupon.perMember,
      startsAt: new Date(now.getTime() - 60_000).toISOString(),
      endsAt: new Date(now.getTime() + COUPON_LIFE_MS).toISOString(),
    });
    this.couponIds.set(slug, id);
  }

  private toTemplate({ name, chargeBy, rules, excludedRegions }: DemoFreightTemplate): FreightTemplate {
    const tariffs: FreightTariff[] = rules.map((rule) => ({
      kind: 'deliver',
      regions: rule.regions.length === 0 ? ['*'] : rule.regions.map((region) => this.provinceCode(region)),
      firstUnits: rule.first,
      firstFeeFen: rule.firstFen,
      nextUnits: rule.additional,
      nextFeeFen: rule.additionalFen,
      freeFromFen: rule.freeOverFen,
    }));
    const refused = excludedRegions.filter((region) => !ABROAD.includes(region));
    if (refused.length > 0)
      tariffs.push({ kind: 'refuse', regions: refused.map((region) => this.provinceCode(region)) });
    return { freightTemplateId: name, chargeBy, tariffs };
  }

  private provinceCode(name: string): string {
    const found = this.addresses.regions().find((region) => region.name === name);
    invariant(found, `no province ${name}`);
    return found.code;
  }

  private idOf(ids: ReadonlyMap<string, string>, slug: string): string {
    const id = ids.get(slug);
    invariant(id, `${slug} was not loaded`);
    return id;
  }
}

function freightName({ freight }: DemoProduct): string {
  const template = DEMO_FREIGHT_TEMPLATES.find(({ slug }) => slug === freight);
  invariant(template, `no freight template ${freight}`);
  return template.name;
}

function toSkuInput(sku: DemoSku): ProductInput['skus'][number] {
  return {
    specs: [...sku.values],
    priceFen: sku.priceFen,
    marketPriceFen: sku.marketPriceFen,
    costFen: sku.costFen,
    weightGrams: sku.weightGrams,
    stock: sku.stock,
    commission:
      sku.commissionRateBps === undefined ? null : { kind: 'rate', levelRatesBps: [sku.commissionRateBps] },
  };
}

function toOverride(commission: DemoCommission): ProductInput['commission'] {
  switch (commission.mode) {
    case 'default':
      return null;
    case 'rate':
      return { kind: 'rate', levelRatesBps: [commission.rateBps] };
    case 'excluded':
      return { kind: 'excluded', reason: commission.reason };
  }
}
