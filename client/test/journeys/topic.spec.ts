import type { Browser } from 'playwright-core';
import { DEVICE_HEADER } from '@yimai/shared/api/device';
import type { PageView } from '@yimai/shared/contracts/decoration';
import type { PageBlock } from '@yimai/shared/contracts/decoration-blocks';
import { Backstage, type Goods } from '../../../server/test/browser/support/backstage.js';
import { eventually, isSeen, see } from '../../../server/test/browser/support/see.js';
import { baseUrl, openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';
import { MiniShopper } from './support/mini-shopper.js';

const none = { to: 'none' } as const;
const BELOW = '页面最后一行';

/** Every kind of block that shows something without being fed, between two that are far apart. */
function blocksWith({ productId }: Goods, url: string): PageBlock[] {
  const image = { url, width: 900, height: 400, placeholderColor: '#8aa36b' };
  const cell = (title: string) => ({ image, title, link: { to: 'product', productId } as const });
  const source = { by: 'manual' as const, productIds: [productId] };
  const shelf = { type: 'shelf' as const, note: '', source, isRanked: true, more: none };
  return [
    { id: 'b001', type: 'banner', items: [cell('春山')], isBeside: false },
    { id: 'b002', type: 'notice', items: [{ text: '今日采摘', link: none }] },
    {
      id: 'b003',
      type: 'promises',
      items: [
        { icon: 'leaf', text: '当季' },
        { icon: 'truck', text: '直发' },
      ],
    },
    { ...shelf, id: 'b004', title: '大图', layout: 'big' },
    { ...shelf, id: 'b005', title: '列表', layout: 'list' },
    { id: 'b006', type: 'cube', layout: 'three', cells: [cell('左'), cell('上'), cell('下')] },
    { id: 'b007', type: 'spacer', height: 160, divider: 'seal' },
    { id: 'b008', type: 'video', url: '/files/browser/none.mp4', cover: image, title: '山场' },
    { id: 'b009', type: 'ranking', title: '榜', note: '', rule: 'newest', categoryId: '', limit: 3 },
    { id: 'b010', type: 'recruit', title: '一起卖茶', text: '', button: '了解', image: null },
    { id: 'b011', type: 'text', nodes: [{ kind: 'quote', text: BELOW }] },
  ];
}

/** A page of the merchant's blocks on the compiled programs. */
describe.each(MINI_TARGETS)('a topic on %s', (target) => {
  let browser: Browser;
  let host: Host;
  let stage: Backstage;
  let goods: Goods;
  let me: MiniShopper;
  const slug = `topic-${target}`;
  const address = `/packages/content/topic/index?slug=${slug}`;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: `狮峰龙井 ${target}`, priceFen: 36_800, tint: '#8aa36b' });
    const { api } = stage.owner;
    const { image } = await api.getProduct({ productId: goods.productId });
    const { id: pageId, draftVersion } = await api.createPage({ slug, title: '春山一盏' });
    const content = {
      title: '春山一盏',
      tone: 'night' as const,
      share: { title: '春茶到了', image: null },
      blocks: blocksWith(goods, image.url),
    };
    const saved = await api.savePageDraft({ pageId, draftVersion, content });
    await api.publishPage({ pageId, draftVersion: saved.draftVersion });
    browser = await openBrowser();
    host = await openHost(browser, target);
    me = new MiniShopper(host, target === 'weapp' ? 171 : 176);
  });
  afterAll(async () => {
    await me?.leave();
    await host?.close();
    await browser?.close();
  });

  it('arrives in one answer and in portions, and is shared by the merchant’s words', async () => {
    await me.open(address);
    await see(me.screen.getByText('今日采摘'), 'the notice');
    expect(await isSeen(me.screen.getByText(BELOW))).toBe(false);
    expect(me.asked().filter((request) => request.includes('/shop/'))).toEqual([
      `GET /v1/shop/pages/${slug}`,
    ]);
    const card = await me.mini.share();
    expect(card).toMatchObject({ title: '春茶到了' });
    expect(card?.path).toContain(address);
    me.expectCalm();
  });

  it('goes on where somebody scrolls, down to its last block', async () => {
    let top = 0;
    await eventually(
      'the end of the page',
      async () => {
        top += 500;
        await me.mini.scrollTo(top);
        return isSeen(me.screen.getByText(BELOW));
      },
      30_000,
    );
    const most = Math.max(...me.mini.journal.setData.map(({ bytes }) => bytes));
    expect(most).toBeLessThanOrEqual(64 * 1024);
    me.expectCalm();
  });

  it('leads to the goods', async () => {
    await me.mini.scrollTo(0);
    await me.screen.getByRole('link', { name: '春山' }).click();
    await see(me.screen.getByRole('button', { name: '立即购买' }), 'the product');
    me.expectCalm();
  });

  // The two programs share all of it but their compiler: one of them says enough.
  const onlyOnce = target === 'weapp' ? it : it.skip;
  onlyOnce('shows a phone its variant while an experiment splits the page', async () => {
    const { api } = stage.owner;
    const { items: pages } = await api.consoleListPages({});
    const pageId = pages.find((page) => page.slug === slug)?.id ?? '';
    const { draft, draftVersion } = await api.consoleGetPage({ pageId });
    const content = { ...draft, blocks: draft.blocks.filter(({ type }) => type === 'text') };
    const saved = await api.savePageDraft({ pageId, draftVersion, content });
    await api.publishPage({ pageId, draftVersion: saved.draftVersion });
    const { items: versions } = await api.listPageVersions({ pageId });
    const variants = versions.map(({ id: versionId, number }) => {
      return { name: `第 ${number} 版`, shareBps: 5_000, versionId, label: null };
    });
    const sizes = { baselineBps: 300, liftBps: 2_000, plannedDays: 14 };
    const plan = { name: slug, subject: 'page' as const, pageId, variants, ...sizes };
    const { id: experimentId } = await api.createExperiment(plan);
    await api.startExperiment({ experimentId });

    const device = JSON.parse(me.phone.storage.get('yimai.device') ?? '') as string;
    const response = await fetch(`${baseUrl()}/v1/shop/pages/${slug}`, {
      headers: { [DEVICE_HEADER]: device },
    });
    const { version } = (await response.json()) as PageView;
    await me.die();
    await me.open(address);
    // The first version begins with it; the second has the last line only, which the first shows to whoever scrolls.
    await see(me.screen.getByText(version === 1 ? '今日采摘' : BELOW), `version ${version}`);
    await eventually('what the phone has shown to be noted', () =>
      me.mini.journal.requests.some(
        ({ url, status }) => url.endsWith('/v1/shop/exposures') && status === 200,
      ),
    );
    const { result } = await api.stopExperiment({ experimentId });
    expect(result?.variants.map(({ exposed }) => exposed)).toEqual(
      versions.map(({ number }) => (number === version ? 1 : 0)),
    );
    me.expectCalm();
  });

  it('shows the way out of a page that is gone', async () => {
    me.forgive(/404/);
    await me.open('/packages/content/topic/index?slug=nowhere');
    await see(me.screen.getByText('这个页面已下线'), 'that it is gone');
    await me.screen.getByRole('button', { name: '去首页看看' }).click();
    await see(me.screen.getByRole('link', { name: /^搜索，/ }), 'the home page');
    me.expectCalm();
  });
});
