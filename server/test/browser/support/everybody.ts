import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { covered, enlargeLetters, overflows, smallTargets, violations } from './measure.js';
import type { Cast, Persona } from './personas.js';
import { Visitor, type Device } from './visitor.js';

const APP_CONFIG = path.resolve(__dirname, '../../../../client/src/app.config.ts');
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
export type Pages = Record<string, (ids: Ids) => Record<string, string>>;
const plain = (...names: string[]): Pages => Object.fromEntries(names.map((name) => [name, () => ({})]));

export const NOBODY: Pages = {
  ...plain('pages/home', 'pages/category', 'packages/account/login'),
  'pages/product': ({ productId }) => ({ productId }),
  'packages/order/search': () => ({ q: '岩茶' }),
  'packages/content/topic': ({ slug }) => ({ slug }),
  // A ticket lives for a minute and a half; what one sees after that is the same for every ticket.
  'packages/account/handover': () => ({ t: 'A'.repeat(43) }),
};
export const BUYING: Pages = {
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
export const OWN: Pages = {
  ...plain('pages/me', 'packages/account/addresses', 'packages/account/coupons', 'packages/account/settings'),
  ...plain('packages/account/merge', 'packages/distributor/apply'),
  'packages/account/address-edit': ({ addressId }) => ({ addressId }),
};
const centre = (...names: string[]): Pages => plain(...names.map((name) => `packages/distributor/${name}`));
export const EARNING: Pages = {
  ...centre('dashboard', 'commissions', 'customers', 'withdraw', 'withdrawals', 'calculator', 'identities'),
  'packages/distributor/receipt': ({ commission }) => ({ commissionId: commission }),
  'packages/distributor/withdrawal': ({ withdrawal }) => ({ withdrawalId: withdrawal }),
};
export const SPREADING: Pages = {
  ...centre('team', 'share', 'materials', 'guide', 'invites', 'network', 'links'),
  'packages/distributor/poster': ({ productId }) => ({ productId }),
};

/** Every page that is shipped to browsers. */
export async function pagesOfApp(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  const { default: config } = (await import(APP_CONFIG)) as { default: AppConfig };
  const pages = [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
  ];
  return pages.filter((page) => !NOT_HERE.includes(page));
}

/** Nothing is on its way any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[class*="skeleton" i]')].every((one) => !one.checkVisibility()),
  );
}

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

/** Logged in as somebody, or nobody. */
export async function enter(browser: Browser, who: Persona | null, device: Device): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, device);
  await visitor.context.addInitScript((session) => {
    if (session) localStorage.setItem('yimai.session', JSON.stringify({ data: session }));
  }, who?.session);
  return visitor;
}

interface Walk {
  pages: Pages;
  ids: Ids;
  who: Persona | null;
}

/** Opens the pages one after the other and expects no trouble. */
export async function walk(browser: Browser, { pages, ids, who }: Walk): Promise<void> {
  const visitor = await enter(browser, who, 'phone');
  const found: string[] = [];
  for (const [name, query] of Object.entries(pages)) {
    const address = `/${name}/index?${new URLSearchParams(query(ids)).toString()}`;
    found.push(...(await troublesOf(visitor.page, address)));
  }
  await visitor.leave();
  expect(found).toEqual([]);
}
