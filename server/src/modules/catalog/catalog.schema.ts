import { boolean, index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import type { DetailBlock } from '@yimai/shared/contracts/catalog';
import type { ReviewSummary } from '@yimai/shared/domain/review/review';
import { fenColumn, idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

export interface StoredImage {
  url: string;
  width: number;
  height: number;
  placeholderColor: string;
}

/** A commission rule of one product or SKU, replacing the policy's rates. */
export type StoredOverride =
  | { kind: 'rate'; levelRatesBps: number[] }
  | { kind: 'fixed'; levelFen: number[] }
  | { kind: 'excluded'; reason: string };

/** One row: the shop this deployment serves. */
export const shopSettings = mysqlTable('shop_settings', {
  id: int('id').primaryKey(),
  profile: jsonColumn<{
    name: string;
    slogan: string;
    intro: string;
    logoUrl: string;
    servicePhone: string;
    returnAddress: string;
    commissionDisclosure: 'everyone' | 'distributors';
    hotKeywords: string[];
    banners: { imageUrl: string; title: string; path: string }[];
    isDemo: boolean;
  }>('profile').notNull(),
  updatedAt: instantColumn('updated_at').notNull(),
});

export const categories = mysqlTable('categories', {
  id: idColumn('category', 'id').primaryKey(),
  parentId: idColumn('category', 'parent_id'),
  name: varchar('name', { length: 20 }).notNull(),
  iconUrl: varchar('icon_url', { length: 300 }).notNull().default(''),
  sort: int('sort').notNull().default(0),
  /** The legal gate: whether its products may be virtual goods. */
  allowsVirtual: boolean('allows_virtual').notNull().default(false),
});

export const products = mysqlTable(
  'products',
  {
    id: idColumn('product', 'id').primaryKey(),
    title: varchar('title', { length: 60 }).notNull(),
    subtitle: varchar('subtitle', { length: 80 }).notNull().default(''),
    images: jsonColumn<StoredImage[]>('images').notNull(),
    sellingPoints: jsonColumn<string[]>('selling_points').notNull(),
    detail: jsonColumn<DetailBlock[]>('detail').notNull(),
    /** The dimensions: [{name, values}]. */
    specs: jsonColumn<{ name: string; values: string[] }[]>('specs').notNull(),
    tags: jsonColumn<string[]>('tags').notNull(),
    unit: varchar('unit', { length: 4 }).notNull(),
    /** traffic, profit, strategic (引流/利润/战略). */
    role: varchar('role', { length: 10 }).notNull(),
    freightTemplate: varchar('freight_template', { length: 40 }).notNull(),
    isOnShelf: boolean('is_on_shelf').notNull(),
    isReturnable: boolean('is_returnable').notNull().default(true),
    /** physical, virtual. */
    kind: varchar('kind', { length: 10 }).notNull().default('physical'),
    /** Both or neither, and then every SKU has its id: sold through 抖店 inside of Douyin. */
    doudianShopId: varchar('doudian_shop_id', { length: 20 }),
    doudianProductId: varchar('doudian_product_id', { length: 20 }),
    /** Null: the policy's rates apply. */
    commission: jsonColumn<StoredOverride | null>('commission'),
    /** Lowest SKU price, for lists. */
    minPriceFen: fenColumn('min_price_fen').notNull(),
    minMarketPriceFen: fenColumn('min_market_price_fen'),
    /** Largest commission of a SKU at level 1, for the "by commission" sort. */
    maxCommissionFen: fenColumn('max_commission_fen').notNull(),
    /** `soldBase` plus what inventory has sold; brought up to date every few seconds. */
    soldCount: int('sold_count').notNull().default(0),
    /** Sold before this installation knew of it. */
    soldBase: int('sold_base').notNull().default(0),
    reviewCount: int('review_count').notNull().default(0),
    goodReviewCount: int('good_review_count').notNull().default(0),
    /** Published reviews in figures; null: there are none. */
    reviewSummary: jsonColumn<ReviewSummary | null>('review_summary'),
    sort: int('sort').notNull().default(0),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
  },
  (t) => [index('idx_products_shelf').on(t.isOnShelf, t.sort, t.id)],
);

/**
 * Where a title on the shelf may be entered while somebody types (title-terms.ts): a suggestion is one short range of
 * this index however many products there are. A table rather than an index in memory: every process sees a product as
 * soon as it is saved, and a start reads nothing.
 */
export const productTerms = mysqlTable(
  'product_terms',
  {
    productId: idColumn('product', 'product_id').notNull(),
    position: int('position').notNull(),
    term: varchar('term', { length: 20 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.position] }),
    index('idx_product_terms_term').on(t.term, t.productId),
  ],
);

export const productCategories = mysqlTable(
  'product_categories',
  {
    categoryId: idColumn('category', 'category_id').notNull(),
    productId: idColumn('product', 'product_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.categoryId, t.productId] }),
    index('idx_product_categories_product').on(t.productId),
  ],
);

export const skus = mysqlTable(
  'skus',
  {
    id: idColumn('sku', 'id').primaryKey(),
    productId: idColumn('product', 'product_id').notNull(),
    specs: jsonColumn<string[]>('specs').notNull(),
    /** Values joined by `/`: unique within the product. */
    specText: varchar('spec_text', { length: 80 }).notNull(),
    priceFen: fenColumn('price_fen').notNull(),
    marketPriceFen: fenColumn('market_price_fen'),
    /** Null: cost unknown, the stricter cap applies. */
    costFen: fenColumn('cost_fen'),
    weightGrams: int('weight_grams').notNull().default(0),
    imageUrl: varchar('image_url', { length: 300 }),
    commission: jsonColumn<StoredOverride | null>('commission'),
    doudianSkuId: varchar('doudian_sku_id', { length: 20 }),
    sort: int('sort').notNull().default(0),
    /** Set when removed from the product; old orders still point at it. */
    retiredAt: instantColumn('retired_at'),
  },
  (t) => [
    uniqueIndex('uq_skus_spec').on(t.productId, t.specText),
    index('idx_skus_doudian').on(t.doudianSkuId),
  ],
);

export const freightTemplates = mysqlTable('freight_templates', {
  name: varchar('name', { length: 40 }).primaryKey(),
  /** The shape of `FreightTemplate` in shared/domain/pricing. */
  rules: jsonColumn<Record<string, unknown>>('rules').notNull(),
});
