import type { ProductId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../test/factories/shop.js';
import { CatalogService, type ProductQuery } from '../modules/catalog/index.js';
import { DescribeProduct } from './describe-product.js';
import { RankByCommission } from './rank-by-commission.js';

const refusal = (code: string) => expect.objectContaining({ code });
const ANYONE = { kind: 'anonymous' } as const;

describe('the catalogue', () => {
  let shop: TestShop;
  let catalog: CatalogService;

  beforeAll(async () => {
    shop = await aShop();
    catalog = shop.context.get(CatalogService);
  });
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  async function titles(query: Partial<ProductQuery>): Promise<string[]> {
    const page = await catalog.listOnShelf({ sort: 'recommended', limit: 50, ...query });
    return page.items.map((product) => product.title);
  }

  it.each(['recommended', 'sales', 'newest', 'price-asc', 'price-desc', 'commission'] as const)(
    'pages through %s without losing or repeating anything, however many tie',
    async (sort) => {
      const expected: ProductId[] = [];
      for (let index = 0; index < 11; index += 1)
        expected.push((await shop.product({ priceFen: 1000 + 100 * (index % 2) })).productId);
      await shop.context.get(RankByCommission).refresh(expected);
      const seen: ProductId[] = [];
      let cursor: string | undefined;
      do {
        const page = await catalog.listOnShelf({ sort, limit: 3, cursor });
        seen.push(...page.items.map((product) => product.productId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(11);
      expect(new Set(seen)).toEqual(new Set(expected));
    },
  );

  it('orders by price, by the merchant and by commission', async () => {
    const dear = await shop.product({ title: '贵', priceFen: 30000, sort: 2 });
    const cheap = await shop.product({ title: '便宜', priceFen: 900, sort: 3 });
    const middle = await shop.product({ title: '中', priceFen: 9900, sort: 1 });
    await shop.context.get(RankByCommission).refresh([dear, cheap, middle].map(({ productId }) => productId));
    expect(await titles({ sort: 'price-asc' })).toEqual(['便宜', '中', '贵']);
    expect(await titles({ sort: 'commission' })).toEqual(['贵', '中', '便宜']);
    expect(await titles({ sort: 'recommended' })).toEqual(['中', '贵', '便宜']);
  });

  it('finds words in title, subtitle and tags, and takes wildcards literally', async () => {
    await shop.product({ title: '桂花乌龙 100% 原叶', tags: ['秋茶'] });
    await shop.product({ title: '草莓_礼盒' });
    expect(await titles({ keyword: '乌龙' })).toHaveLength(1);
    expect(await titles({ keyword: '秋茶' })).toHaveLength(1);
    expect(await titles({ keyword: '手工 草莓' })).toHaveLength(1);
    expect(await titles({ keyword: '100%' })).toHaveLength(1);
    expect(await titles({ keyword: '%' })).toHaveLength(1);
    expect(await titles({ keyword: '_' })).toHaveLength(1);
    expect(await titles({ keyword: '没有' })).toEqual([]);
  });

  it('includes the children of a category, and counts a product once', async () => {
    const category = (name: string, parentId: Parameters<CatalogService['createCategory']>[1]['parentId']) =>
      shop.context.inTx((tx) => catalog.createCategory(tx, { name, parentId, iconUrl: '', sort: 1 }));
    const parent = await category('茶', null);
    const child = await category('乌龙', parent.categoryId);
    await shop.product({ title: '两处', categoryIds: [parent.categoryId, child.categoryId] });
    await shop.product({ title: '子类', categoryIds: [child.categoryId] });
    await shop.product({ title: '别处' });
    expect(new Set(await titles({ categoryId: parent.categoryId }))).toEqual(new Set(['两处', '子类']));
    expect((await catalog.categorySizes()).get(parent.categoryId)).toBe(2);
  });

  it('hides what is off the shelf from lists at once, and still explains an old link', async () => {
    const { productId } = await shop.product();
    expect(await titles({})).toHaveLength(1);
    await shop.context.inTx((tx) => catalog.setShelf(tx, { productId, isOnShelf: false }));
    expect(await titles({})).toEqual([]);
    const view = await shop.context.get(DescribeProduct).one(productId, ANYONE);
    expect(view.isOnShelf).toBe(false);
  });

  it('shows the commission to whom the shop shows it, as the engine computes it', async () => {
    const { productId } = await shop.product({ priceFen: 10000 });
    const describeProduct = shop.context.get(DescribeProduct);
    // 15-8 without a known cost: both levels together are capped at 30 % of the net amount, so 15 % stays.
    expect((await describeProduct.one(productId, ANYONE)).commission).toEqual({
      minFen: 1500,
      maxFen: 1500,
      minRateBps: 1500,
      maxRateBps: 1500,
    });
    // The rate is the policy's, not worked back from ¥4.49 of ¥29.90.
    const odd = await shop.product({ priceFen: 2990 });
    expect((await describeProduct.one(odd.productId, ANYONE)).commission).toEqual({
      minFen: 449,
      maxFen: 449,
      minRateBps: 1500,
      maxRateBps: 1500,
    });
    const profile = await catalog.shop();
    await shop.context.inTx((tx) =>
      catalog.saveShop(tx, { ...profile, commissionDisclosure: 'distributors' }),
    );
    const hidden = await describeProduct.one(productId, ANYONE);
    expect(hidden.commission).toBeNull();
    expect(hidden.commissionNote).toBeNull();
    expect(hidden.skus[0]?.commissionFen).toBeNull();
  });

  it('retires removed SKUs, revives them by their values, and refuses nonsense', async () => {
    const { productId, skuId } = await shop.product();
    const product = await catalog.freshProduct(productId);
    const [sku] = product.skus;
    if (!sku) throw new Error('the product has one SKU');
    const draft = {
      ...product,
      role: 'profit' as const,
      specs: [{ name: '规格', values: ['大', '小'] }],
      skus: ['大', '小'].map((size) => ({ ...sku, specs: [size] })),
    };
    const update = (changes: Partial<typeof draft>) =>
      shop.context.inTx((tx) => catalog.updateProduct(tx, { ...draft, ...changes, productId }));
    const first = await update({});
    expect(first.skus.map(({ isNew }) => isNew)).toEqual([true, true]);
    expect((await catalog.skusForSale([skuId])).get(skuId)?.isOnShelf).toBe(false);
    await update({ skus: draft.skus.slice(0, 1) });
    const revived = await update({});
    expect(revived.skus.map((saved) => saved.skuId)).toEqual(first.skus.map((saved) => saved.skuId));
    await expect(update({ skus: [{ ...sku, specs: ['中'] }] })).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(update({ skus: [...draft.skus, ...draft.skus] })).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(update({ freightTemplate: '没有' })).rejects.toEqual(refusal('INVALID_INPUT'));
  });
});
