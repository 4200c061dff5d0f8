import type { ConsolePageView } from '@yimai/shared/contracts/decoration';
import type { BlockOf, PageBlock, PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { TestMall, type Reply } from '../../test/support/mall.js';
import { enter, stockUp, type Goods } from '../../test/support/mall-people.js';

const none = { to: 'none' } as const;
const image = { url: '/files/u/a.jpg', width: 900, height: 400, placeholderColor: '#aabbcc' };

/** Real: HTTP, the database, jobs. */
describe('decoration', () => {
  let mall: TestMall;
  let owner: string;
  let goods: Goods;
  let couponId: string;

  beforeAll(async () => {
    mall = await TestMall.open();
    owner = await mall.staffToken('owner');
    goods = await stockUp(mall, owner);
    const at = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
    const coupon = { title: '满 99 减 10', thresholdFen: 9900, discountFen: 1000, total: 10, perMember: 1 };
    const made = await mall.call(
      'createCoupon',
      { ...coupon, startsAt: at(-1), endsAt: at(48) },
      { token: owner },
    );
    couponId = made.id;
  }, 60_000);
  afterAll(() => mall?.close());

  const as = (token: string) => ({ token });
  const shelf = (productIds: string[]): BlockOf<'shelf'> => ({
    id: 'shelf1',
    type: 'shelf',
    title: '货架',
    note: '',
    layout: 'grid',
    source: { by: 'manual', productIds },
    isRanked: false,
    more: none,
  });
  const content = (title: string, ...blocks: PageBlock[]): PageContent => ({
    title,
    tone: 'paper',
    share: { title: '', image: null },
    blocks,
  });
  let sequence = 0;
  async function aTopic(...blocks: PageBlock[]): Promise<ConsolePageView> {
    const slug = `topic-${(sequence += 1)}`;
    const page = await mall.call('createPage', { slug, title: '专题' }, as(owner));
    return save(page, content('专题', ...blocks));
  }
  const save = (page: ConsolePageView, draft: PageContent): Promise<ConsolePageView> =>
    mall.call(
      'savePageDraft',
      { pageId: page.id, draftVersion: page.draftVersion, content: draft },
      as(owner),
    );
  const publish = (page: ConsolePageView, more: object = {}): Promise<ConsolePageView> =>
    mall.call('publishPage', { pageId: page.id, draftVersion: page.draftVersion, ...more }, as(owner));
  const shown = (slug: string): Promise<Reply> => mall.send('getPage', { slug });
  const titleOf = async (slug: string): Promise<string> => (await mall.call('getPage', { slug }, {})).title;

  it('gives a new shop a home page that fills itself', async () => {
    const page = await mall.call('getPage', { slug: 'home' }, {});
    expect(page).toMatchObject({ version: 1, previewUntil: null, share: { title: '一脉小店' } });
    expect(page.blocks.map(({ type }) => type)).toEqual(['shortcuts', 'coupons', 'shelf', 'shelf', 'feed']);
    const { items } = await mall.call('consoleListPages', {}, as(owner));
    expect(items).toMatchObject([
      { slug: 'home', kind: 'home', publishedNumber: 1, hasUnpublishedChanges: false },
    ]);
  });

  it('shows nobody a draft, and everybody what was published, with its goods', async () => {
    const page = await aTopic(shelf([goods.productId]));
    expect((await shown(page.slug)).error.code).toBe('PAGE_NOT_FOUND');
    const live = await publish(page, { note: '第一版' });
    expect(live).toMatchObject({ publishedNumber: 1, hasUnpublishedChanges: false });
    const { blocks } = await mall.call('getPage', { slug: page.slug }, {});
    expect(blocks).toMatchObject([{ type: 'shelf', products: [{ id: goods.productId, isSoldOut: false }] }]);
    const next = await save(live, content('改名', shelf([goods.productId])));
    expect(next.hasUnpublishedChanges).toBe(true);
    expect(await titleOf(page.slug)).toBe('专题');
    await publish(next);
    expect(await titleOf(page.slug)).toBe('改名');
  });

  it('shows at once what staff takes off the shelf and puts there', async () => {
    const { productId } = goods;
    const isOnHome = async (): Promise<boolean> => {
      const { blocks } = await mall.call('getPage', { slug: 'home' }, {});
      return blocks.some(
        (block) => block.type === 'shelf' && block.products.some(({ id }) => id === productId),
      );
    };
    expect(await isOnHome()).toBe(true);
    await mall.call('setShelf', { productId, isOnShelf: false }, as(owner));
    expect(await isOnHome()).toBe(false);
    await mall.call('setShelf', { productId, isOnShelf: true }, as(owner));
    expect(await isOnHome()).toBe(true);
  });

  it('answers 304 to whoever has it already', async () => {
    const url = '/v1/shop/pages/home';
    const first = await mall.app.inject({ method: 'GET', url });
    const { etag } = first.headers;
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await mall.app.inject({ method: 'GET', url, headers: { 'if-none-match': String(etag) } });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    const other = await mall.app.inject({ method: 'GET', url, headers: { 'if-none-match': 'W/"other"' } });
    expect(other.statusCode).toBe(200);
  });

  it('does not let one person overwrite another', async () => {
    const page = await aTopic(shelf([goods.productId]));
    await save(page, content('甲'));
    const stale = await mall.send(
      'savePageDraft',
      { pageId: page.id, draftVersion: page.draftVersion, content: content('乙') },
      as(owner),
    );
    expect([stale.status, stale.error.code]).toEqual([409, 'CONFLICT']);
    const stalePublish = await mall.send(
      'publishPage',
      { pageId: page.id, draftVersion: page.draftVersion },
      as(owner),
    );
    expect(stalePublish.error.code).toBe('PAGE_INVALID'); // 甲 has no blocks: judged as it is now
    const two = await Promise.all(
      ['丙', '丁'].map((title) =>
        mall.send(
          'savePageDraft',
          { pageId: page.id, draftVersion: page.draftVersion + 1, content: content(title) },
          as(owner),
        ),
      ),
    );
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('keeps what is unfinished and refuses to publish it, in words that name the block', async () => {
    const page = await aTopic(shelf([]));
    const message = '第 1 个模块「商品货架」：还没有选择商品';
    expect(page.issues).toEqual([{ level: 'error', blockIndex: 0, blockId: 'shelf1', message }]);
    const refused = await mall.send(
      'publishPage',
      { pageId: page.id, draftVersion: page.draftVersion },
      as(owner),
    );
    expect(refused.error).toMatchObject({ code: 'PAGE_INVALID', message });
    const { issues } = await mall.call(
      'validatePage',
      { pageId: page.id, content: content('好', shelf([goods.productId])) },
      as(owner),
    );
    expect(issues).toEqual([]);
  });

  it('lets a phone look at the draft for a while, and at no other', async () => {
    const page = await aTopic(shelf([goods.productId]));
    const other = await aTopic();
    const { token, path } = await mall.call('previewPage', { pageId: page.id }, as(owner));
    expect(path).toBe(`/packages/content/topic/index?slug=${page.slug}&preview=${token}`);
    const seen = await mall.call('getPage', { slug: page.slug, preview: token }, {});
    expect(seen).toMatchObject({ version: 0, title: '专题' });
    const left = Date.parse(seen.previewUntil ?? '') - Date.now();
    expect(left).toBeGreaterThan(HOUR_MS);
    expect(left).toBeLessThanOrEqual(2 * HOUR_MS);
    await save(page, content('改过'));
    expect((await mall.call('getPage', { slug: page.slug, preview: token }, {})).title).toBe('改过');
    for (const [slug, preview] of [
      [other.slug, token],
      [page.slug, `${token}x`],
      [page.slug, token.replace(page.id, other.id)],
      [page.slug, 'nonsense'],
    ])
      expect((await mall.send('getPage', { slug, preview })).error.code).toBe('PREVIEW_EXPIRED');
    await mall.moveTo(3 * HOUR_MS);
    expect((await mall.send('getPage', { slug: page.slug, preview: token })).error.code).toBe(
      'PREVIEW_EXPIRED',
    );
    await mall.moveTo(0);
  });

  it('goes back to what people saw, and keeps the draft', async () => {
    const first = await publish(await aTopic(shelf([goods.productId])));
    const second = await publish(await save(first, content('第二', shelf([goods.productId]))));
    const draft = await save(second, content('未完'));
    const { items } = await mall.call('listPageVersions', { pageId: first.id }, as(owner));
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [2, 'live'],
      [1, 'past'],
    ]);
    const back = await mall.call('rollbackPage', { pageId: first.id, versionId: items[1]?.id }, as(owner));
    expect(back).toMatchObject({ publishedNumber: 3, hasUnpublishedChanges: true });
    expect(back.draft).toEqual(draft.draft);
    expect(await titleOf(first.slug)).toBe('专题');
    const foreign = await mall.send(
      'rollbackPage',
      { pageId: (await aTopic()).id, versionId: items[1]?.id },
      as(owner),
    );
    expect(foreign.error.code).toBe('PAGE_NOT_FOUND');
  });

  it('publishes at its hour what was the draft when it was scheduled', async () => {
    const page = await aTopic(shelf([goods.productId]));
    const at = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
    const late = await mall.send(
      'publishPage',
      { pageId: page.id, draftVersion: page.draftVersion, at: at(-1) },
      as(owner),
    );
    expect(late.error).toMatchObject({ code: 'INVALID_INPUT', param: 'at' });
    const waiting = await publish(page, { at: at(2) });
    expect(waiting.scheduledAt).not.toBeNull();
    await save(waiting, content('之后改的'));
    await mall.jobs();
    expect((await shown(page.slug)).status).toBe(404);
    await mall.moveTo(2 * HOUR_MS + 60_000);
    await mall.until(async () => (await shown(page.slug)).status === 200, 'the hour to come');
    expect(await titleOf(page.slug)).toBe('专题');
    const after = await mall.call('consoleGetPage', { pageId: page.id }, as(await mall.staffToken('owner')));
    expect(after).toMatchObject({ scheduledAt: null, publishedNumber: 1 });
    await mall.moveTo(0);
  });

  it('publishes nothing that was called off', async () => {
    const page = await aTopic(shelf([goods.productId]));
    const at = new Date(Date.now() + HOUR_MS).toISOString();
    await publish(page, { at });
    await mall.call('cancelPageSchedule', { pageId: page.id }, as(owner));
    const again = await mall.send('cancelPageSchedule', { pageId: page.id }, as(owner));
    expect(again.error.code).toBe('PAGE_STATE');
    await mall.moveTo(2 * HOUR_MS);
    await mall.jobs();
    expect((await shown(page.slug)).status).toBe(404);
    await mall.moveTo(0);
  });

  it('takes topics off the shop, never the home page', async () => {
    const page = await publish(await aTopic(shelf([goods.productId])));
    await mall.call('withdrawPage', { pageId: page.id }, as(owner));
    expect((await shown(page.slug)).status).toBe(404);
    const { items } = await mall.call('consoleListPages', {}, as(owner));
    const home = items.find(({ kind }) => kind === 'home');
    expect((await mall.send('withdrawPage', { pageId: home?.id }, as(owner))).error.code).toBe('PAGE_STATE');
    expect((await mall.send('createPage', { slug: 'home', title: '首页' }, as(owner))).error.code).toBe(
      'PAGE_SLUG_TAKEN',
    );
  });

  it('fills every kind of block in one answer, and leaves out what has nothing to show', async () => {
    const picture = { image, title: '图', link: { to: 'product' as const, productId: goods.productId } };
    const page = await aTopic(
      { id: 'a001', type: 'banner', items: [picture], isBeside: false },
      { id: 'a002', type: 'shortcuts', source: 'categories', items: [] },
      { ...shelf([]), id: 'a003', source: { by: 'category', categoryId: goods.categoryId, limit: 4 } },
      { ...shelf([]), id: 'a004', source: { by: 'rule', rule: 'commission', limit: 4 } },
      { id: 'a005', type: 'coupons', title: '券', note: '', couponIds: [couponId] },
      { id: 'a006', type: 'flash', title: '限时', couponId, productIds: [goods.productId] },
      { id: 'a007', type: 'cube', layout: 'two', cells: [picture, picture] },
      { id: 'a008', type: 'ranking', title: '榜', note: '', rule: 'sales', categoryId: '', limit: 5 },
      { id: 'a009', type: 'video', url: '/files/u/a.mp4', cover: image, title: '' },
      { id: 'a010', type: 'recruit', title: '一起分享', text: '', button: '去看看', image: null },
      { id: 'a011', type: 'feed', title: '', note: '', sort: 'recommended' },
    );
    await publish(page);
    const anna = await enter(mall, 1);
    const { blocks } = await mall.call('getPage', { slug: page.slug }, {});
    expect(blocks.map(({ id }) => id)).toEqual(page.draft.blocks.map(({ id }) => id));
    expect(blocks[4]).toMatchObject({ coupons: [{ id: couponId, state: 'claimable' }] });
    await mall.call('claimCoupon', { couponId }, as(anna.token));
    const mine = await mall.call('getPage', { slug: page.slug }, as(anna.token));
    expect(mine.blocks[4]).toMatchObject({ coupons: [{ id: couponId, state: 'claimed' }] });
    expect(mine.blocks[5]).toMatchObject({ coupon: { id: couponId, state: 'claimed' } });
    await mall.call('setShelf', { productId: goods.productId, isOnShelf: false }, as(owner));
    await new Promise((resolve) => setTimeout(resolve, 5_100)); // the page may be as old as that
    const bare = await mall.call('getPage', { slug: page.slug }, {});
    expect(bare.blocks.map(({ type }) => type)).not.toContain('flash');
    await mall.call('setShelf', { productId: goods.productId, isOnShelf: true }, as(owner));
  }, 40_000);
});
