import { isNewVisit, landing } from './visit';

const A = { code: 'aaaa1111', path: '/pages/home/index', at: 0 };

describe('a visit by a code', () => {
  it('is one however often the app is shown meanwhile', () => {
    expect(isNewVisit(null, A)).toBe(true);
    expect(isNewVisit(A, { ...A, at: 60_000 })).toBe(false);
    expect(isNewVisit(A, { ...A, at: 31 * 60_000 })).toBe(true);
  });

  it('is another when a warm app scans another code, or the same one after another', () => {
    const other = { ...A, code: 'bbbb2222', at: 1_000 };
    expect(isNewVisit(A, other)).toBe(true);
    expect(isNewVisit(other, { ...A, at: 2_000 })).toBe(true);
    expect(isNewVisit(A, { ...A, path: '/pages/product/index' })).toBe(true);
  });
});

describe('where a code leads', () => {
  const product = '/pages/product/index?productId=prd_1&k=aaaa1111';
  const at = (path: string, query = {}) => ({ path, query });

  it.each([
    ['a bare code, to what it stands for', at('/pages/home/index'), product, product],
    ['a short link on the web', at('/'), product, product],
    ['the shop itself: here', at('/pages/home/index'), '/pages/home/index?k=aaaa1111', null],
    ['an old code on the page of no product', at('/pages/product/index'), product, product],
    ['a code that named its product', at('/pages/product/index', { productId: 'prd_1' }), product, null],
    ['somewhere else on purpose', at('/packages/order/search/index'), product, null],
  ])('%s', (...[, entrance, target, url]) => {
    expect(landing(entrance, target)).toBe(url);
  });
});
