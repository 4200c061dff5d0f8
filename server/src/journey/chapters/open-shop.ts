import type { World } from '../world.js';

const ZERO = '#eeeeee';
/** Development accounts of a new installation; refused in production. */
const PASSWORD = 'yimai-demo-2026';

interface Offer {
  key: string;
  title: string;
  priceFen: number;
  costFen: number;
}

/** Costs leave the 50 % cap room, so that the golden numbers show the rates and not the cap. */
const OFFERS: readonly Offer[] = [
  { key: 'tea', title: '明前龙井礼盒', priceFen: 29_900, costFen: 10_000 },
  { key: 'cup', title: '手作白瓷盖碗', priceFen: 9_900, costFen: 3_000 },
  { key: 'nuts', title: '每日坚果 30 包', priceFen: 10_000, costFen: 4_000 },
];

/** The merchant opens a shop through the console API. */
export async function openShop(world: World): Promise<void> {
  const { story, owner } = world;
  story.chapter('开店');
  for (const [person, username] of [
    [world.owner, 'owner'],
    [world.finance, 'finance'],
    [world.warehouse, 'warehouse'],
  ] as const) {
    person.use((await person.api.loginStaff({ username, password: PASSWORD })).accessToken);
  }
  const category = await owner.api.createCategory({ name: '茶与生活' });
  for (const offer of OFFERS) {
    const product = await owner.api.createProduct({
      title: offer.title,
      categoryIds: [category.id],
      images: [{ url: '/files/journey.jpg', width: 900, height: 900, placeholderColor: ZERO }],
      detail: [{ type: 'paragraph', text: offer.title }],
      specs: [],
      skus: [{ specs: [], priceFen: offer.priceFen, costFen: offer.costFen, stock: 100, weightGrams: 500 }],
      freightTemplate: '全国包邮',
    });
    await owner.api.setShelf({ productId: product.id, isOnShelf: true });
    const sku = product.skus[0];
    if (!sku) throw new Error('a product without a SKU');
    world.goods[offer.key] = {
      productId: product.id,
      skuId: sku.id,
      priceFen: offer.priceFen,
      title: offer.title,
    };
  }
  const { current } = await owner.api.getPolicy();
  story.expect('default policy', [current.preset, current.paidLevels], ['15-8', 2]);
  story.tell(`上架 ${OFFERS.length} 件商品；佣金方案：一级 15%，二级 8%（第 ${current.version} 版）`);
}
