import { Suspense, type ComponentType } from 'react';
import type { Block as PageBlock, Coupon, ProductSummary } from '@/features/decoration/api';
import { RENDERERS } from '@/features/decoration/renderers';
import { clock } from '@/platform/clock';
import { Block } from './block';
import { picture } from './picture';

const none = { to: 'none' } as const;
const SQUARE = [900, 900] as const;
const WIDE = [1125, 480] as const;
const image = (color: string, [width, height]: readonly [number, number] = SQUARE) => ({
  url: picture(color, width, height),
  width,
  height,
  placeholderColor: color,
});
const cell = (color: string, title: string, size: readonly [number, number] = SQUARE) => ({
  image: image(color, size),
  title,
  link: { to: 'coupons' } as const,
});
const GOODS = ['#7f9a6c', '#b78f72', '#d98a3d', '#8d7d86', '#6e5244', '#5f7f8c'].map(
  (color, at): ProductSummary => ({
    id: `prd_${at + 1}`,
    title:
      ['明前西湖龙井 特级 50g 罐装', '手工陶瓷茶杯', '赣南脐橙 家庭装', '羊毛围巾', '小粒咖啡豆', '青瓷香插'][
        at
      ] ?? '',
    subtitle: '产地直发，当季新制',
    image: image(color),
    priceFen: 16_800 - at * 2_300,
    marketPriceFen: at % 2 ? null : 22_800,
    soldCount: 12_000 - at * 2_400,
    tags: at === 0 ? ['甄选'] : [],
    commission: null,
    isSoldOut: at === 3,
  }),
);
const coupon = (at: number, state: Coupon['state']): Coupon => ({
  id: `cpn_${at}`,
  title: '满 129 减 25',
  thresholdFen: at % 2 ? 0 : 12_900,
  discountFen: 2_500 + at * 1_000,
  startsAt: clock.now().toISOString(),
  endsAt: new Date(clock.now().getTime() + (at + 1) * 40 * 3_600_000).toISOString(),
  state,
  remaining: null,
});
const shelf = (layout: 'row' | 'grid' | 'list' | 'big', isRanked = false) =>
  ({ type: 'shelf', title: `货架 ${layout}`, note: '近期成交靠前', layout, isRanked, more: none }) as const;
const cube = (
  layout: 'one' | 'two' | 'three' | 'four',
  count: number,
  size = SQUARE as readonly [number, number],
) => ({
  type: 'cube' as const,
  layout,
  cells: Array.from({ length: count }, (_, at) =>
    cell(['#7f9a6c', '#b78f72', '#d98a3d', '#8d7d86'][at] ?? '', `第 ${at + 1} 张`, size),
  ),
});

/** Without ids: each stands alone. */
const BLOCKS: readonly [string, Record<string, unknown>][] = [
  [
    '轮播图',
    {
      type: 'banner',
      isBeside: true,
      items: [cell('#c2301c', '甲', WIDE), cell('#22664e', '乙', WIDE), cell('#7d5518', '丙', WIDE)],
    },
  ],
  [
    '分类导航',
    {
      type: 'shortcuts',
      items: GOODS.map(({ title, image: { url } }) => ({ title, imageUrl: url, link: none })).concat(
        GOODS.slice(0, 4).map(({ title, image: { url } }) => ({ title, imageUrl: url, link: none })),
      ),
    },
  ],
  [
    '公告',
    {
      type: 'notice',
      items: [
        { text: '新客注册即领满 99 减 20 礼券', link: { to: 'coupons' } },
        { text: '很长的公告要在一行里省略，因为首屏的每一行都很贵，读完它要点进去看', link: none },
      ],
    },
  ],
  [
    '服务承诺',
    {
      type: 'promises',
      items: (['truck', 'return', 'shield', 'receipt', 'clock'] as const).map((icon) => ({
        icon,
        text: '四十八小时',
      })),
    },
  ],
  [
    '优惠券',
    {
      type: 'coupons',
      title: '优惠领取',
      note: '下单自动抵扣',
      coupons: [
        coupon(0, 'claimable'),
        coupon(1, 'claimed'),
        coupon(2, 'sold-out'),
        coupon(3, 'not-started'),
      ],
    },
  ],
  [
    '限时优惠，临近结束',
    { type: 'flash', title: '限时优惠', coupon: coupon(0, 'claimable'), products: GOODS },
  ],
  ['限时优惠，尚早', { type: 'flash', title: '限时优惠', coupon: coupon(7, 'claimed'), products: GOODS }],
  ['货架：横滑与名次', { ...shelf('row', true), products: GOODS }],
  ['货架：双列', { ...shelf('grid'), products: GOODS.slice(0, 4) }],
  ['货架：列表', { ...shelf('list', true), products: GOODS.slice(0, 4) }],
  ['货架：大图', { ...shelf('big'), products: GOODS.slice(0, 2) }],
  ['魔方：单图', cube('one', 1, WIDE)],
  ['魔方：左右', cube('two', 2)],
  ['魔方：左一右二', cube('three', 3)],
  ['魔方：四宫格', cube('four', 4)],
  ['标题', { type: 'title', title: '顺手的器', note: '一壶一盏', more: { to: 'home' } }],
  [
    '图文',
    {
      type: 'text',
      nodes: [
        { kind: 'heading', text: '守时，是茶的规矩' },
        {
          kind: 'paragraph',
          text: '绿茶赶在谷雨前，桂花要等头茬开，陈皮得让年份自己走。买手沿着山场一路喝过去，把今年留得下来的几款放在这里。',
        },
        { kind: 'quote', text: '水到九十度，人到闲下来，茶才刚刚好。' },
        { kind: 'points', items: ['凉开水 500ml', '冷藏四小时'] },
        { kind: 'image', image: image('#7f9a6c', [900, 500]), caption: '山场' },
      ],
    },
  ],
  ['间隔', { type: 'spacer', height: 80, divider: 'seal' }],
  [
    '招募',
    {
      type: 'recruit',
      title: '好物同享，一脉相连',
      text: '成交才有佣金，每一笔都看得见',
      button: '了解规则',
      image: image('#7d5518'),
    },
  ],
  ['排行榜', { type: 'ranking', title: '热销榜', note: '', more: { to: 'home' }, products: GOODS }],
  [
    '视频',
    { type: 'video', url: '/files/none.mp4', cover: image('#6e5244', [900, 600]), title: '从山场到茶盏' },
  ],
];

/** Every kind of block that a merchant builds pages of. */
export function DecorationSection() {
  return (
    <Suspense fallback={null}>
      {BLOCKS.map(([title, block]) => {
        const shown = { id: title, ...block } as unknown as PageBlock;
        const Renderer = RENDERERS[shown.type] as ComponentType<{ block: PageBlock }>;
        return (
          <Block key={title} title={title}>
            <Renderer block={shown} />
          </Block>
        );
      })}
    </Suspense>
  );
}
