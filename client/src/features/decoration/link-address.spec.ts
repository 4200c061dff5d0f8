import type { BlockLink } from '@yimai/shared/contracts/decoration-blocks';
import { addressOf } from './link-address';

const TABLE: [BlockLink, string | null][] = [
  [{ to: 'none' }, null],
  [{ to: 'product', productId: 'prd_1a' }, '/pages/product/index?productId=prd_1a'],
  [{ to: 'category', categoryId: 'cat_2b' }, '/packages/order/search/index?categoryId=cat_2b'],
  [{ to: 'topic', slug: 'tea-season' }, '/packages/content/topic/index?slug=tea-season'],
  [{ to: 'search', keyword: '春 茶' }, '/packages/order/search/index?q=%E6%98%A5%20%E8%8C%B6'],
  [{ to: 'sort', sort: 'newest' }, '/packages/order/search/index?sort=newest'],
  [{ to: 'coupons' }, '/packages/account/coupons/index'],
  [{ to: 'apply' }, '/packages/distributor/apply/index'],
  [{ to: 'home' }, '/pages/home/index'],
];

describe('where a block leads', () => {
  it.each(TABLE)('%j is %s', (link, address) => {
    expect(addressOf(link)).toBe(address);
  });

  it('is nowhere when a newer server knows a place this client does not', () => {
    expect(addressOf({ to: 'live-room', roomId: '7' } as unknown as BlockLink)).toBeNull();
  });
});
