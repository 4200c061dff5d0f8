import type { Browser, Page } from 'playwright-core';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SHOPPER = 121;
const RIVAL = 122;

describe('bad days', () => {
  let browser: Browser;
  let stage: Backstage;
  let visitor: Visitor;
  let page: Page;
  let shop: Storefront;
  let till: Till;
  let cup: Goods;
  let lamp: Goods;

  beforeAll(async () => {
    stage = await Backstage.open();
    cup = await stage.offer({ title: '手捏青瓷杯', priceFen: 8_800, stock: 2, tint: '#9bb5a5' });
    lamp = await stage.offer({ title: '竹编小夜灯', priceFen: 15_800, tint: '#c9a66b' });
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser);
    page = visitor.page;
    shop = new Storefront(page);
    till = new Till(page);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor]);
  const buyNow = async (goods: Goods): Promise<void> => {
    await visitor.open(`/pages/product/index?productId=${goods.productId}`);
    await shop.confirmChoice(await shop.choose('立即购买'));
  };

  step(
    'the stock goes while the address is chosen: the last step says so and nothing is charged',
    async () => {
      await visitor.open('/packages/account/login/index');
      await new People(page, stage).logInByPhone(SHOPPER);
      await buyNow(cup);
      await new People(page, stage).addFirstAddress();
      await stage.takeAll(RIVAL, cup, 2);
      visitor.forgive(/409/);
      await till.submitButton().click();
      const dialog = page.getByRole('dialog', { name: '来晚了一步' });
      await see(dialog, 'that somebody was faster');
      await visitor.checkAccessibility();
      await dialog.getByRole('button').last().click();
    },
  );

  step(
    'the price changes between the quote and the order: both amounts are told, the new one is paid',
    async () => {
      await buyNow(lamp);
      await till.seePayable(15_800);
      await stage.reprice(lamp, 16_800);
      await till.submitButton().click();
      const dialog = page.getByRole('dialog', { name: '价格有更新' });
      await see(dialog.getByText(/158\.00.*168\.00/), 'the old and the new amount');
      await dialog.getByRole('button').last().click();
      await till.seePayable(16_800);
      await till.submit();
    },
  );

  step('a busy server and a lost answer: pressing again continues the same payment', async () => {
    await page.getByRole('radio', { name: '支付宝' }).click();
    visitor.forgive(/50[0-9]|ERR_CONNECTION|ERR_TIMED_OUT|Failed to load/);
    const keys: (string | undefined)[] = [];
    const answers = ['503', 'lost'];
    await page.route('**/payments', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const next = answers.shift();
      if (next === '503')
        return route.fulfill({
          status: 503,
          json: { error: { code: 'INTERNAL', message: '系统繁忙', requestId: 'x' } },
        });
      if (next === 'lost') {
        // It was carried out; only the answer never arrived.
        await route.fetch();
        return route.abort('timedout');
      }
      return route.continue();
    });
    await till.payButton().click();
    await see(page.getByText(/繁忙|稍后再试/), 'that the server is busy');
    await till.payButton().click();
    await see(page.getByText(/网络|连接/), 'that no answer came');
    await till.payByAlipay();
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    await page.unroute('**/payments');
  });

  step('two quick taps on pay make one payment', async () => {
    await buyNow(lamp);
    await till.submit();
    await page.getByRole('radio', { name: '支付宝' }).click();
    let asked = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/payments')) asked += 1;
    });
    await till.payButton().dblclick();
    await till.pressPayAtCashier();
    expect(asked).toBe(1);
  });

  step('a page that cannot be loaded says so and comes back when it is tried again', async () => {
    await page.route('**/v1/shop/orders?**', (route) =>
      route.fulfill({
        status: 500,
        json: { error: { code: 'INTERNAL', message: '系统开小差了', requestId: 'x' } },
      }),
    );
    await visitor.open('/packages/order/orders/index');
    const retry = page.getByRole('button', { name: '重新加载' });
    await see(retry, 'the way to try again', 20_000);
    await page.unroute('**/v1/shop/orders?**');
    await retry.click();
    await see(page.getByText(lamp.title), 'the orders');
  });

  step('without a network a banner says so, and what was there stays', async () => {
    await visitor.open('/');
    await see(shop.card(lamp.title), 'the shop');
    visitor.forgive(/ERR_INTERNET_DISCONNECTED/);
    await visitor.context.setOffline(true);
    await see(page.getByRole('status').filter({ hasText: '网络' }), 'that the network is gone');
    await see(shop.card(lamp.title), 'what was there before');
    await visitor.context.setOffline(false);
  });
});
