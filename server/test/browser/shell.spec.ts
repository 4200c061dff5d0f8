import type { Browser, CDPSession } from 'playwright-core';
import { Backstage, type Goods } from './support/backstage.js';
import { eventually, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

/** A finger that goes down the screen, in steps, as `[y, y, …]`. */
async function drag(session: CDPSession, ys: readonly number[]): Promise<void> {
  const touch = (type: string, y?: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: y === undefined ? [] : [{ x: 180, y }],
    });
  const [first, ...rest] = ys;
  await touch('touchStart', first);
  for (const y of rest) await touch('touchMove', y);
  await touch('touchEnd');
}

describe('what is around the pages on a phone', () => {
  let browser: Browser;
  let visitor: Visitor;
  let goods: Goods;

  beforeAll(async () => {
    const stage = await Backstage.open();
    goods = await stage.offer({ title: '湖州安吉白茶', priceFen: 8_800 });
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor]);

  step('the tab bar says where one is, and is gone where there is no tab', async () => {
    const { page } = visitor;
    const bar = page.getByRole('navigation', { name: '主导航' });
    const current = () => bar.locator('[aria-current=page]').textContent();
    await visitor.open('/');
    expect(await bar.getByRole('link').count()).toBe(4);
    expect(await current()).toBe('首页');
    await bar.getByRole('link', { name: '分类' }).tap();
    await page.waitForURL('**/pages/category/index');
    expect(await current()).toBe('分类');
    await eventually('the tab to be let go', () =>
      bar.locator('[aria-current=page]').evaluate((tab) => getComputedStyle(tab).opacity === '1'),
    );
    await visitor.checkAccessibility();
    await visitor.open(`/pages/product/index?productId=${goods.productId}`);
    expect(await bar.isVisible()).toBe(false);
  });

  step('pulling down at the top asks for everything again, pulling a little does not', async () => {
    const { page } = visitor;
    await visitor.open('/');
    await see(page.getByText(goods.title), 'the goods');
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/v1/')) asked.push(request.url());
    });
    const session = await page.context().newCDPSession(page);
    await drag(session, [200, 210, 230, 250]);
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    await drag(session, [200, 240, 300, 360, 400]);
    await eventually('the requests', () => asked.length > 0);
    const pulled = page.locator('taro-pull-to-refresh-core').first();
    await eventually('the end of it', async () => (await pulled.getAttribute('data-pull')) === '');
    expect(await pulled.getAttribute('style')).not.toContain('translate');
  });
});
