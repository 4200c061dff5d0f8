import { Injectable } from '@nestjs/common';
import type { ProductId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../platform/db/index.js';
import { CatalogRepository } from './catalog.repository.js';
import type { CategoryRecord, FreightTemplate, ProductRecord, ShopProfile } from './catalog.types.js';

const TTL_MS = 5_000;

interface Settings {
  categories: CategoryRecord[];
  freight: FreightTemplate[];
  shop: { profile: ShopProfile | null };
}

/**
 * What the storefront reads all the time. Writes of this process are seen at once, those of others after five seconds.
 * Nothing that decides about an order's goods reads it: `skusForSale` always asks the database.
 */
@Injectable()
export class CatalogCache {
  private readonly productsById = new LRUCache<ProductId, ProductRecord>({ max: 5_000, ttl: TTL_MS });
  private readonly settings = new LRUCache<keyof Settings, Settings[keyof Settings]>({ max: 3, ttl: TTL_MS });

  /** Grows with what a merchant changes; for those who keep more than one product. */
  edition = 0;

  constructor(private readonly repository: CatalogRepository) {}

  /** In the order asked for; unknown ids are left out. */
  async products(productIds: readonly ProductId[]): Promise<ProductRecord[]> {
    const found = new Map<ProductId, ProductRecord>();
    for (const id of productIds) {
      const known = this.productsById.get(id);
      if (known) found.set(id, known);
    }
    const missing = productIds.filter((id) => !found.has(id));
    for (const product of await this.repository.products(missing)) {
      found.set(product.productId, product);
      this.productsById.set(product.productId, product);
    }
    return productIds.flatMap((id) => found.get(id) ?? []);
  }

  categories(): Promise<CategoryRecord[]> {
    return this.setting('categories', () => this.repository.categories());
  }

  freightTemplates(): Promise<FreightTemplate[]> {
    return this.setting('freight', () => this.repository.freightTemplates());
  }

  async shop(): Promise<ShopProfile | null> {
    const { profile } = await this.setting('shop', async () => ({ profile: await this.repository.shop() }));
    return profile;
  }

  /** After commit, so that nobody reads the old row back in. */
  forgetProducts(tx: Tx, productIds: readonly ProductId[]): void {
    tx.afterCommit(() => productIds.forEach((id) => this.productsById.delete(id)));
  }

  /** The same after a merchant's change, which also decides what lists show. Sales and reviews come by the second. */
  forgetEdited(tx: Tx, productIds: readonly ProductId[]): void {
    this.forgetProducts(tx, productIds);
    tx.afterCommit(() => (this.edition += 1));
  }

  forgetSettings(tx: Tx): void {
    tx.afterCommit(() => {
      this.settings.clear();
      this.edition += 1;
    });
  }

  private async setting<K extends keyof Settings>(
    name: K,
    load: () => Promise<Settings[K]>,
  ): Promise<Settings[K]> {
    const known = this.settings.get(name) as Settings[K] | undefined;
    if (known) return known;
    const value = await load();
    this.settings.set(name, value);
    return value;
  }
}
