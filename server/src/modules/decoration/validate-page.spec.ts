import { PageContent, type PageBlock } from '@yimai/shared/contracts/decoration-blocks';
import { defaultHome, emptyPage } from './default-pages.js';
import { referencesOf, validatePage, type PageFacts } from './validate-page.js';

const image = { url: '/files/u/a.jpg', width: 900, height: 400, placeholderColor: '#ffffff' };
const none = { to: 'none' } as const;
const picture = { image, title: '图', link: none };

const facts: PageFacts = {
  products: new Map([
    ['prd_1', { title: '茶', isOnShelf: true }],
    ['prd_2', { title: '旧茶', isOnShelf: false }],
  ]),
  categories: new Set(['cat_1']),
  coupons: new Set(['cpn_1']),
  topics: new Set(['autumn']),
};
const shelf: PageBlock = {
  id: 'shelf1',
  type: 'shelf',
  title: '货架',
  note: '',
  layout: 'row',
  source: { by: 'manual', productIds: ['prd_1'] },
  isRanked: false,
  more: none,
};
const flash: PageBlock = {
  id: 'flash1',
  type: 'flash',
  title: '限时',
  couponId: 'cpn_1',
  productIds: ['prd_1'],
};
const banner = (items: (typeof picture)[]): PageBlock => ({
  id: 'banner',
  type: 'banner',
  items,
  isBeside: false,
});
const linked = (link: PageBlock & { type: 'title' } extends { more: infer L } ? L : never): PageBlock => ({
  id: 'title1',
  type: 'title',
  title: '标题',
  note: '',
  more: link,
});

const page = (...blocks: PageBlock[]): PageContent => ({ ...emptyPage('页'), blocks });
const said = (...blocks: PageBlock[]): string[] =>
  validatePage(page(...blocks), facts).map(({ level, message }) => `${level}: ${message}`);

describe('a page before it is published', () => {
  it.each<[string, PageBlock]>([
    ['a shelf', shelf],
    ['a banner', banner([picture])],
    ['a flash', flash],
    ['a link to a topic on show', linked({ to: 'topic', slug: 'autumn' })],
    ['an empty choice of coupons: all', { id: 'c000', type: 'coupons', title: '', note: '', couponIds: [] }],
    ['a spacer', { id: 's000', type: 'spacer', height: 20, divider: 'none' }],
  ])('may have %s', (_, block) => {
    expect(said(block)).toEqual([]);
  });

  it.each<[string, PageBlock, string]>([
    ['a banner without pictures', banner([]), 'error: 第 1 个模块「轮播图」：至少需要一张图片'],
    [
      'a slot without picture',
      banner([{ ...picture, image: null as never }]),
      'error: 第 1 个模块「轮播图」：第 1 张图片还没有上传',
    ],
    [
      'a picture without words',
      banner([{ ...picture, title: '' }]),
      'warning: 第 1 个模块「轮播图」：第 1 张图片没有说明，视障用户将听不到内容',
    ],
    [
      'pictures of different shapes',
      banner([picture, { ...picture, image: { ...image, height: 900 } }]),
      'warning: 第 1 个模块「轮播图」：图片的宽高比不一致，将按第一张裁剪',
    ],
    [
      'a shelf without goods',
      { ...shelf, source: { by: 'manual', productIds: [] } },
      'error: 第 1 个模块「商品货架」：还没有选择商品',
    ],
    [
      'a shelf of what is gone',
      { ...shelf, source: { by: 'manual', productIds: ['prd_2', 'prd_9'] } },
      'error: 第 1 个模块「商品货架」：选择的商品都已下架或不存在',
    ],
    [
      'a shelf partly gone',
      { ...shelf, source: { by: 'manual', productIds: ['prd_1', 'prd_2'] } },
      'warning: 第 1 个模块「商品货架」：商品「旧茶」已下架，将不会展示',
    ],
    [
      'a category that is gone',
      { ...shelf, source: { by: 'category', categoryId: 'cat_9', limit: 4 } },
      'error: 第 1 个模块「商品货架」：选择的分类不存在',
    ],
    [
      'a flash without coupon',
      { ...flash, couponId: '' },
      'error: 第 1 个模块「限时优惠」：还没有选择优惠券',
    ],
    [
      'a flash whose coupon ended',
      { ...flash, couponId: 'cpn_9' },
      'error: 第 1 个模块「限时优惠」：选择的优惠券已结束或不存在',
    ],
    [
      'a cube with a hole',
      { id: 'cube', type: 'cube', layout: 'three', cells: [picture, picture] },
      'error: 第 1 个模块「图片魔方」：这个布局需要 3 张图片，现在有 2 张',
    ],
    [
      'a title without words',
      { ...linked(none), title: '' } as PageBlock,
      'error: 第 1 个模块「标题」：标题不能为空',
    ],
    [
      'a link to a topic nobody sees',
      linked({ to: 'topic', slug: 'spring' }),
      'error: 第 1 个模块「标题」：跳转的专题「spring」尚未发布',
    ],
    [
      'a link to goods off the shelf',
      linked({ to: 'product', productId: 'prd_2' }),
      'warning: 第 1 个模块「标题」：跳转的商品「旧茶」已下架',
    ],
    [
      'a link to nothing',
      linked({ to: 'category', categoryId: 'cat_7' }),
      'error: 第 1 个模块「标题」：跳转的分类不存在',
    ],
    [
      'a film without cover',
      { id: 'video', type: 'video', url: '/files/u/a.mp4', cover: null, title: '' },
      'error: 第 1 个模块「视频」：还没有上传封面',
    ],
    [
      'few shortcuts',
      { id: 'short', type: 'shortcuts', source: 'manual', items: [picture, picture] },
      'error: 第 1 个模块「分类导航」：自定义入口至少需要 4 个',
    ],
    [
      'an empty text',
      { id: 'text', type: 'text', nodes: [{ kind: 'paragraph', text: '' }] },
      'error: 第 1 个模块「图文」：还没有内容',
    ],
    [
      'a notice without words',
      { id: 'notice', type: 'notice', items: [{ text: '', link: none }] },
      'error: 第 1 个模块「公告」：第 1 条公告没有文字',
    ],
  ])('is told of %s', (_, block, message) => {
    expect(said(block)).toEqual([message]);
  });

  it('needs a name, blocks of different numbers, and the endless list at the end', () => {
    const feed: PageBlock = { id: 'feed', type: 'feed', title: '', note: '', sort: 'recommended' };
    expect(validatePage({ ...emptyPage(''), blocks: [] }, facts).map(({ message }) => message)).toEqual([
      '页面标题不能为空',
      '页面还没有任何模块',
    ]);
    expect(said(shelf, shelf)).toEqual(['error: 模块编号重复，请删除后重新添加']);
    expect(said(feed, shelf)).toEqual(['error: 第 1 个模块「猜你喜欢」：会一直向下加载，只能放在最后']);
    expect(said(shelf, feed)).toEqual([]);
  });

  it('counts blocks as people do, and names them for the editor', () => {
    const [issue] = validatePage(page(shelf, banner([])), facts);
    expect(issue).toMatchObject({
      blockIndex: 1,
      blockId: 'banner',
      message: expect.stringMatching(/^第 2 个/),
    });
  });

  it('is looked up with everything it mentions, once', () => {
    expect(
      referencesOf(
        page(shelf, flash, linked({ to: 'category', categoryId: 'cat_1' }), { ...shelf, id: 'shelf2' }),
      ),
    ).toEqual({ productIds: ['prd_1'], categoryIds: ['cat_1'], couponIds: ['cpn_1'] });
  });

  it('is fine as a new shop gets it', () => {
    expect(validatePage(defaultHome(), facts)).toEqual([]);
    expect(PageContent.parse(defaultHome())).toEqual(defaultHome());
  });
});
