import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { DISTRIBUTOR, isNamed, pagesOf, SHOPPER } from '../../../config/lib/shot-list.mjs';
import { preparePhone, STATES } from '../../../config/lib/shot-states.mjs';
import { baseUrl, openBrowser } from '../../../server/test/browser/support/visitor.js';
import { lanes } from './lanes.js';
import { comeToRest } from '../budgets/meter.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { openHost, type MINI_TARGETS } from '../support/hosts.js';
import { touchScreen } from '../journeys/support/touch.js';

/** What config/screenshots.mjs wants to have. */
interface Wish {
  targets: (typeof MINI_TARGETS)[number][];
  sizes: { width: number; height: number; scale: number }[];
  wanted: string[];
  dark?: boolean;
  full?: boolean;
  stateName?: keyof typeof STATES;
  suffix: string;
  folder: string;
}

const wish = JSON.parse(process.env.SHOTS ?? '{}') as Wish;
const state = wish.stateName === undefined ? undefined : STATES[wish.stateName];
/** The same people as in the browser; nobody has a phone of their own too. */
const PERSONAS = { shopper: 43, distributor: 1, nobody: 162 } as const;
const PHONES = 3;
const PICTURES_MS = 8_000;
/** What pages put off until their first screen stands comes within this. */
const LATER_MS = 1_500;
const HIGHEST = 6_000;

type Page = Awaited<ReturnType<typeof pagesOf>>[number];
type Sessions = Record<keyof typeof PERSONAS, unknown>;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const warn = (page: Page, error: unknown): boolean =>
  process.stdout.write(`! ${page.name}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}\n`);

function phoneOf({ who }: Page, sessions: Sessions): Phone {
  const phone = new Phone({ persona: PERSONAS[who], theme: wish.dark ? 'dark' : 'light' });
  phone.hasAgreedToPrivacy = true;
  if (sessions[who]) phone.storage.set('yimai.session', JSON.stringify(sessions[who]));
  if (state) preparePhone(phone.network, state);
  return phone;
}

/** Nothing is on its way any more, and every picture in sight is there. */
async function settle(mini: MiniProgram): Promise<void> {
  await comeToRest(mini, 'network').catch(() => undefined);
  await sleep(LATER_MS);
  await comeToRest(mini, 'network').catch(() => undefined);
  const isThere = (): boolean =>
    [...document.images].every(
      (one) => one.complete || !one.checkVisibility() || one.getBoundingClientRect().top > innerHeight,
    );
  for (const deadline = performance.now() + PICTURES_MS; performance.now() < deadline; await sleep(100))
    if (await mini.screen.locator('body').evaluate(isThere)) break;
  await mini.screen.locator('body').evaluate(() => document.fonts.ready.then(() => undefined));
}

async function unroll(mini: MiniProgram): Promise<void> {
  const page = await mini.screen
    .locator('body')
    .evaluate(() => [document.documentElement.scrollHeight, innerHeight] as const);
  const { width, height } = mini.shell.viewportSize() ?? { width: 375, height: 812 };
  const missing = Math.min(page[0], HIGHEST) - page[1];
  if (missing > 0) await mini.shell.setViewportSize({ width, height: height + missing });
}

async function take(mini: MiniProgram, page: Page, file: string): Promise<void> {
  if (state?.afterMs) await sleep(state.afterMs);
  else {
    await settle(mini);
    // What it opens is asked for by role, as in a browser; a page without it is worth a picture too.
    await page.press?.(touchScreen(mini.screen, () => mini.url)).catch((error: Error) => warn(page, error));
    if (page.press) await settle(mini);
    if (wish.full) await unroll(mini).then(() => settle(mini));
  }
  if (state?.goesOffline) {
    mini.phone.network.isOnline = false;
    await sleep(300);
  }
  await mini.screenshot(file);
}

async function shoot(host: Host, page: Page, { sessions, file }: { sessions: Sessions; file: string }) {
  const mini = await host.launch(phoneOf(page, sessions), { url: page.path });
  try {
    await take(mini, page, file);
    if (!state) mini.expectCalm();
  } finally {
    await mini.kill();
  }
}

describe.each(wish.targets)('%s', (target) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(wish.sizes)('$width px wide', async (size) => {
    const folder = path.join(wish.folder, target);
    mkdirSync(folder, { recursive: true });
    const [shopper, distributor] = [await SHOPPER.logIn(baseUrl()), await DISTRIBUTOR.logIn(baseUrl())];
    const sessions = { shopper, distributor, nobody: null };
    const pages = (await pagesOf(baseUrl(), sessions)).filter(({ name }) => isNamed(name, wish.wanted));
    const host = await openHost(browser, target, size);
    const enter = lanes(PHONES);
    const takePage = (page: Page): Promise<unknown> => {
      const file = path.join(folder, `${page.name}-${size.width}${wish.suffix}.png`);
      return enter(() => shoot(host, page, { sessions, file })).catch((error: unknown) => warn(page, error));
    };
    await Promise.all(pages.map(takePage));
    await host.close();
  });
});
