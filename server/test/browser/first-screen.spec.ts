import type { Browser, Page } from 'playwright-core';
import { Backstage, type Goods } from './support/backstage.js';
import { People } from './pages/people.js';
import { eventually, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const DISTRIBUTOR = 141;
/** Budgets: config/lib/budgets.mjs. */
const MOST_REQUESTS = 4;
const MOST_SHIFT = 0.02;

interface Shift {
  value: number;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

interface Watched {
  shift: number;
  /** What moved, for the person who has to find out why. */
  moved: string[];
  hero: { place: number[]; url?: string; text: string } | null;
}

/** Notes layout shifts, and where the first paint had its picture, from before the page is read. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Watched = { shift: 0, moved: [], hero: null };
    (globalThis as unknown as { watched: Watched }).watched = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as Shift[]) {
        seen.shift += entry.value;
        for (const { node, previousRect: before, currentRect: after } of entry.sources)
          seen.moved.push(
            `${(node as Element | null)?.className} ${before.y} → ${after.y}: ${node?.textContent}`,
          );
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
      const hero = document.querySelector<HTMLElement>('[data-hero]');
      if (!hero) return;
      const { x, y, width, height } = hero.getBoundingClientRect();
      if (width === 0) return;
      const { currentSrc: url } = hero as Partial<HTMLImageElement>;
      seen.hero = { place: [x, y, width, height], text: hero.textContent, ...(url ? { url } : {}) };
    }).observe(document, { childList: true, subtree: true });
  });
}

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

describe('the first screen', () => {
  let browser: Browser;
  let stage: Backstage;
  let visitor: Visitor;
  let goods: Goods;
  const requests: string[] = [];

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: '福鼎白毫银针', priceFen: 26_800, tint: '#7a8f6a' });
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser);
    await watch(visitor.page);
    visitor.page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/v1/')) requests.push(`${request.method()} ${pathname}${search}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor]);

  async function openAndCount(path: string): Promise<void> {
    requests.length = 0;
    await visitor.open(path);
    await visitor.page.waitForLoadState('networkidle');
    await eventually(
      'the first paint is gone',
      async () => (await visitor.page.locator('#boot').count()) === 0,
    );
    const { shift, moved } = await watched(visitor.page);
    if (shift > MOST_SHIFT) throw new Error(`${path} shifts by ${shift}:\n${moved.join('\n')}`);
    if (requests.length > MOST_REQUESTS)
      throw new Error(`${path} asks ${requests.length} times on its first screen:\n${requests.join('\n')}`);
  }

  step('of home, category and product asks little, because the document came with the answers', async () => {
    await openAndCount('/');
    await see(visitor.page.getByText(goods.title), 'the goods on the home page');
    expect(requests).not.toContain('GET /v1/shop/profile');
    await openAndCount('/pages/category/index');
    expect(requests).not.toContain('GET /v1/shop/categories');
    await openAndCount(`/pages/product/index?productId=${goods.productId}`);
    expect(requests).not.toContain(`GET /v1/shop/products/${goods.productId}`);
  });

  it.each([375, 412, 768])('shows the product’s picture where the page has it, %d px wide', async (width) => {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 823 });
    await visitor.open(`/pages/product/index?productId=${goods.productId}`);
    await eventually('the first paint is gone', async () => (await page.locator('#boot').count()) === 0);
    const { hero } = await watched(page);
    const shown = await page
      .locator('#app img')
      .filter({ visible: true })
      .first()
      .evaluate((element) => {
        const picture = element as HTMLImageElement;
        const { x, y, width: w, height: h } = picture.getBoundingClientRect();
        return { place: [x, y, w, h], text: '', url: picture.currentSrc };
      });
    expect(hero).toEqual(shown);
    visitor.expectCalm();
  });

  it('is what a crawler reads: title and picture without a script', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 412, height: 823 },
    });
    const page = await context.newPage();
    await page.goto(`${new URL(visitor.page.url()).origin}/pages/product/index?productId=${goods.productId}`);
    expect(await page.title()).toBe(`${goods.title} · 一脉`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(goods.title);
    expect(await page.getByRole('img', { name: goods.title }).isVisible()).toBe(true);
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBe(goods.title);
    await context.close();
  });

  step('shows a member’s own answers, which follow those that are for everybody', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 375, height: 812 });
    await visitor.open('/packages/distributor/dashboard/index');
    await page.getByRole('button', { name: '去登录' }).click();
    await new People(page, stage).logInByPhone(DISTRIBUTOR);
    await see(page.getByText('还不是分销员'), 'that one has to apply first');
    requests.length = 0;
    await visitor.open(`/pages/product/index?productId=${goods.productId}`);
    await eventually('the product for this member', () =>
      requests.includes(`GET /v1/shop/products/${goods.productId}`),
    );
    await stage.enrol(await visitor.person(), '许宁');
    await openAndCount('/packages/distributor/dashboard/index');
  });

  it.each([375, 412])('shows a distributor’s money before any script, %d px wide', async (width) => {
    const { page } = visitor;
    await page.setViewportSize({ width, height: 823 });
    await visitor.open('/packages/distributor/dashboard/index');
    await eventually('the first paint is gone', async () => (await page.locator('#boot').count()) === 0);
    const whole = page.getByLabel('0.00元').first().locator(':scope > *').nth(1);
    const box = await whole.boundingBox();
    const { hero } = await watched(page);
    expect(hero?.text).toBe('0');
    for (const [index, side] of (['x', 'y', 'width', 'height'] as const).entries())
      expect(Math.abs((hero?.place[index] ?? NaN) - (box?.[side] ?? NaN))).toBeLessThanOrEqual(1);
    visitor.expectCalm();
  });
});
