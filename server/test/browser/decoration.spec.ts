import type { Browser } from 'playwright-core';
import type { ConsolePageView } from '@yimai/shared/contracts/decoration';
import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { Backstage, type Goods } from './support/backstage.js';
import { gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SLUG = 'spring-tea';
const ADDRESS = `/packages/content/topic/index?slug=${SLUG}`;
const none = { to: 'none' } as const;

describe('a topic page, from the first draft to a rollback', () => {
  let browser: Browser;
  let stage: Backstage;
  let visitor: Visitor;
  let staff: Visitor;
  let goods: Goods;
  let page: ConsolePageView;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: '安吉白茶 明前', priceFen: 19_800, tint: '#8aa36b' });
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser);
    staff = await Visitor.arrive(browser, 'desktop');
    for (const each of [visitor, staff]) each.forgive(/404|410/);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor, staff]);

  const content = (heading: string): PageContent => ({
    title: '春茶专题',
    tone: 'fresh',
    share: { title: '', image: null },
    blocks: [
      { id: 'a001', type: 'title', title: heading, note: '山场直发', more: { to: 'coupons' } },
      {
        id: 'a002',
        type: 'text',
        nodes: [
          { kind: 'paragraph', text: '谷雨之前采下的嫩芽。' },
          { kind: 'points', items: ['八十五度水', '玻璃杯'] },
        ],
      },
      { id: 'a003', type: 'notice', items: [{ text: '今日下单，明日发出', link: none }] },
      {
        id: 'a004',
        type: 'shelf',
        title: '今年的茶',
        note: '',
        layout: 'big',
        source: { by: 'manual', productIds: [goods.productId] },
        isRanked: false,
        more: none,
      },
      { id: 'a005', type: 'spacer', height: 40, divider: 'seal' },
      { id: 'a006', type: 'recruit', title: '一起卖好茶', text: '', button: '了解', image: null },
      { id: 'a007', type: 'feed', title: '更多', note: '', sort: 'newest' },
    ],
  });

  async function save(heading: string): Promise<void> {
    const { id: pageId, draftVersion } = page;
    page = await stage.owner.api.savePageDraft({ pageId, draftVersion, content: content(heading) });
  }
  async function publish(): Promise<void> {
    page = await stage.owner.api.publishPage({ pageId: page.id, draftVersion: page.draftVersion });
  }
  const heading = (who: Visitor, name: string) => who.page.getByRole('heading', { name, level: 2 });

  step('staff sees the draft and until when; a visitor is shown the way out', async () => {
    page = await stage.owner.api.createPage({ slug: SLUG, title: '春茶专题' });
    await save('雨前头采');
    const { path } = await stage.owner.api.previewPage({ pageId: page.id });
    await staff.open(path);
    await see(heading(staff, '雨前头采'), 'the draft');
    await see(staff.page.getByText(/^预览：.*前可看$/), 'that it is a preview, and for how long');
    await visitor.open(ADDRESS);
    await see(visitor.page.getByText('这个页面已下线'), 'that there is nothing');
    await visitor.page.getByRole('button', { name: '去首页看看' }).click();
    await see(visitor.page.getByRole('link', { name: /^搜索，/ }), 'the home page');
  });

  step('published, everybody sees it, and it leads to the goods', async () => {
    await publish();
    await visitor.open(ADDRESS);
    await see(heading(visitor, '雨前头采'), 'the page');
    await see(visitor.page.getByText('今日下单，明日发出'), 'the notice');
    await visitor.checkAccessibility();
    await visitor.page.getByRole('link', { name: goods.title }).first().click();
    await see(visitor.page.getByRole('button', { name: '立即购买' }), 'the product');
  });

  step('a changed draft is nobody’s business until it is published', async () => {
    await save('夏天的冷泡');
    await visitor.open(ADDRESS);
    await see(heading(visitor, '雨前头采'), 'what was published');
    await publish();
    await visitor.open(ADDRESS);
    await see(heading(visitor, '夏天的冷泡'), 'what is published now');
  });

  step('goes back to what people saw before', async () => {
    const { items } = await stage.owner.api.listPageVersions({ pageId: page.id });
    const first = items.find(({ number }) => number === 1);
    await stage.owner.api.rollbackPage({ pageId: page.id, versionId: first?.id ?? '' });
    await visitor.open(ADDRESS);
    await see(heading(visitor, '雨前头采'), 'the first version again');
    await gone(heading(visitor, '夏天的冷泡'), 'the second');
  });

  step('and a preview ends', async () => {
    await staff.open(`${ADDRESS}&preview=nonsense`);
    await see(staff.page.getByText('预览已过期'), 'that this is no preview any more');
  });
});
