import type { Browser, CDPSession, Page } from 'playwright-core';
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

  /** With their price: the category they are in is called like them. */
  const goodsOn = (page: Page) =>
    page
      .locator('.taro_page')
      .first()
      .getByRole('link', { name: goods.title })
      .filter({ hasText: '88.00' })
      .last();

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

  step('"back" leads to the page before, whether that or this one is a tab', async () => {
    const { page } = visitor;
    const bar = page.getByRole('navigation', { name: '主导航' });
    await visitor.open('/');
    await page.waitForLoadState('networkidle');
    await bar.getByRole('link', { name: '分类' }).tap();
    await page.waitForURL('**/pages/category/index');
    await page.goBack();
    await page.waitForURL('**/pages/home/index');
    await goodsOn(page).tap();
    const buy = page.getByRole('button', { name: '立即购买' });
    await see(buy, 'the product');
    await page.getByRole('button', { name: /^(\d+\+? )?购物车$/ }).tap();
    await see(page.getByText('购物车还空着'), 'the cart');
    await page.goBack();
    await see(buy, 'the product again');
    await page.getByRole('button', { name: '返回' }).tap();
    await page.waitForURL('**/pages/home/index');
    await see(goodsOn(page), 'the goods');
  });

  step('whoever goes back while a page is made is back', async () => {
    const { page } = visitor;
    await visitor.open('/');
    // The app has taken over from what the document painted.
    await page.waitForLoadState('networkidle');
    const card = goodsOn(page);
    await card.tap(); // in peace: its script is there from now on
    await see(page.getByRole('button', { name: '立即购买' }), 'the product');
    await page.goBack();
    for (const delayMs of [0, 0, 1, 1, 3, 6, 10, 20, 40]) {
      await see(card, 'the goods');
      await card.evaluate(async (link: HTMLElement, ms) => {
        const from = location.href;
        const passed = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
        link.click();
        for (let turn = 0; turn < 200 && location.href === from; turn += 1) await passed(5);
        if (location.href === from) throw new Error('the product was not opened');
        await passed(ms);
        history.back();
      }, delayMs);
      await eventually(
        'the product to be gone',
        async () => (await page.locator('.taro_page').count()) === 1,
      );
    }
    await see(card, 'the goods');
  });

  step('a page whose script comes after somebody went back is not shown', async () => {
    const other = await Visitor.arrive(browser);
    const { page } = other;
    await other.open('/');
    await page.waitForLoadState('networkidle');
    let deliver = (): void => undefined;
    const delivery = new Promise<void>((resolve) => (deliver = resolve));
    await page.route('**/*.js', (route) => delivery.then(() => route.continue()));
    const script = page.waitForResponse('**/*.js');
    const card = goodsOn(page);
    await card.tap();
    await page.waitForURL('**/pages/product/**');
    await page.goBack();
    deliver();
    await (await script).finished();
    await page.waitForTimeout(300); // what comes of it
    await eventually('the product to be gone', async () => (await page.locator('.taro_page').count()) === 1);
    await see(card, 'the goods');
    await card.tap();
    await see(page.getByRole('button', { name: '立即购买' }), 'the product');
    other.expectCalm();
    await other.leave();
  });
});
