import { Injectable } from '@nestjs/common';
import type { ReviewSummary } from '@yimai/shared/domain/review/review';
import type { FreightTemplate } from '@yimai/shared/domain/pricing/types';
import { asId, type ProductId, type SkuId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { CatalogWritesRepository } from './catalog-writes.repository.js';
import { CatalogCache } from './catalog.cache.js';
import { CatalogRepository, type FoundHint } from './catalog.repository.js';
import type {
  CategoryId,
  CategoryRecord,
  Page,
  ProductDraft,
  ProductHint,
  ProductQuery,
  ProductRecord,
  SavedProduct,
  ShopProfile,
  SkuForSale,
} from './catalog.types.js';
import { lettersOf, likeWords, wordsOf } from './like-words.js';
import { ProductEditor } from './product-editor.js';
import { decodePosition, encodePosition, withDescendants } from './product-search.js';
import { plainWords, termQuery } from './title-terms.js';

const EMPTY_SHOP: ShopProfile = {
  name: '一脉小店',
  slogan: '',
  intro: '',
  logoUrl: '',
  servicePhone: '',
  returnAddress: '',
  commissionDisclosure: 'everyone',
  hotKeywords: [],
  banners: [],
  isDemo: false,
};

/** Products, SKUs, categories, freight templates and the shop's profile. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly repository: CatalogRepository,
    private readonly writes: CatalogWritesRepository,
    private readonly cache: CatalogCache,
    private readonly editor: ProductEditor,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** SKUs as the database has them now; unknown ids are absent. Inside a transaction pass it, to need one connection only. */
  async skusForSale(skuIds: readonly SkuId[], tx?: Tx): Promise<Map<SkuId, SkuForSale>> {
    const rows = await this.repository.skusForSale(skuIds, tx);
    return new Map(rows.map((row) => [row.skuId, row]));
  }

  /** What a shop in 抖店 sells of ours, by its number there; also what we have taken off the shelf. */
  async skusOfDoudian(shopId: string, doudianSkuIds: readonly string[]): Promise<Map<string, SkuForSale>> {
    const rows = await this.repository.skusOfDoudian(shopId, doudianSkuIds);
    return new Map(rows.flatMap((row) => (row.doudian ? [[row.doudian.skuId, row]] : [])));
  }

  /** Another number after every change of a merchant in this process: what was made of the catalogue before is old then. */
  get edition(): number {
    return this.cache.edition;
  }

  /** Products by id in the order asked for, at most five seconds old. */
  products(productIds: readonly ProductId[]): Promise<ProductRecord[]> {
    return this.cache.products(productIds);
  }

  /** Throws PRODUCT_NOT_FOUND. Products off the shelf are found too: old links and orders show them. */
  async product(productId: ProductId): Promise<ProductRecord> {
    const [product] = await this.cache.products([productId]);
    if (!product) throw new DomainError('PRODUCT_NOT_FOUND');
    return product;
  }

  /** As {@link product}, but from the database, for whoever edits it. */
  async freshProduct(productId: ProductId, tx?: Tx): Promise<ProductRecord> {
    const [product] = await this.repository.products([productId], tx);
    if (!product) throw new DomainError('PRODUCT_NOT_FOUND');
    return product;
  }

  /** What is on the shelf, page by page. Throws INVALID_INPUT for a foreign cursor. */
  async listOnShelf(query: ProductQuery): Promise<Page<ProductRecord>> {
    const categoryIds = query.categoryId
      ? withDescendants(query.categoryId, await this.cache.categories())
      : null;
    return this.list({ ...query, isOnShelf: true, categoryIds });
  }

  /** Products on the shelf whose title holds what was typed: titles that begin so first, then what sells. */
  async suggest(typed: string, limit: number): Promise<ProductHint[]> {
    const query = termQuery(typed);
    if (!query) return [];
    const found = await this.repository.hints(query.pattern);
    const hints = new Map<ProductId, FoundHint>();
    for (const hint of found) {
      const isWhole = query.words.every((word) => plainWords(hint.title).includes(word));
      const known = hints.get(hint.productId);
      if (isWhole && (!known || hint.position < known.position)) hints.set(hint.productId, hint);
    }
    const rank = (hint: FoundHint): number => (hint.position === 0 ? 0 : 1);
    return [...hints.values()]
      .sort((a, b) => rank(a) - rank(b) || b.soldCount - a.soldCount || a.productId - b.productId)
      .slice(0, limit)
      .map(({ productId, title }) => ({ productId, title }));
  }

  /** Words of titles on the shelf that are like what was typed and not found; the likeliest first. */
  async wordsLike(typed: string, limit: number): Promise<string[]> {
    const counts = new Map<string, number>();
    for (const title of await this.repository.titlesWith(lettersOf(typed)))
      for (const word of wordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const known = [...counts].map(([word, titles]) => ({ word, titles }));
    return likeWords(typed, known).slice(0, limit);
  }

  /** Categories whose name is what was typed, or like it. */
  async categoriesLike(typed: string): Promise<CategoryRecord[]> {
    const categories = await this.cache.categories();
    const known = categories.map(({ name }) => ({ word: plainWords(name), titles: 0 }));
    const liked = [plainWords(typed), ...likeWords(typed, known)];
    return categories.filter(({ name }) => liked.includes(plainWords(name)));
  }

  /** Everything, newest first, for the console. */
  listAll(query: { keyword?: string; cursor?: string; limit: number }): Promise<Page<ProductRecord>> {
    return this.list({ ...query, sort: 'newest', isOnShelf: null, categoryIds: null });
  }

  allProductIds(): Promise<ProductId[]> {
    return this.repository.allProductIds();
  }

  categories(): Promise<CategoryRecord[]> {
    return this.cache.categories();
  }

  /** How many products on the shelf a category holds, those of its children included and none twice. */
  async categorySizes(): Promise<Map<CategoryId, number>> {
    const [categories, members] = await Promise.all([
      this.cache.categories(),
      this.repository.categoryMembers(),
    ]);
    const sizeOf = ({ categoryId }: CategoryRecord): number => {
      const branch = new Set(withDescendants(categoryId, categories));
      return new Set(members.filter((m) => branch.has(m.categoryId)).map((m) => m.productId)).size;
    };
    return new Map(categories.map((category) => [category.categoryId, sizeOf(category)]));
  }

  freightTemplates(): Promise<FreightTemplate[]> {
    return this.cache.freightTemplates();
  }

  async shop(): Promise<ShopProfile> {
    return (await this.cache.shop()) ?? EMPTY_SHOP;
  }

  /** Off the shelf unless the draft says otherwise. Throws INVALID_INPUT, CATEGORY_NOT_FOUND. Stock is inventory's. */
  createProduct(tx: Tx, draft: ProductDraft): Promise<SavedProduct> {
    return this.editor.create(tx, draft);
  }

  /** Throws PRODUCT_NOT_FOUND, SKU_NOT_FOUND, INVALID_INPUT, CATEGORY_NOT_FOUND. */
  updateProduct(
    tx: Tx,
    { productId, ...draft }: ProductDraft & { productId: ProductId },
  ): Promise<SavedProduct> {
    return this.editor.update(tx, productId, draft);
  }

  async setShelf(
    tx: Tx,
    { productId, isOnShelf }: { productId: ProductId; isOnShelf: boolean },
  ): Promise<void> {
    if (!(await this.writes.lockProduct(tx, productId))) throw new DomainError('PRODUCT_NOT_FOUND');
    if (isOnShelf && (await this.writes.lockGates(tx, productId)).includes(false))
      throw new DomainError('VIRTUAL_GATE_CLOSED');
    await this.writes.setShelf(tx, productId, { isOnShelf, at: this.clock.now() });
    await this.writes.refreshTerms(tx, productId);
    this.cache.forgetEdited(tx, [productId]);
  }

  /** The figures behind the "by commission" sort; computed by whoever knows the policy. */
  async setMaxCommissions(
    tx: Tx,
    rows: readonly { productId: ProductId; maxCommissionFen: Fen }[],
  ): Promise<void> {
    if (rows.length > 0) await this.writes.setMaxCommissions(tx, rows);
  }

  /** Every SKU that these products have or had. */
  skusOf(productIds: readonly ProductId[]): Promise<Map<ProductId, SkuId[]>> {
    return this.repository.skusOf(productIds);
  }

  /** How many units of each product inventory has ever sold; the shown figure is that and what was sold before. */
  async setSold(tx: Tx, rows: readonly { productId: ProductId; units: number }[]): Promise<void> {
    if (rows.length === 0) return;
    await this.writes.setSold(tx, rows);
    this.cache.forgetProducts(
      tx,
      rows.map(({ productId }) => productId),
    );
  }

  /** What a shop that is not from yesterday sold before it came here. */
  async setSoldBase(tx: Tx, rows: readonly { productId: ProductId; units: number }[]): Promise<void> {
    if (rows.length > 0) await this.writes.setSoldBase(tx, rows);
  }

  /**
   * Opens or closes the legal gate of a category. Closing it takes its virtual goods off the shelf at once. Throws
   * CATEGORY_NOT_FOUND. @returns what left the shelf.
   */
  async setVirtualGate(
    tx: Tx,
    { categoryId, isOpen }: { categoryId: CategoryId; isOpen: boolean },
  ): Promise<ProductId[]> {
    if (!(await this.writes.setGate(tx, categoryId, isOpen))) throw new DomainError('CATEGORY_NOT_FOUND');
    const withdrawn = isOpen ? [] : await this.writes.withdrawVirtual(tx, categoryId, this.clock.now());
    this.cache.forgetSettings(tx);
    this.cache.forgetEdited(tx, withdrawn);
    return withdrawn;
  }

  /** Throws CATEGORY_NOT_FOUND for an unknown parent. */
  async createCategory(
    tx: Tx,
    draft: Omit<CategoryRecord, 'categoryId' | 'allowsVirtual'>,
  ): Promise<CategoryRecord> {
    const categories = await this.repository.categories();
    if (draft.parentId !== null && !categories.some((c) => c.categoryId === draft.parentId))
      throw new DomainError('CATEGORY_NOT_FOUND', { param: 'parentId' });
    const category = { ...draft, categoryId: this.ids.next('category'), allowsVirtual: false };
    await this.writes.insertCategory(tx, category);
    this.cache.forgetSettings(tx);
    return category;
  }

  async saveShop(tx: Tx, profile: ShopProfile): Promise<void> {
    await this.writes.saveShop(tx, profile, this.clock.now());
    this.cache.forgetSettings(tx);
  }

  /** The words that the search page shows first. */
  async setHotKeywords(tx: Tx, hotKeywords: string[]): Promise<void> {
    await this.saveShop(tx, { ...((await this.repository.shop()) ?? EMPTY_SHOP), hotKeywords });
  }

  /** The template's id is the name that products carry. */
  async saveFreightTemplate(tx: Tx, template: FreightTemplate): Promise<void> {
    await this.writes.saveFreightTemplate(tx, template);
    this.cache.forgetSettings(tx);
  }

  /** Counts a product's reviews anew while nobody else can: two that are published at once must both count. */
  async countReviews(tx: Tx, productId: ProductId, tally: () => Promise<ReviewSummary>): Promise<void> {
    await this.writes.lockProduct(tx, productId);
    await this.writes.setReviews(tx, productId, await tally());
    this.cache.forgetProducts(tx, [productId]);
  }

  private async list(
    query: Omit<ProductQuery, 'categoryId'> & { isOnShelf: boolean | null; categoryIds: CategoryId[] | null },
  ): Promise<Page<ProductRecord>> {
    const positions = await this.repository.positions({
      isOnShelf: query.isOnShelf,
      categoryIds: query.categoryIds,
      keyword: query.keyword ?? null,
      sort: query.sort,
      after: query.cursor ? decodePosition(query.cursor) : null,
      limit: query.limit + 1,
    });
    const shown = positions.slice(0, query.limit);
    const items = await this.cache.products(shown.map(({ id }) => asId('product', id)));
    const last = shown.at(-1);
    const hasMore = positions.length > query.limit && last !== undefined;
    return { items, nextCursor: hasMore ? encodePosition(last) : null };
  }
}
