import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../../modules/catalog/index.js';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { DescribeProduct } from '../../workflows/describe-product.js';
import { LabelPrices, withLabel } from '../../workflows/label-prices.js';
import { SearchShop } from '../../workflows/search-shop.js';

/** What everybody may browse. */
@Controller()
export class CatalogController {
  constructor(
    private readonly catalog: CatalogService,
    private readonly describe: DescribeProduct,
    private readonly labels: LabelPrices,
    private readonly search: SearchShop,
  ) {}

  @Endpoint('getShop')
  getShop(): Promise<Output<'getShop'>> {
    return this.search.shop();
  }

  @Endpoint('suggestSearch')
  async suggestSearch({ text }: Input<'suggestSearch'>): Promise<Output<'suggestSearch'>> {
    return { items: await this.search.suggest(text) };
  }

  @Endpoint('noteSearch')
  async noteSearch(input: Input<'noteSearch'>): Promise<Output<'noteSearch'>> {
    await this.search.note(input);
    return { ok: true };
  }

  @Endpoint('listCategories')
  async listCategories(): Promise<Output<'listCategories'>> {
    const [categories, sizes] = await Promise.all([this.catalog.categories(), this.catalog.categorySizes()]);
    return {
      items: categories.map(({ categoryId, parentId, name, iconUrl }) => ({
        id: formatId('category', categoryId),
        name,
        iconUrl,
        parentId: parentId && formatId('category', parentId),
        productCount: sizes.get(categoryId) ?? 0,
      })),
    };
  }

  @Endpoint('listProducts')
  async listProducts(input: Input<'listProducts'>, call: CallContext): Promise<Output<'listProducts'>> {
    const [page, label] = await Promise.all([
      this.describe.list(input, call.principal),
      this.labels.of(call.deviceId),
    ]);
    const likely = await this.search.likely(input, page.items.length);
    return { ...page, items: withLabel(page.items, label), likely };
  }

  @Endpoint('getProduct')
  async getProduct({ productId }: Input<'getProduct'>, call: CallContext): Promise<Output<'getProduct'>> {
    const [product, label] = await Promise.all([
      this.describe.one(productId, call.principal),
      this.labels.of(call.deviceId),
    ]);
    return label ? { ...product, priceLabel: label } : product;
  }
}
