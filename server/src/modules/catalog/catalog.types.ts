import type { DetailBlock, ShopView } from '@yimai/shared/contracts/catalog';
import type { DoudianProduct, DoudianSku } from '@yimai/shared/domain/goods/doudian';
import type { GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import type { ReviewSummary } from '@yimai/shared/domain/review/review';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import type { Id, ProductId, SkuId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';

export type CategoryId = Id<'category'>;

/** A commission rule of one product or SKU, replacing the policy's rates. */
export type OverrideRule =
  | { kind: 'rate'; levelRatesBps: number[] }
  | { kind: 'fixed'; levelFen: number[] }
  | { kind: 'excluded'; reason: string };

export interface ProductImage {
  url: string;
  /** 360 pixels wide; absent where there is none. */
  thumbUrl?: string | undefined;
  width: number;
  height: number;
  placeholderColor: string;
}

export interface CategoryRecord {
  categoryId: CategoryId;
  parentId: CategoryId | null;
  name: string;
  iconUrl: string;
  sort: number;
  /** The legal gate: whether its products may be virtual goods. */
  allowsVirtual: boolean;
}

export interface SkuRecord {
  skuId: SkuId;
  specs: string[];
  priceFen: Fen;
  marketPriceFen: Fen | null;
  costFen: Fen | null;
  weightGrams: number;
  imageUrl: string | null;
  commission: OverrideRule | null;
  doudianSkuId: string | null;
}

export interface ProductRecord {
  productId: ProductId;
  title: string;
  subtitle: string;
  images: ProductImage[];
  sellingPoints: string[];
  detail: DetailBlock[];
  specs: { name: string; values: string[] }[];
  tags: string[];
  unit: string;
  role: string;
  freightTemplate: string;
  isOnShelf: boolean;
  isReturnable: boolean;
  kind: GoodsKind;
  doudian: DoudianProduct | null;
  commission: OverrideRule | null;
  minPriceFen: Fen;
  minMarketPriceFen: Fen | null;
  soldCount: number;
  reviewCount: number;
  goodReviewCount: number;
  reviews: ReviewSummary;
  categoryIds: CategoryId[];
  /** Those on offer, in the merchant's order. */
  skus: SkuRecord[];
}

/** A SKU as an order needs it. `override` is the SKU's rule, else the product's. */
export interface SkuForSale {
  skuId: SkuId;
  productId: ProductId;
  title: string;
  skuText: string;
  imageUrl: string;
  priceFen: Fen;
  marketPriceFen: Fen | null;
  costFen: Fen | null;
  weightGrams: number;
  /** False also for a SKU that was removed from its product. */
  isOnShelf: boolean;
  isReturnable: boolean;
  kind: GoodsKind;
  /** Null: not sold through 抖店. */
  doudian: DoudianSku | null;
  freightTemplate: string;
  override: { source: 'product' | 'sku'; override: OverrideRule } | null;
}

export interface SkuDraft {
  /** Of an existing SKU; without it the SKU with the same values is meant, or a new one. */
  id?: SkuId;
  specs: string[];
  priceFen: Fen;
  marketPriceFen: Fen | null;
  costFen: Fen | null;
  weightGrams: number;
  imageUrl: string | null;
  commission: OverrideRule | null;
  /** Absent: none. */
  doudianSkuId?: string | null;
}

export interface ProductDraft {
  title: string;
  subtitle: string;
  categoryIds: CategoryId[];
  images: ProductImage[];
  sellingPoints: string[];
  detail: DetailBlock[];
  specs: { name: string; values: string[] }[];
  skus: SkuDraft[];
  freightTemplate: string;
  unit: string;
  role: 'traffic' | 'profit' | 'strategic';
  tags: string[];
  isReturnable: boolean;
  /** Virtual goods only in categories that all allow them. */
  kind: GoodsKind;
  /** With an id of every SKU. Absent or null: not sold through 抖店. */
  doudian?: DoudianProduct | null;
  commission: OverrideRule | null;
  /** Smaller comes first in the recommended order. Absent: 0, or unchanged. */
  sort?: number;
  /** Absent: off the shelf, or unchanged. */
  isOnShelf?: boolean;
}

/** What saving a product did to its SKUs, in the order of the draft. */
export interface SavedProduct {
  productId: ProductId;
  skus: { skuId: SkuId; isNew: boolean }[];
}

export type ProductSort = 'recommended' | 'sales' | 'newest' | 'price-asc' | 'price-desc' | 'commission';

export interface ProductQuery {
  categoryId?: CategoryId;
  keyword?: string;
  sort: ProductSort;
  cursor?: string;
  limit: number;
}

/** A product as a suggestion names it. */
export interface ProductHint {
  productId: ProductId;
  title: string;
}

export type ShopProfile = ShopView;
export type { FreightTemplate };

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
