import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Backstage } from './support/backstage.js';
import { covered, enlargeLetters, overflows, smallTargets, violations } from './support/measure.js';
import { arrange, type Cast, type Persona } from './support/personas.js';
import { Keyboard } from './support/keyboard.js';
import { see } from './support/see.js';
import { openBrowser, Visitor, type Device } from './support/visitor.js';

const PATIENCE_MS = 240_000;
const APP_CONFIG = path.resolve(__dirname, '../../../client/src/app.config.ts');
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };
/** What another theme can change of a page that was looked at as a whole. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const NOT_HERE = [
  'packages/gallery/index', // has a check of its own, and is not in what is shipped
  'packages/account/web/index', // frames a page of the mall in a mini-program; in a browser it only goes there
];

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}
type Ids = Cast['ids'];

/** Address below `pages/` and `packages/` → what the page is told. */
type Pages = Record<string, (ids: Ids) => Record<string, string>>;
const plain = (...names: string[]): Pages => Object.fromEntries(names.map((name) => [name, () => ({})]));

const NOBODY: Pages = {
  ...plain('pages/home', 'pages/category', 'packages/account/login'),
  'pages/product': ({ productId }) => ({ productId }),
  'packages/order/search': () => ({ q: '岩茶' }),
  'packages/content/topic': ({ slug }) => ({ slug }),
  // A ticket lives for a minute and a half; what one sees after that is the same for every ticket.
  'packages/account/handover': () => ({ t: 'A'.repeat(43) }),
};
const BUYING: Pages = {
  ...plain('pages/cart', 'packages/order/checkout', 'packages/order/orders', 'packages/order/aftersales'),
  ...plain('packages/order/reviews'),
  'packages/order/pay': ({ unpaid }) => ({ orderId: unpaid }),
  'packages/order/result': ({ received }) => ({ orderId: received }),
  'packages/order/order-detail': ({ shipped }) => ({ orderId: shipped }),
  'packages/order/tracking': ({ shipped }) => ({ orderId: shipped }),
  'packages/order/aftersale': ({ received }) => ({ orderId: received }),
  'packages/order/aftersale-detail': ({ aftersale }) => ({ aftersaleId: aftersale }),
  'packages/order/review': ({ received }) => ({ orderId: received }),
};
const OWN: Pages = {
  ...plain('pages/me', 'packages/account/addresses', 'packages/account/coupons', 'packages/account/settings'),
  ...plain('packages/account/merge', 'packages/distributor/apply'),
  'packages/account/address-edit': ({ addressId }) => ({ addressId }),
};
const centre = (...names: string[]): Pages => plain(...names.map((name) => `packages/distributor/${name}`));
const EARNING: Pages = {
  ...centre('dashboard', 'commissions', 'customers', 'withdraw', 'withdrawals', 'calculator', 'identities'),
  'packages/distributor/receipt': ({ commission }) => ({ commissionId: commission }),
  'packages/distributor/withdrawal': ({ withdrawal }) => ({ withdrawalId: withdrawal }),
};
const SPREADING: Pages = {
  ...centre('team', 'share', 'materials', 'guide', 'invites', 'network', 'links'),
  'packages/distributor/poster': ({ productId }) => ({ productId }),
};

async function pagesOfApp(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  const { default: config } = (await import(APP_CONFIG)) as { default: AppConfig };
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}

/** Nothing is on its way any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[class*="skeleton" i]')].every((one) => !one.checkVisibility()),
  );
}

describe('every page, for everybody', () => {
  let browser: Browser;
  let cast: Cast;

  beforeAll(async () => {
    cast = await arrange(await Backstage.open());
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
  });

  /** One page on a phone by day and by night, with large letters, and on a desk. What was found, by where. */
  async function troublesOf(page: Page, address: string): Promise<string[]> {
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    await settle(page);
    const found: string[] = [];
    const note = (where: string, troubles: string[]): void => {
      found.push(...troubles.map((trouble) => `${address.split('?')[0]} ${where}: ${trouble}`));
    };
    note('light', await violations(page));
    note('targets', await smallTargets(page));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await settle(page);
    note('dark', await violations(page, OF_COLOUR));
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(DESK);
    await settle(page);
    note('desk', await violations(page));
    await page.setViewportSize(PHONE);
    await settle(page);
    await enlargeLetters(page);
    note('large', await overflows(page));
    note('large', await covered(page));
    return found;
  }

  async function enter(who: Persona | null, device: Device): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, device);
    await visitor.context.addInitScript((session) => {
      if (session) localStorage.setItem('yimai.session', JSON.stringify({ data: session }));
    }, who?.session);
    return visitor;
  }

  async function walk(pages: Pages, who: Persona | null): Promise<void> {
    const visitor = await enter(who, 'phone');
    const found: string[] = [];
    for (const [name, query] of Object.entries(pages)) {
      const address = `/${name}/index?${new URLSearchParams(query(cast.ids)).toString()}`;
      found.push(...(await troublesOf(visitor.page, address)));
    }
    await visitor.leave();
    expect(found).toEqual([]);
  }

  it('is looked at', async () => {
    const seen = [NOBODY, BUYING, OWN, EARNING, SPREADING].flatMap((pages) => Object.keys(pages));
    const expected = (await pagesOfApp()).filter((page) => !NOT_HERE.includes(page));
    expect(seen.map((name) => `${name}/index`).sort()).toEqual(expected.sort());
  });

  it(
    'from the product to the money with Tab and Enter alone',
    async () => {
      const visitor = await enter(cast.shopper, 'desktop');
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
  it('as somebody who only looks', () => walk(NOBODY, null), PATIENCE_MS);
  it('as somebody who buys', () => walk(BUYING, cast.shopper), PATIENCE_MS);
  it('as somebody among their own things', () => walk(OWN, cast.shopper), PATIENCE_MS);
  it('as a distributor who earns', () => walk(EARNING, cast.distributor), PATIENCE_MS);
  it('as a distributor who spreads the word', () => walk(SPREADING, cast.distributor), PATIENCE_MS);
});
