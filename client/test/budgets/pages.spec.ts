import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { keeps } from '../../../config/lib/budgets.mjs';
import type { Login } from '../../../server/test/browser/support/backstage.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';
import { lookAt, walkDown } from './long-list.js';
import { measurePage, type PageFigures } from './meter.js';
import { busyShop, type BusyShop } from './shop.js';

const RESULTS = path.resolve(__dirname, '../../../artifacts/budgets');

const LOOKS = 3;
/** Sixty looks, each at rest. */
const LONG_MS = 240_000;

type Who = 'buyer' | 'seller';
type MiniTarget = (typeof MINI_TARGETS)[number];
interface Visit {
  who: Who;
  url: string;
}

const order = (page: string, query = ''): string => `/packages/order/${page}/index${query}`;
const centre = (page: string): string => `/packages/distributor/${page}/index`;

/** Every page as a cold start: nothing is known before, so it asks for all it needs. */
const PAGES: readonly (readonly [name: string, who: Who, url: (shop: BusyShop) => string])[] = [
  ['home', 'seller', () => '/pages/home/index'],
  ['category', 'seller', () => '/pages/category/index'],
  ['product', 'seller', ({ productId }) => `/pages/product/index?productId=${productId}`],
  ['search', 'seller', ({ categoryId }) => order('search', `?categoryId=${categoryId}`)],
  ['cart', 'buyer', () => '/pages/cart/index'],
  ['checkout', 'buyer', () => order('checkout')],
  ['orders', 'buyer', () => order('orders')],
  ['order-detail', 'buyer', ({ orderId }) => order('order-detail', `?orderId=${orderId}`)],
  ['me', 'seller', () => '/pages/me/index'],
  ['dashboard', 'seller', () => centre('dashboard')],
  ['commissions', 'seller', () => centre('commissions')],
  ['customers', 'seller', () => centre('customers')],
];

/** Figures by their budgets in config/lib/budgets.mjs. */
const BUDGETED = {
  apiRequests: 'requests',
  setDataBytes: 'setData',
  setDataRate: 'perSecond',
  nodes: 'nodes',
  depth: 'depth',
} as const;

const TARGETS = MINI_TARGETS.filter((one) => !process.env.ONLY || one === process.env.ONLY);

const phoneOf = ({ tokens, member }: Login): Phone => {
  const phone = new Phone({ persona: 162 });
  phone.hasAgreedToPrivacy = true;
  phone.storage.set('yimai.session', JSON.stringify({ tokens, member }));
  return phone;
};

/** What was in the middle on the way down, and at the same places on the way back up. */
async function thereAndBack(mini: MiniProgram) {
  const walk = await walkDown(mini);
  const places = walk.places.slice(3, 6).reverse();
  const back: [number, string][] = [];
  for (const [top] of places) back.push([top, (await lookAt(mini, top)).middle]);
  return { ...walk, places, back };
}

/** Between two platforms nothing is shared, and most of a visit is waiting: they are visited at the same time. */
describe('the pages of the mini-programs', () => {
  let browser: Browser;
  let shop: BusyShop;
  const hosts = new Map<MiniTarget, Host>();
  const measured = new Map<MiniTarget, Record<string, PageFigures>>();

  /** A cold start at an address, seen and then put away. */
  async function visit<T>(
    host: Host,
    { who, url }: Visit,
    act: (mini: MiniProgram) => Promise<T>,
  ): Promise<T> {
    const mini = await host.launch(phoneOf(shop[who]), { url });
    try {
      const result = await act(mini);
      mini.expectCalm();
      return result;
    } finally {
      await mini.kill();
    }
  }

  /** Ends when both have ended, well or not. */
  async function onEach<T>(act: (target: MiniTarget, host: Host) => Promise<T>): Promise<T[]> {
    const acts = [...hosts].map(([target, host]) => act(target, host));
    await Promise.allSettled(acts);
    return Promise.all(acts);
  }

  /**
   * A busy machine lets what was put off count as the first screen, and never the other way round: what exceeds a budget is
   * looked at again.
   * @returns what the page exceeds each time, and then what it asked for; nothing is well
   */
  async function measure(
    name: string,
    toVisit: Visit,
    [target, host]: [MiniTarget, Host],
  ): Promise<string[]> {
    let problems: string[] = [];
    for (let look = 1; look <= LOOKS; look += 1) {
      const figures = await visit(host, toVisit, measurePage);
      measured.set(target, { ...measured.get(target), [name]: figures });
      const { asked, ...numbers } = figures;
      process.stdout.write(`${JSON.stringify({ metric: 'mini-page', target, page: name, ...numbers })}\n`);
      const exceeded = Object.entries(BUDGETED)
        .filter(([id, key]) => !keeps(id, figures[key]))
        .map(([id, key]) => `${target} ${id}: ${figures[key]}`);
      if (exceeded.length === 0) return [];
      problems = [...exceeded, ...asked];
    }
    return problems;
  }

  beforeAll(async () => {
    shop = await busyShop();
    browser = await openBrowser();
    for (const target of TARGETS) hosts.set(target, await openHost(browser, target));
  });
  afterAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    for (const [target, figures] of measured)
      writeFileSync(path.join(RESULTS, `${target}.json`), JSON.stringify(figures, null, 2));
    await onEach((_, host) => host.close());
    await browser?.close();
  });

  it.each(PAGES)('%s keeps its budgets', async (name, who, address) => {
    const toVisit = { who, url: address(shop) };
    const problems = await onEach((target, host) => measure(name, toVisit, [target, host]));
    if (problems.flat().length > 0) throw new Error(problems.flat().join('\n'));
  });

  it(
    'a list of more than a hundred rows stays within its budgets and in its place',
    async () => {
      const toVisit: Visit = { who: 'seller', url: order('search', `?categoryId=${shop.categoryId}`) };
      await onEach(async (target, host) => {
        const { titles, nodes, largestSetData, places, back } = await visit(host, toVisit, thereAndBack);
        process.stdout.write(
          `${JSON.stringify({ metric: 'mini-list', target, rows: titles.size, nodes, largestSetData })}\n`,
        );
        expect(titles.size).toBeGreaterThan(100);
        expect({
          target,
          nodes: keeps('nodes', nodes),
          setData: keeps('setDataBytes', largestSetData),
        }).toEqual({
          target,
          nodes: true,
          setData: true,
        });
        // On the way back up, what had been dropped is where it was.
        expect(back).toEqual(places);
        expect(back).toHaveLength(3);
      });
    },
    LONG_MS,
  );
});
