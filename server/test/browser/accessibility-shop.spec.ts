import type { Browser } from 'playwright-core';
import { Backstage } from './support/backstage.js';
import { BUYING, EARNING, enter, NOBODY, OWN, pagesOfApp, SPREADING, walk } from './support/everybody.js';
import { Keyboard } from './support/keyboard.js';
import { arrange, type Cast } from './support/personas.js';
import { see } from './support/see.js';
import { openBrowser } from './support/visitor.js';

const PATIENCE_MS = 240_000;

describe('every page of the shop, for everybody', () => {
  let browser: Browser;
  let cast: Cast;

  beforeAll(async () => {
    cast = await arrange(await Backstage.open(), { shopper: 143, distributor: 144 });
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
  });

  it('is looked at, here or in the centre', async () => {
    const seen = [NOBODY, BUYING, OWN, EARNING, SPREADING].flatMap((pages) => Object.keys(pages));
    expect(seen.map((name) => `${name}/index`).sort()).toEqual((await pagesOfApp()).sort());
  });

  it(
    'from the product to the money with Tab and Enter alone',
    async () => {
      const visitor = await enter(browser, cast.shopper, 'desktop');
      const { page } = visitor;
      const keys = new Keyboard(page);
      await visitor.open(`/pages/product/index?productId=${cast.ids.productId}`);
      await keys.press('radio', '水仙');
      await keys.press('button', '加入购物车');
      await see(page.getByText('已加入购物车'), 'that it is in the cart');
      await keys.press('link', /^购物车，/);
      await keys.press('button', '去结算');
      await keys.press('button', /^提交订单/);
      await keys.press('radio', '支付宝');
      await keys.press('button', /^确认支付/);
      await keys.press('button', '确认付款');
      await see(page.getByText('支付成功'), 'the result page', 20_000);
      await visitor.leave();
    },
    PATIENCE_MS,
  );
  it(
    'as somebody who only looks',
    () => walk(browser, { pages: NOBODY, ids: cast.ids, who: null }),
    PATIENCE_MS,
  );
  it(
    'as somebody who buys',
    () => walk(browser, { pages: BUYING, ids: cast.ids, who: cast.shopper }),
    PATIENCE_MS,
  );
  it(
    'as somebody among their own things',
    () => walk(browser, { pages: OWN, ids: cast.ids, who: cast.shopper }),
    PATIENCE_MS,
  );
});
