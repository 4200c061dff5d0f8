import type { BlockLink, PageBlock, PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { DEMO_COVERS, DEMO_TILES } from '../catalogue/decor.js';
import { DEMO_BANNERS, DEMO_SHOP } from '../catalogue/shop.js';
import type { DemoBanner } from '../catalogue/types.js';
import type { ShopImage } from './pictures.js';

/** Wire ids and pictures by the names of the catalogue. */
export interface PageParts {
  product: (slug: string) => string;
  category: (slug: string) => string;
  coupon: (slug: string) => string;
  /** By key, and by kind where a product has several. */
  image: (key: string, kind?: 'hero' | 'scene' | 'flatlay') => ShopImage;
  film: (product: string) => string | null;
}

const none: BlockLink = { to: 'none' };
const topic = (slug: string): BlockLink => ({ to: 'topic', slug });

type Unnamed<B> = B extends PageBlock ? Omit<B, 'id'> : never;

function page(
  head: Omit<PageContent, 'blocks'>,
  blocks: readonly (Unnamed<PageBlock> | null)[],
): PageContent {
  const present = blocks.filter((block) => block !== null);
  return {
    ...head,
    blocks: present.map((block, at) => ({ ...block, id: `demo${String(at).padStart(2, '0')}` }) as PageBlock),
  };
}

/** The pages of the demo shop, block by block, as its staff would build them. */
export class PageContents {
  constructor(private readonly parts: PageParts) {}

  home(): PageContent {
    return page({ title: '首页', tone: 'paper', share: { title: '', image: null } }, [
      { type: 'banner', items: DEMO_BANNERS.map((banner) => this.banner(banner)), isBeside: true },
      { type: 'shortcuts', source: 'categories', items: [] },
      { type: 'notice', items: this.news() },
      {
        type: 'promises',
        items: [
          { icon: 'truck', text: '48 小时发货' },
          { icon: 'return', text: '七天无理由' },
          { icon: 'shield', text: '官方支付' },
          { icon: 'receipt', text: '佣金可查' },
        ],
      },
      { type: 'coupons', title: '优惠领取', note: '下单自动抵扣', couponIds: [] },
      {
        type: 'flash',
        title: '限时优惠',
        couponId: this.parts.coupon('flash'),
        productIds: this.products(
          'dandong-strawberry',
          'spring-green-tea',
          'mountain-nut-gift',
          'soy-candle',
          'fresh-bouquet',
          'custard-mooncake',
        ),
      },
      {
        type: 'cube',
        layout: 'three',
        cells: [
          this.tile('tea', topic('tea-season')),
          this.tile('gift', topic('gift-guide')),
          this.tile('lamp', topic('lamplight')),
        ],
      },
      this.row('大家都在买', '近期成交靠前', 'sales'),
      this.ranking('茶饮热销榜', 'tea', 6),
      this.row('新品上架', '买手刚刚选入', 'newest'),
      {
        type: 'recruit',
        title: '好物同享，一脉相连',
        text: '免费加入，成交才有佣金，每一笔都看得见',
        button: '了解规则',
        image: this.parts.image('brand/partner'),
      },
      { type: 'feed', title: '为你推荐', note: '好物有源，分享有脉', sort: 'recommended' },
    ]);
  }

  teaSeason(): PageContent {
    const film = this.parts.film('orange-juice');
    return page(this.head('茶季专题', 'fresh', 'tea-season'), [
      this.cover('tea-season'),
      {
        type: 'text',
        nodes: [
          { kind: 'heading', text: '守时，是茶的规矩' },
          {
            kind: 'paragraph',
            text: '绿茶赶在谷雨前，桂花要等头茬开，陈皮得让年份自己走。买手沿着山场一路喝过去，把今年留得下来的几款放在这里。',
          },
          { kind: 'quote', text: '水到九十度，人到闲下来，茶才刚刚好。' },
        ],
      },
      this.shelf('今年的两款', '买手自留', {
        layout: 'big',
        slugs: ['spring-green-tea', 'osmanthus-oolong'],
      }),
      { type: 'spacer', height: 64, divider: 'seal' },
      {
        type: 'title',
        title: '顺手的器',
        note: '一壶一盏',
        more: { to: 'category', categoryId: this.parts.category('kitchen') },
      },
      {
        type: 'cube',
        layout: 'two',
        cells: [
          this.goods('rouge-teapot', 'scene', '胭脂釉手作茶壶'),
          this.goods('acacia-honey', 'scene', '洋槐蜂蜜，配茶正好'),
        ],
      },
      {
        type: 'text',
        nodes: [
          { kind: 'heading', text: '冷泡三步' },
          {
            kind: 'points',
            items: ['凉开水 500ml，茶包两枚', '冰箱冷藏四小时，隔夜更甜', '饮前轻摇，花香先到'],
          },
        ],
      },
      film
        ? {
            type: 'video',
            url: film,
            cover: this.parts.image('product/orange-juice', 'scene'),
            title: '不喝茶的下午，一杯冷的',
          }
        : null,
      this.shelf('一起带走', '口粮与小食', {
        layout: 'list',
        slugs: ['tangerine-puer', 'jasmine-milk-tea', 'butter-cookie', 'nougat-candy'],
      }),
      { type: 'coupons', title: '先领券', note: '全场通用', couponIds: [] },
      {
        type: 'shelf',
        title: '全部茶饮',
        note: '',
        layout: 'grid',
        source: { by: 'category', categoryId: this.parts.category('tea'), limit: 10 },
        isRanked: false,
        more: { to: 'category', categoryId: this.parts.category('tea') },
      },
    ]);
  }

  giftGuide(): PageContent {
    const to = (slug: string): BlockLink => ({ to: 'category', categoryId: this.parts.category(slug) });
    return page(this.head('送礼指南', 'festive', 'gift-guide'), [
      this.cover('gift-guide'),
      {
        type: 'text',
        nodes: [{ kind: 'paragraph', text: '送礼难在开头：送给谁。从这里进，每一栏都只放我们自己送过的。' }],
      },
      {
        type: 'cube',
        layout: 'four',
        cells: [
          this.tile('for-elders', to('tea')),
          this.tile('for-love', to('beauty')),
          this.tile('for-kids', to('kids')),
          this.tile('for-friends', to('snack')),
        ],
      },
      this.shelf('百元心意', '体面，也不为难', {
        layout: 'grid',
        slugs: ['spring-green-tea', 'soy-candle', 'silk-fan', 'butter-cookie'],
      }),
      this.shelf('送得出手的礼盒', '可分送多地址', {
        layout: 'big',
        slugs: ['festival-gift-box', 'mountain-nut-gift'],
      }),
      this.ranking('礼物热销榜', 'gift', 5),
      {
        type: 'promises',
        items: [
          { icon: 'gift', text: '礼盒包装' },
          { icon: 'clock', text: '可约送达日' },
          { icon: 'service', text: '代写贺卡' },
        ],
      },
      { type: 'notice', items: [{ text: '中秋、春节前两周订单较多，建议提前一周下单', link: none }] },
      this.row('还在犹豫？看看新品', '', 'newest'),
    ]);
  }

  lamplight(): PageContent {
    return page(this.head('灯下小物', 'night', 'lamplight'), [
      this.cover('lamplight'),
      {
        type: 'text',
        nodes: [
          { kind: 'heading', text: '把白天放下' },
          {
            kind: 'paragraph',
            text: '一盏纸灯，一支慢慢烧的蜡烛，一本只写给自己的本子。晚上九点以后，房间应该暗一点。',
          },
        ],
      },
      this.shelf('', '', { layout: 'big', slugs: ['paper-lantern', 'soy-candle'] }),
      { type: 'spacer', height: 48, divider: 'line' },
      this.shelf('手边的东西', '', {
        layout: 'list',
        slugs: ['linen-journal', 'mantel-clock', 'dark-chocolate', 'rose-hydrosol'],
      }),
      {
        type: 'cube',
        layout: 'one',
        cells: [
          {
            image: this.parts.image('banner/osmanthus'),
            title: '秋日一盏，桂花开',
            link: topic('tea-season'),
          },
        ],
      },
    ]);
  }

  private head(title: string, tone: PageContent['tone'], cover: string): Omit<PageContent, 'blocks'> {
    return {
      title,
      tone,
      share: { title: `${title} · ${DEMO_SHOP.name}`, image: this.parts.image(`banner/${cover}`) },
    };
  }

  private banner({ slug, headline, target }: DemoBanner) {
    return { image: this.parts.image(`banner/${slug}`), title: headline, link: this.link(target) };
  }

  private cover(slug: string): Unnamed<PageBlock> {
    const cover = DEMO_COVERS.find((each) => each.slug === slug);
    return {
      type: 'banner',
      items: [{ image: this.parts.image(`banner/${slug}`), title: cover?.headline ?? '', link: none }],
      isBeside: false,
    };
  }

  private link(target: DemoBanner['target']): BlockLink {
    switch (target.kind) {
      case 'category':
        return { to: 'category', categoryId: this.parts.category(target.category) };
      case 'product':
        return { to: 'product', productId: this.parts.product(target.product) };
      case 'topic':
        return topic(target.topic);
      case 'recruit':
        return { to: 'apply' };
    }
  }

  private tile(slug: string, link: BlockLink) {
    const tile = DEMO_TILES.find((each) => each.slug === slug);
    return { image: this.parts.image(`tile/${slug}`), title: `${tile?.headline}，${tile?.subline}`, link };
  }

  private goods(slug: string, kind: 'hero' | 'scene', title: string) {
    const link: BlockLink = { to: 'product', productId: this.parts.product(slug) };
    return { image: this.parts.image(`product/${slug}`, kind), title, link };
  }

  private news() {
    const [gift = '', freight = '', fresh = ''] = DEMO_SHOP.announcements;
    return [
      { text: gift, link: { to: 'coupons' } as const },
      { text: fresh, link: { to: 'category', categoryId: this.parts.category('fresh') } as const },
      { text: freight, link: none },
    ];
  }

  private products(...slugs: string[]): string[] {
    return slugs.map((slug) => this.parts.product(slug));
  }

  private row(title: string, note: string, rule: 'sales' | 'newest'): Unnamed<PageBlock> {
    return {
      type: 'shelf',
      title,
      note,
      layout: 'row',
      source: { by: 'rule', rule, limit: 10 },
      isRanked: rule === 'sales',
      more: { to: 'sort', sort: rule },
    };
  }

  private shelf(
    title: string,
    note: string,
    { layout, slugs }: { layout: 'grid' | 'list' | 'big'; slugs: readonly string[] },
  ): Unnamed<PageBlock> {
    const source = { by: 'manual' as const, productIds: this.products(...slugs) };
    return { type: 'shelf', title, note, layout, source, isRanked: false, more: none };
  }

  private ranking(title: string, category: string, limit: number): Unnamed<PageBlock> {
    const categoryId = this.parts.category(category);
    return { type: 'ranking', title, note: '近期成交靠前', rule: 'sales', categoryId, limit };
  }
}
