import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';

/** A page nobody has begun to build. */
export function emptyPage(title: string): PageContent {
  return { title, tone: 'paper', share: { title, image: null }, blocks: [] };
}

/** What a new shop shows before anybody has decorated it: everything that fills itself. */
export function defaultHome(): PageContent {
  const none = { to: 'none' } as const;
  return {
    title: '首页',
    tone: 'paper',
    share: { title: '', image: null },
    blocks: [
      { id: 'shortcuts', type: 'shortcuts', source: 'categories', items: [] },
      { id: 'coupons', type: 'coupons', title: '优惠领取', note: '下单自动抵扣', couponIds: [] },
      {
        id: 'sales',
        type: 'shelf',
        title: '大家都在买',
        note: '近期成交最多',
        layout: 'row',
        source: { by: 'rule', rule: 'sales', limit: 10 },
        isRanked: true,
        more: { to: 'sort', sort: 'sales' },
      },
      {
        id: 'newest',
        type: 'shelf',
        title: '新品上架',
        note: '刚刚选入',
        layout: 'row',
        source: { by: 'rule', rule: 'newest', limit: 10 },
        isRanked: false,
        more: none,
      },
      { id: 'feed', type: 'feed', title: '为你推荐', note: '', sort: 'recommended' },
    ],
  };
}
