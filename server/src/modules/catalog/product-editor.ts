import { Injectable } from '@nestjs/common';
import type { ProductId } from '@yimai/shared/kernel/id';
import { minFen, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { CatalogWritesRepository, type ProductRow, type SkuRow } from './catalog-writes.repository.js';
import { CatalogCache } from './catalog.cache.js';
import type { ProductDraft, SavedProduct, SkuDraft } from './catalog.types.js';

function refuse(message: string, param: string): never {
  throw new DomainError('INVALID_INPUT', { message, param });
}

/** One value per dimension, each of them offered, no combination twice. */
function checkSkus(draft: ProductDraft): void {
  const texts = new Set<string>();
  for (const [index, sku] of draft.skus.entries()) {
    const isComplete =
      sku.specs.length === draft.specs.length &&
      sku.specs.every((value, position) => draft.specs[position]?.values.includes(value));
    if (!isComplete) refuse('规格取值与商品规格不一致', `skus.${index}.specs`);
    const text = sku.specs.join('/');
    if (text.length > 80) refuse('规格名称过长', `skus.${index}.specs`);
    if (texts.has(text)) refuse('规格组合重复', `skus.${index}.specs`);
    texts.add(text);
  }
}

/** The goods and each of their SKUs have an id in 抖店, or none of them has: what is half linked could not be opened there. */
function checkDoudian({ doudian = null, kind, skus }: ProductDraft): void {
  const ids = skus.map((sku) => sku.doudianSkuId ?? null);
  if (doudian && kind === 'virtual') refuse('虚拟商品不通过抖店销售', 'doudian');
  for (const [index, id] of ids.entries()) {
    const param = `skus.${index}.doudianSkuId`;
    if (doudian && id === null) refuse('通过抖店销售的商品，请填写每个规格的抖店规格编号', param);
    if (!doudian && id !== null) refuse('请先填写抖店店铺编号和商品编号', param);
    if (id !== null && ids.indexOf(id) !== index) refuse('抖店规格编号重复', param);
  }
}

function lowest(prices: readonly (Fen | null)[]): Fen | null {
  const known = prices.filter((price): price is Fen => price !== null);
  return known.length > 0 ? minFen(...known) : null;
}

/** Creating and changing products with their SKUs. Removed SKUs are retired, never deleted: old orders point at them. */
@Injectable()
export class ProductEditor {
  constructor(
    private readonly writes: CatalogWritesRepository,
    private readonly cache: CatalogCache,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Throws INVALID_INPUT with the field, CATEGORY_NOT_FOUND, VIRTUAL_GATE_CLOSED. */
  async create(tx: Tx, draft: ProductDraft): Promise<SavedProduct> {
    await this.check(draft);
    const productId = this.ids.next('product');
    await this.writes.insertProduct(tx, this.toRow(productId, draft), this.clock.now());
    await this.writes.replaceCategories(tx, productId, { categoryIds: draft.categoryIds, isNew: true });
    await this.requireOpenGates(tx, productId);
    const rows = draft.skus.map((sku, sort) => this.toSkuRow(productId, sku, sort));
    await this.writes.upsertSkus(tx, rows);
    await this.writes.refreshTerms(tx, productId);
    this.cache.forgetEdited(tx, [productId]);
    return { productId, skus: rows.map(({ skuId }) => ({ skuId, isNew: true })) };
  }

  /** Throws PRODUCT_NOT_FOUND, SKU_NOT_FOUND for the id of another product's SKU, and what {@link create} throws. */
  async update(tx: Tx, productId: ProductId, draft: ProductDraft): Promise<SavedProduct> {
    await this.check(draft);
    if (!(await this.writes.lockProduct(tx, productId))) throw new DomainError('PRODUCT_NOT_FOUND');
    const known = await this.writes.skuKeys(tx, productId);
    const rows = draft.skus.map((sku, sort) => {
      const text = sku.specs.join('/');
      const match = sku.id
        ? known.find((key) => key.skuId === sku.id)
        : known.find((key) => key.specText === text);
      if (sku.id && !match) throw new DomainError('SKU_NOT_FOUND', { param: `skus.${sort}.id` });
      return this.toSkuRow(productId, { ...sku, id: match?.skuId }, sort);
    });
    const at = this.clock.now();
    const kept = new Set(rows.map((row) => row.skuId));
    const gone = known.filter((key) => !kept.has(key.skuId));
    const isReplaced = rows.some((row) => gone.some((key) => key.specText === row.specText));
    if (isReplaced) refuse('规格组合与已有规格冲突', 'skus');
    await this.writes.updateProduct(tx, this.toRow(productId, draft), at);
    await this.writes.replaceCategories(tx, productId, { categoryIds: draft.categoryIds, isNew: false });
    await this.requireOpenGates(tx, productId);
    await this.writes.retireSkus(
      tx,
      gone.map((key) => key.skuId),
      at,
    );
    await this.writes.upsertSkus(tx, rows);
    await this.writes.refreshTerms(tx, productId);
    this.cache.forgetEdited(tx, [productId]);
    const isKnown = new Set(known.map((key) => key.skuId));
    return { productId, skus: rows.map(({ skuId }) => ({ skuId, isNew: !isKnown.has(skuId) })) };
  }

  /** What is a code may stand only where the merchant has confirmed that it may be sold. */
  private async requireOpenGates(tx: Tx, productId: ProductId): Promise<void> {
    if ((await this.writes.lockGates(tx, productId)).includes(false))
      throw new DomainError('VIRTUAL_GATE_CLOSED', { param: 'categoryIds' });
  }

  private async check(draft: ProductDraft): Promise<void> {
    checkSkus(draft);
    checkDoudian(draft);
    const categories = await this.cache.categories();
    const isKnown = draft.categoryIds.every((id) =>
      categories.some((category) => category.categoryId === id),
    );
    if (!isKnown) throw new DomainError('CATEGORY_NOT_FOUND', { param: 'categoryIds' });
    const templates = await this.cache.freightTemplates();
    if (!templates.some((template) => template.freightTemplateId === draft.freightTemplate))
      refuse('运费模板不存在', 'freightTemplate');
  }

  private toRow(productId: ProductId, draft: ProductDraft): ProductRow {
    const prices = draft.skus.map((sku) => sku.priceFen);
    return {
      ...draft,
      productId,
      minPriceFen: minFen(...prices),
      minMarketPriceFen: lowest(draft.skus.map((sku) => sku.marketPriceFen)),
    };
  }

  private toSkuRow(productId: ProductId, sku: SkuDraft, sort: number): SkuRow {
    return { ...sku, productId, skuId: sku.id ?? this.ids.next('sku'), specText: sku.specs.join('/'), sort };
  }
}
