import type { DoudianProduct } from '@yimai/shared/domain/goods/doudian';
import type { GoodsKind } from '@yimai/shared/domain/goods/virtual-goods';
import { NO_REVIEWS, type ReviewSummary } from '@yimai/shared/domain/review/review';
import { asId } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import type {
  CategoryRecord,
  OverrideRule,
  ProductImage,
  ProductRecord,
  SkuForSale,
  SkuRecord,
} from './catalog.types.js';

export type Row = Record<string, unknown>;

/** MariaDB may hand JSON back as text. */
export function jsonOf<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

function ruleOf(value: unknown): OverrideRule | null {
  return value === null || value === undefined ? null : jsonOf<OverrideRule | null>(value);
}

function amountOrNull(value: unknown): Fen | null {
  return value === null || value === undefined ? null : fen(Number(value));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Both ids are there, or neither. */
function doudianOf(row: Row): DoudianProduct | null {
  const shopId = textOrNull(row['doudian_shop_id']);
  const productId = textOrNull(row['doudian_product_id']);
  return shopId && productId ? { shopId, productId } : null;
}

export function skuOf(row: Row): SkuRecord {
  return {
    skuId: asId('sku', Number(row['id'])),
    specs: jsonOf<string[]>(row['specs']),
    priceFen: fen(Number(row['price_fen'])),
    marketPriceFen: amountOrNull(row['market_price_fen']),
    costFen: amountOrNull(row['cost_fen']),
    weightGrams: Number(row['weight_grams']),
    imageUrl: textOrNull(row['image_url']),
    commission: ruleOf(row['commission']),
    doudianSkuId: textOrNull(row['doudian_sku_id']),
  };
}

export function productOf(
  row: Row,
  skus: SkuRecord[],
  categoryIds: ProductRecord['categoryIds'],
): ProductRecord {
  return {
    productId: asId('product', Number(row['id'])),
    title: String(row['title']),
    subtitle: String(row['subtitle']),
    images: jsonOf(row['images']),
    sellingPoints: jsonOf(row['selling_points']),
    detail: jsonOf(row['detail']),
    specs: jsonOf(row['specs']),
    tags: jsonOf(row['tags']),
    unit: String(row['unit']),
    role: String(row['role']),
    freightTemplate: String(row['freight_template']),
    isOnShelf: Boolean(row['is_on_shelf']),
    isReturnable: Boolean(row['is_returnable']),
    kind: row['kind'] as GoodsKind,
    doudian: doudianOf(row),
    commission: ruleOf(row['commission']),
    minPriceFen: fen(Number(row['min_price_fen'])),
    minMarketPriceFen: amountOrNull(row['min_market_price_fen']),
    soldCount: Number(row['sold_count']),
    reviewCount: Number(row['review_count']),
    goodReviewCount: Number(row['good_review_count']),
    reviews: jsonOf<ReviewSummary | null>(row['review_summary']) ?? NO_REVIEWS,
    categoryIds,
    skus,
  };
}

export function forSaleOf(row: Row): SkuForSale {
  const images = jsonOf<Pick<ProductImage, 'url' | 'thumbUrl'>[]>(row['images']);
  const ofSku = ruleOf(row['sku_commission']);
  const ofProduct = ruleOf(row['product_commission']);
  const doudian = doudianOf(row);
  const doudianSkuId = textOrNull(row['doudian_sku_id']);
  let override: SkuForSale['override'] = null;
  if (ofSku) override = { source: 'sku', override: ofSku };
  else if (ofProduct) override = { source: 'product', override: ofProduct };
  return {
    skuId: asId('sku', Number(row['sku_id'])),
    productId: asId('product', Number(row['product_id'])),
    title: String(row['title']),
    skuText: String(row['spec_text']),
    imageUrl: textOrNull(row['image_url']) ?? images[0]?.thumbUrl ?? images[0]?.url ?? '',
    priceFen: fen(Number(row['price_fen'])),
    marketPriceFen: amountOrNull(row['market_price_fen']),
    costFen: amountOrNull(row['cost_fen']),
    weightGrams: Number(row['weight_grams']),
    isOnShelf: Boolean(row['is_on_shelf']) && row['retired_at'] === null,
    isReturnable: Boolean(row['is_returnable']),
    kind: row['kind'] as GoodsKind,
    doudian: doudian && doudianSkuId ? { ...doudian, skuId: doudianSkuId } : null,
    freightTemplate: String(row['freight_template']),
    override,
  };
}

export function categoryOf(row: Row): CategoryRecord {
  return {
    categoryId: asId('category', Number(row['id'])),
    parentId: row['parent_id'] === null ? null : asId('category', Number(row['parent_id'])),
    name: String(row['name']),
    iconUrl: String(row['icon_url']),
    sort: Number(row['sort']),
    allowsVirtual: Boolean(row['allows_virtual']),
  };
}
