import { Injectable } from '@nestjs/common';
import type { ReviewSummary } from '@yimai/shared/domain/review/review';
import { asId, type ProductId, type SkuId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Tx } from '../../platform/db/index.js';
import type {
  CategoryId,
  CategoryRecord,
  FreightTemplate,
  ProductDraft,
  ShopProfile,
  SkuDraft,
} from './catalog.types.js';
import { titleTerms } from './title-terms.js';

export interface ProductRow extends ProductDraft {
  productId: ProductId;
  minPriceFen: Fen;
  minMarketPriceFen: Fen | null;
}

export interface SkuRow extends SkuDraft {
  skuId: SkuId;
  productId: ProductId;
  specText: string;
  sort: number;
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

function columnsOf(row: ProductRow): Record<string, unknown> {
  return {
    title: row.title,
    subtitle: row.subtitle,
    images: json(row.images),
    selling_points: json(row.sellingPoints),
    detail: json(row.detail),
    specs: json(row.specs),
    tags: json(row.tags),
    unit: row.unit,
    role: row.role,
    freight_template: row.freightTemplate,
    is_returnable: row.isReturnable,
    kind: row.kind,
    doudian_shop_id: row.doudian?.shopId ?? null,
    doudian_product_id: row.doudian?.productId ?? null,
    commission: json(row.commission),
    min_price_fen: row.minPriceFen,
    min_market_price_fen: row.minMarketPriceFen,
    ...(row.sort === undefined ? {} : { sort: row.sort }),
    ...(row.isOnShelf === undefined ? {} : { is_on_shelf: row.isOnShelf }),
  };
}

/** The only file that writes the catalogue's tables. */
@Injectable()
export class CatalogWritesRepository {
  async insertProduct(tx: Tx, row: ProductRow, at: Date): Promise<void> {
    await tx.connection.query('INSERT INTO products SET ?', [
      {
        is_on_shelf: false,
        ...columnsOf(row),
        id: row.productId,
        max_commission_fen: 0,
        created_at: at,
        updated_at: at,
      },
    ]);
  }

  /** False: there is no such product. */
  async updateProduct(tx: Tx, row: ProductRow, at: Date): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>('UPDATE products SET ? WHERE id = ?', [
      { ...columnsOf(row), updated_at: at },
      row.productId,
    ]);
    return result.affectedRows === 1;
  }

  async lockProduct(tx: Tx, productId: ProductId): Promise<boolean> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id FROM products WHERE id = ? FOR UPDATE',
      [productId],
    );
    return rows.length === 1;
  }

  /** The virtual product's gates, read so that none of them can close before COMMIT; nothing for other goods. */
  async lockGates(tx: Tx, productId: ProductId): Promise<boolean[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      "SELECT c.allows_virtual FROM products p JOIN product_categories pc ON pc.product_id = p.id JOIN categories c ON c.id = pc.category_id WHERE p.id = ? AND p.kind = 'virtual' LOCK IN SHARE MODE",
      [productId],
    );
    return rows.map((row) => Boolean(row['allows_virtual']));
  }

  /** False: there is no such category. */
  async setGate(tx: Tx, categoryId: CategoryId, isOpen: boolean): Promise<boolean> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id FROM categories WHERE id = ? FOR UPDATE',
      [categoryId],
    );
    await tx.connection.query('UPDATE categories SET allows_virtual = ? WHERE id = ?', [isOpen, categoryId]);
    return rows.length === 1;
  }

  /** Takes the virtual goods of a category off the shelf. @returns which. */
  async withdrawVirtual(tx: Tx, categoryId: CategoryId, at: Date): Promise<ProductId[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      "SELECT p.id FROM products p JOIN product_categories pc ON pc.product_id = p.id WHERE pc.category_id = ? AND p.kind = 'virtual' AND p.is_on_shelf = 1 ORDER BY p.id FOR UPDATE",
      [categoryId],
    );
    const ids = rows.map((row) => asId('product', Number(row['id'])));
    if (ids.length > 0)
      await tx.connection.query('UPDATE products SET is_on_shelf = 0, updated_at = ? WHERE id IN (?)', [
        at,
        ids,
      ]);
    return ids;
  }

  /** Also the retired ones: their values may come back. */
  async skuKeys(tx: Tx, productId: ProductId): Promise<{ skuId: SkuId; specText: string }[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id, spec_text FROM skus WHERE product_id = ?',
      [productId],
    );
    return rows.map((row) => ({ skuId: asId('sku', Number(row['id'])), specText: String(row['spec_text']) }));
  }

  async upsertSkus(tx: Tx, rows: readonly SkuRow[]): Promise<void> {
    const values = rows.map((row) => [
      row.skuId,
      row.productId,
      json(row.specs),
      row.specText,
      row.priceFen,
      row.marketPriceFen,
      row.costFen,
      row.weightGrams,
      row.imageUrl,
      json(row.commission),
      row.doudianSkuId ?? null,
      row.sort,
    ]);
    await tx.connection.query(
      `INSERT INTO skus (id, product_id, specs, spec_text, price_fen, market_price_fen, cost_fen, weight_grams, image_url, commission, doudian_sku_id, sort) VALUES ?
       ON DUPLICATE KEY UPDATE specs = VALUES(specs), spec_text = VALUES(spec_text), price_fen = VALUES(price_fen), market_price_fen = VALUES(market_price_fen),
         cost_fen = VALUES(cost_fen), weight_grams = VALUES(weight_grams), image_url = VALUES(image_url), commission = VALUES(commission), doudian_sku_id = VALUES(doudian_sku_id), sort = VALUES(sort), retired_at = NULL`,
      [values],
    );
  }

  async retireSkus(tx: Tx, skuIds: readonly SkuId[], at: Date): Promise<void> {
    if (skuIds.length === 0) return;
    await tx.connection.query('UPDATE skus SET retired_at = ? WHERE id IN (?) AND retired_at IS NULL', [
      at,
      skuIds,
    ]);
  }

  async replaceCategories(
    tx: Tx,
    productId: ProductId,
    { categoryIds, isNew }: { categoryIds: readonly CategoryId[]; isNew: boolean },
  ): Promise<void> {
    if (!isNew) await tx.connection.query('DELETE FROM product_categories WHERE product_id = ?', [productId]);
    await tx.connection.query('INSERT INTO product_categories (category_id, product_id) VALUES ?', [
      [...new Set(categoryIds)].map((categoryId) => [categoryId, productId]),
    ]);
  }

  async setShelf(
    tx: Tx,
    productId: ProductId,
    { isOnShelf, at }: { isOnShelf: boolean; at: Date },
  ): Promise<void> {
    await tx.connection.query('UPDATE products SET is_on_shelf = ?, updated_at = ? WHERE id = ?', [
      isOnShelf,
      at,
      productId,
    ]);
  }

  /** After whatever changed the title or the shelf. */
  async refreshTerms(tx: Tx, productId: ProductId): Promise<void> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT title FROM products WHERE id = ? AND is_on_shelf = 1',
      [productId],
    );
    await tx.connection.query('DELETE FROM product_terms WHERE product_id = ?', [productId]);
    const terms = rows[0] ? titleTerms(String(rows[0]['title'])) : [];
    if (terms.length === 0) return;
    await tx.connection.query('INSERT INTO product_terms (product_id, position, term) VALUES ?', [
      terms.map(({ position, term }) => [productId, position, term]),
    ]);
  }

  async setMaxCommissions(
    tx: Tx,
    rows: readonly { productId: ProductId; maxCommissionFen: Fen }[],
  ): Promise<void> {
    const ids = rows.map((row) => row.productId);
    await tx.connection.query(
      'UPDATE products SET max_commission_fen = CAST(ELT(FIELD(id, ?), ?) AS SIGNED) WHERE id IN (?)',
      [ids, rows.map((row) => row.maxCommissionFen), ids],
    );
  }

  async setSold(tx: Tx, rows: readonly { productId: ProductId; units: number }[]): Promise<void> {
    const ids = rows.map((row) => row.productId);
    await tx.connection.query(
      'UPDATE products SET sold_count = sold_base + CAST(ELT(FIELD(id, ?), ?) AS SIGNED) WHERE id IN (?) ORDER BY id',
      [ids, rows.map((row) => row.units), ids],
    );
  }

  async setSoldBase(tx: Tx, rows: readonly { productId: ProductId; units: number }[]): Promise<void> {
    const ids = rows.map((row) => row.productId);
    const units = 'CAST(ELT(FIELD(id, ?), ?) AS SIGNED)';
    await tx.connection.query(
      `UPDATE products SET sold_count = sold_count - sold_base + ${units}, sold_base = ${units} WHERE id IN (?) ORDER BY id`,
      [ids, rows.map((row) => row.units), ids, rows.map((row) => row.units), ids],
    );
  }

  async insertCategory(tx: Tx, category: CategoryRecord): Promise<void> {
    const { categoryId, parentId, name, iconUrl, sort } = category;
    await tx.connection.query('INSERT INTO categories (id, parent_id, name, icon_url, sort) VALUES (?)', [
      [categoryId, parentId, name, iconUrl, sort],
    ]);
  }

  async saveShop(tx: Tx, profile: ShopProfile, at: Date): Promise<void> {
    await tx.connection.query(
      'INSERT INTO shop_settings (id, profile, updated_at) VALUES (1, ?, ?) ON DUPLICATE KEY UPDATE profile = VALUES(profile), updated_at = VALUES(updated_at)',
      [JSON.stringify(profile), at],
    );
  }

  async saveFreightTemplate(tx: Tx, template: FreightTemplate): Promise<void> {
    await tx.connection.query(
      'INSERT INTO freight_templates (name, rules) VALUES (?, ?) ON DUPLICATE KEY UPDATE rules = VALUES(rules)',
      [template.freightTemplateId, JSON.stringify(template)],
    );
  }

  async setReviews(tx: Tx, productId: ProductId, summary: ReviewSummary): Promise<void> {
    const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
    await tx.connection.query(
      'UPDATE products SET review_count = ?, good_review_count = ?, review_summary = ? WHERE id = ?',
      [sum(summary.stars), sum(summary.stars.slice(3)), JSON.stringify(summary), productId],
    );
  }
}
