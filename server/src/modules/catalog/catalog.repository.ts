import { Injectable } from '@nestjs/common';
import { asId, type ProductId, type SkuId } from '@yimai/shared/kernel/id';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { Database, type Tx } from '../../platform/db/index.js';
import { categoryOf, forSaleOf, jsonOf, productOf, skuOf } from './catalog.rows.js';
import type {
  CategoryId,
  CategoryRecord,
  FreightTemplate,
  ProductHint,
  ProductRecord,
  ShopProfile,
  SkuForSale,
  SkuRecord,
} from './catalog.types.js';
import { keywordPatterns, SORT_KEYS, type Position } from './product-search.js';
import type { ProductSort } from './catalog.types.js';

export interface ListFilter {
  isOnShelf: boolean | null;
  categoryIds: CategoryId[] | null;
  keyword: string | null;
  sort: ProductSort;
  after: Position | null;
  limit: number;
}

export interface FoundHint extends ProductHint {
  soldCount: number;
  /** Where in the title it was found. */
  position: number;
}

/** Entries of the title index read for one suggestion, whatever was typed. */
const HINTS_READ = 200;
/** The same for each letter of a word that was not found. */
const NEAR_READ = 100;

const FOR_SALE = {
  columns: {
    sku_id: 's.id',
    product_id: 's.product_id',
    spec_text: 's.spec_text',
    price_fen: 's.price_fen',
    market_price_fen: 's.market_price_fen',
    cost_fen: 's.cost_fen',
    weight_grams: 's.weight_grams',
    image_url: 's.image_url',
    sku_commission: 's.commission',
    retired_at: 's.retired_at',
    title: 'p.title',
    images: 'p.images',
    is_on_shelf: 'p.is_on_shelf',
    is_returnable: 'p.is_returnable',
    kind: 'p.kind',
    doudian_shop_id: 'p.doudian_shop_id',
    doudian_product_id: 'p.doudian_product_id',
    doudian_sku_id: 's.doudian_sku_id',
    freight_template: 'p.freight_template',
    product_commission: 'p.commission',
  },
  from: 'FROM skus s JOIN products p ON p.id = s.product_id WHERE s.id IN (?)',
};
/** The same, by what 抖店 calls them. */
const SOLD_IN_DOUDIAN = {
  columns: FOR_SALE.columns,
  from: 'FROM skus s JOIN products p ON p.id = s.product_id WHERE p.doudian_shop_id = ? AND s.doudian_sku_id IN (?) ORDER BY s.retired_at IS NULL, s.id',
};

/** The only file that reads the catalogue's tables. */
@Injectable()
export class CatalogRepository {
  constructor(private readonly database: Database) {}

  private reader(tx?: Tx): Pick<Pool, 'query'> {
    return tx ? tx.connection : this.database.pool;
  }

  async skusForSale(skuIds: readonly SkuId[], tx?: Tx): Promise<SkuForSale[]> {
    if (skuIds.length === 0) return [];
    const rows = await this.database.rows({ ...FOR_SALE, values: [skuIds] }, tx);
    return rows.map(forSaleOf);
  }

  /** In the order in which a later one is preferred. */
  async skusOfDoudian(shopId: string, doudianSkuIds: readonly string[]): Promise<SkuForSale[]> {
    if (doudianSkuIds.length === 0) return [];
    const rows = await this.database.rows({ ...SOLD_IN_DOUDIAN, values: [shopId, doudianSkuIds] });
    return rows.map(forSaleOf);
  }

  async skusOf(productIds: readonly ProductId[]): Promise<Map<ProductId, SkuId[]>> {
    const found = new Map<ProductId, SkuId[]>(productIds.map((id) => [id, []]));
    if (productIds.length === 0) return found;
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT id, product_id FROM skus WHERE product_id IN (?)',
      [productIds],
    );
    for (const row of rows)
      found.get(asId('product', Number(row['product_id'])))?.push(asId('sku', Number(row['id'])));
    return found;
  }

  /** Where each matching product stands in the order, at most `limit`. */
  async positions(filter: ListFilter): Promise<Position[]> {
    const { column, isAscending } = SORT_KEYS[filter.sort];
    const wheres: string[] = [];
    const values: unknown[] = [];
    const where = (sql: string, ...params: unknown[]): void => {
      wheres.push(sql);
      values.push(...params);
    };
    if (filter.isOnShelf !== null) where('p.is_on_shelf = ?', filter.isOnShelf);
    if (filter.categoryIds)
      where(
        'EXISTS (SELECT 1 FROM product_categories pc WHERE pc.product_id = p.id AND pc.category_id IN (?))',
        filter.categoryIds,
      );
    for (const pattern of keywordPatterns(filter.keyword ?? ''))
      where(
        "(LOWER(p.title) LIKE LOWER(?) ESCAPE '|' OR LOWER(p.subtitle) LIKE LOWER(?) ESCAPE '|' OR LOWER(p.tags) LIKE LOWER(?) ESCAPE '|')",
        pattern,
        pattern,
        pattern,
      );
    if (filter.after)
      where(
        `(${column} ${isAscending ? '>' : '<'} ? OR (${column} = ? AND p.id < ?))`,
        filter.after.key,
        filter.after.key,
        filter.after.id,
      );
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT p.id, ${column} AS sort_key FROM products p ${wheres.length > 0 ? `WHERE ${wheres.join(' AND ')}` : ''} ORDER BY ${column} ${isAscending ? 'ASC' : 'DESC'}, p.id DESC LIMIT ?`,
      [...values, filter.limit],
    );
    return rows.map((row) => ({ key: Number(row['sort_key']), id: Number(row['id']) }));
  }

  /** Titles with a term like this, in no particular order; of very many the first by term. */
  async hints(pattern: string): Promise<FoundHint[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT p.id, p.title, p.sold_count, t.position
         FROM (SELECT product_id, position FROM product_terms WHERE term LIKE ? ESCAPE '|' ORDER BY term, product_id LIMIT ?) t
         JOIN products p ON p.id = t.product_id
        WHERE p.is_on_shelf = 1`,
      [pattern, HINTS_READ],
    );
    return rows.map((row) => ({
      productId: asId('product', Number(row['id'])),
      title: String(row['title']),
      soldCount: Number(row['sold_count']),
      position: Number(row['position']),
    }));
  }

  /** Titles on the shelf with one of these letters, in no particular order; of very many the first by what follows it. */
  async titlesWith(letters: readonly string[]): Promise<string[]> {
    if (letters.length === 0) return [];
    const entries = letters.map(
      () => '(SELECT product_id FROM product_terms WHERE term LIKE ? ORDER BY term, product_id LIMIT ?)',
    );
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT p.title FROM (${entries.join(' UNION ')}) t JOIN products p ON p.id = t.product_id WHERE p.is_on_shelf = 1`,
      letters.flatMap((letter) => [`${letter}%`, NEAR_READ]),
    );
    return rows.map((row) => String(row['title']));
  }

  /** Products with the SKUs on offer and their categories, in no particular order. */
  async products(productIds: readonly ProductId[], tx?: Tx): Promise<ProductRecord[]> {
    if (productIds.length === 0) return [];
    const reader = this.reader(tx);
    const [rows] = await reader.query<RowDataPacket[]>('SELECT * FROM products WHERE id IN (?)', [
      productIds,
    ]);
    const [skuRows] = await reader.query<RowDataPacket[]>(
      'SELECT * FROM skus WHERE product_id IN (?) AND retired_at IS NULL ORDER BY product_id, sort, id',
      [productIds],
    );
    const [links] = await reader.query<RowDataPacket[]>(
      'SELECT product_id, category_id FROM product_categories WHERE product_id IN (?) ORDER BY category_id',
      [productIds],
    );
    return rows.map((row) => {
      const id = Number(row['id']);
      const skus: SkuRecord[] = skuRows.filter((sku) => Number(sku['product_id']) === id).map(skuOf);
      const categoryIds = links
        .filter((link) => Number(link['product_id']) === id)
        .map((link) => asId('category', Number(link['category_id'])));
      return productOf(row, skus, categoryIds);
    });
  }

  async allProductIds(): Promise<ProductId[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>('SELECT id FROM products ORDER BY id');
    return rows.map((row) => asId('product', Number(row['id'])));
  }

  async categories(): Promise<CategoryRecord[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT id, parent_id, name, icon_url, sort, allows_virtual FROM categories ORDER BY sort, id',
    );
    return rows.map(categoryOf);
  }

  /** Which on-shelf products stand directly in which category. */
  async categoryMembers(): Promise<{ categoryId: CategoryId; productId: number }[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT pc.category_id, pc.product_id FROM product_categories pc JOIN products p ON p.id = pc.product_id WHERE p.is_on_shelf = 1',
    );
    return rows.map((row) => ({
      categoryId: asId('category', Number(row['category_id'])),
      productId: Number(row['product_id']),
    }));
  }

  async shop(): Promise<ShopProfile | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT profile FROM shop_settings WHERE id = 1',
    );
    return rows[0] ? jsonOf<ShopProfile>(rows[0]['profile']) : null;
  }

  async freightTemplates(): Promise<FreightTemplate[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT name, rules FROM freight_templates',
    );
    return rows.map((row) => ({
      ...jsonOf<FreightTemplate>(row['rules']),
      freightTemplateId: String(row['name']),
    }));
  }
}
