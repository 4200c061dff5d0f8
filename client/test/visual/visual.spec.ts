import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { prepareBrowser, preparePhone } from '../../../config/lib/shot-states.mjs';
import { baseUrl, openBrowser } from '../../../server/test/browser/support/visitor.js';
import { lanes } from '../shots/lanes.js';
import { comeToRest } from '../budgets/meter.js';
import type { Host } from '../host/host.js';
import { Phone } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';
import { expectLooks } from './compare.js';
import { BUYER, PAGES, SELLER, stillShop, type Name, type StillShop } from './shop.js';
import { holdStill, isComplete, withoutTheRest } from './still.js';

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };
const CAMERAS = 4;
/** What pages put off until their first screen stands comes within this. */
const LATER_MS = 1_500;
/** On a busy machine pictures take their time. */
const PICTURES_MS = 30_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let browser: Browser;
let shop: StillShop;
/** Most of a photograph is waiting for nothing to happen: all are begun at once, and asked for by name. */
const pictures = new Map<string, Promise<Buffer>>();

interface Look {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  style?: string;
}

/** Whose page it is. */
const personOf = (name: Name) =>
  name === 'centre' ? { login: shop.seller, no: SELLER } : { login: shop.buyer, no: BUYER };

async function openContext(name: Name, { colorScheme, viewport = PHONE }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: viewport === PHONE,
    hasTouch: viewport === PHONE,
  });
  await context.addInitScript((data) => {
    localStorage.setItem('yimai.session', JSON.stringify({ data }));
  }, personOf(name).login);
  await prepareBrowser(context, { change: withoutTheRest });
  return context;
}

/** Only what is complete is held still. */
async function hold(body: Locator): Promise<void> {
  const deadline = performance.now() + PICTURES_MS;
  while (!(await body.evaluate(isComplete))) {
    if (performance.now() > deadline) throw new Error('a picture or a font in sight never came');
    await sleep(100);
  }
  await body.evaluate(holdStill);
}

async function photographH5(name: Name, look: Look = {}): Promise<Buffer> {
  const context = await openContext(name, look);
  try {
    const page = await context.newPage();
    await page.goto(shop.pages[name], { waitUntil: 'domcontentloaded' });
    await page.getByRole('main').first().waitFor();
    await page.waitForLoadState('networkidle');
    await sleep(LATER_MS);
    if (look.style) await page.addStyleTag({ content: look.style });
    await hold(page.locator('body'));
    return await page.screenshot();
  } finally {
    // What is asked for at this moment, as a centre without a socket does all the time, has nobody to answer to.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

async function photographMini(host: Host, name: Name): Promise<Buffer> {
  const { login, no } = personOf(name);
  const phone = new Phone({ persona: no });
  phone.hasAgreedToPrivacy = true;
  phone.storage.set('yimai.session', JSON.stringify(login));
  preparePhone(phone.network, { change: withoutTheRest });
  const mini = await host.launch(phone, { url: shop.pages[name] });
  try {
    await comeToRest(mini, 'network');
    await sleep(LATER_MS);
    await comeToRest(mini, 'network');
    // Of a document that was changed on its way a browser opens no socket to this machine: on H5 it is never there.
    if (name === 'centre') await mini.screen.getByText('实时更新').waitFor();
    await hold(mini.screen.locator('body'));
    return await mini.shell.screenshot();
  } finally {
    await mini.kill();
  }
}

const hosts: Host[] = [];

beforeAll(async () => {
  [browser, shop] = [await openBrowser(), await stillShop()];
  const enter = lanes(CAMERAS);
  const take = (name: string, work: () => Promise<Buffer>): void => void pictures.set(name, enter(work));
  for (const name of PAGES) take(`h5-${name}`, () => photographH5(name));
  take('h5-order-dark', () => photographH5('order', { colorScheme: 'dark' }));
  take('h5-centre-dark', () => photographH5('centre', { colorScheme: 'dark' }));
  take('h5-topic-1280', () => photographH5('topic', { viewport: DESK }));
  take('h5-product-1280', () => photographH5('product', { viewport: DESK }));
  for (const target of MINI_TARGETS) {
    const host = await openHost(browser, target, { ...PHONE, scale: 1 });
    hosts.push(host);
    for (const name of PAGES) take(`${target}-${name}`, () => photographMini(host, name));
  }
});
afterAll(async () => {
  await Promise.allSettled(pictures.values());
  for (const host of hosts) await host.close();
  await browser?.close();
});

const NAMES = [
  ...['h5', ...MINI_TARGETS].flatMap((target) => PAGES.map((page) => `${target}-${page}`)),
  'h5-order-dark',
  'h5-centre-dark',
  'h5-topic-1280',
  'h5-product-1280',
];

it.each(NAMES)('%s looks as it did', async (name) => {
  const picture = await pictures.get(name);
  if (!picture) throw new Error(`${name} was not photographed`);
  await expectLooks(name, picture);
});

describe('the check', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-visual-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const kept = { folder, artifacts: folder, isUpdate: false };

  it('refuses buttons with another padding, and a picture nobody has approved', async () => {
    const approved = (await pictures.get('h5-cart')) ?? Buffer.alloc(0);
    await expect(expectLooks('planted', approved, kept)).rejects.toThrow('no reference');
    await expectLooks('planted', approved, { ...kept, isUpdate: true });
    await expectLooks('planted', await photographH5('cart'), kept);
    const changed = await photographH5('cart', {
      style: '[role=button],button{padding-bottom:2px !important}',
    });
    await expect(expectLooks('planted', changed, kept)).rejects.toThrow(/looks different in \d+ pixels/);
    for (const kind of ['expected', 'actual', 'diff'])
      expect(fs.existsSync(path.join(folder, `planted.${kind}.png`))).toBe(true);
  });
});
