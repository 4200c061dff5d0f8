/**
 * `npm run shots [-- page …]`: photographs every page of the storefront, and the console's first, at the widths of a
 * phone, a tablet and a desk, into `artifacts/screenshots/`; the few that the README shows go to `docs/screenshots/` as
 * well. Starts the demo shop on free ports (kept in `.data/screenshots`, so that only the first run has to fill it), or
 * uses a mall that is running: SHOTS_BASE_URL=http://127.0.0.1:8080. Options, each of which keeps the README's as they are:
 *   --dark              the dark theme
 *   --state=…           a page on another day: empty, error, loading, slow, offline, long,
 *                       large, troubled (lib/shot-states.mjs)
 *   --width=375,1280    only these; 414 is there too
 *   --full              as high as the page is
 *   --target=weapp,tt   in the mini-programs' host instead of a browser, in a folder each; `all` is h5, weapp and tt
 *   --all               every target at every width on an ordinary day, empty, failing and with everything long: two hours on two cores
 * YIMAI_GALLERY=1 npm run shots -- gallery --full --target=all: every component in every state.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ReadableError, info, warn } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { inData, inRoot } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { run } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';
import { SHOPPER, DISTRIBUTOR, isNamed, pagesOf } from './lib/shot-list.mjs';
import { STATES, prepareBrowser } from './lib/shot-states.mjs';

const sharp = createRequire(inRoot('server/package.json'))('sharp');
const OUT = inRoot('artifacts/screenshots');
const DOCS = inRoot('docs/screenshots');
const TARGETS = ['h5', 'weapp', 'tt'];
const LARGEST = 250_000;
/** Taller than a phone: what is below the fold is reviewed too. The pictures for the README are cut to `fold`. */
const SIZES = [
  { width: 375, height: 1500, fold: 812, scale: 2, isMobile: true, hasTouch: true },
  { width: 768, height: 1400, fold: 1024, scale: 1, isMobile: true, hasTouch: true },
  { width: 1280, height: 1300, fold: 860, scale: 1 },
  { width: 414, height: 1500, fold: 896, scale: 2, isMobile: true, hasTouch: true, onDemand: true },
];
const CURATED = new Set([
  'home-375',
  'product-375',
  'cart-375',
  'checkout-375',
  'receipt-375',
  'dashboard-375',
  'poster-375',
  'home-1280',
  'product-1280',
  'dashboard-1280',
  'console-1280',
]);
const PASSWORD = 'yimai-demo-2026'; // of the demo's staff; refused in production
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const minisOf = (targets) => targets.filter((target) => target !== 'h5');

async function running(targets) {
  const { SHOTS_BASE_URL: base, SHOTS_CONTROL_URL: control } = process.env;
  if (base && minisOf(targets).length > 0 && !control)
    throw new ReadableError(
      'The mini-programs also need the simulators: SHOTS_CONTROL_URL=http://127.0.0.1:8090',
    );
  if (base) return { base, control };
  await build(['server', 'simulators', 'h5', 'console', ...minisOf(targets)]);
  const stack = await startStack({ dataDir: inData('screenshots'), privateDatabase: true, demo: true });
  return { base: stack.urls.server, control: stack.urls.control };
}

/** Few colours until it is small enough: flat pages keep their look, and the repository stays light. */
async function compress(picture) {
  for (const colours of [256, 128, 64, 32]) {
    const small = await sharp(picture).png({ palette: true, colours, effort: 8 }).toBuffer();
    if (small.length <= LARGEST || colours === 32) return small;
  }
  return picture;
}

async function keep(name, picture, { width, fold, scale }) {
  fs.writeFileSync(path.join(OUT, `${name}.png`), picture);
  if (!CURATED.has(name)) return;
  const top = { left: 0, top: 0, width: width * scale, height: fold * scale };
  const small = await compress(await sharp(picture).extract(top).toBuffer());
  if (small.length > LARGEST) warn(`docs/screenshots/${name}.png has ${small.length} bytes`);
  fs.writeFileSync(path.join(DOCS, `${name}.png`), small);
}

/** What pages put off until their first screen stands comes within this. */
const LATER_MS = 2_000;

/** Nothing moves any more: no skeleton, no spinner, every picture in sight is there. */
async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const isCalm = () =>
    ![...globalThis.document.images].some(
      (one) =>
        !one.complete && one.checkVisibility() && one.getBoundingClientRect().top < globalThis.innerHeight,
    ) && !globalThis.document.querySelector('[class*="skeleton" i]:not([hidden])')?.checkVisibility();
  await page.waitForFunction(isCalm, undefined, { timeout: 8_000 }).catch(() => undefined);
  await page.evaluate(() => globalThis.document.fonts.ready);
}

async function contextFor(browser, { base, size, session, options }) {
  const { width, height, scale, isMobile, hasTouch } = size;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: options.dark ? 'dark' : 'light',
    ...(isMobile ? { isMobile, hasTouch } : {}),
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript((value) => {
    if (value) globalThis.localStorage.setItem('yimai.session', JSON.stringify({ data: value }));
  }, session);
  if (options.state) await prepareBrowser(context, options.state);
  return context;
}

/** A page scrolls inside of itself, so the window is made as high as what is in it. */
async function unroll(page, size) {
  const height = await page.evaluate(() =>
    Math.max(
      ...[...globalThis.document.querySelectorAll('.taro_page')].map((one) =>
        one.checkVisibility() ? one.scrollHeight : 0,
      ),
    ),
  );
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, 6_000)) });
}

/** The bars at the bottom belong at the bottom of a phone, so the pictures for the README have a phone's height. */
async function shoot(page, { name, path: address, press, size, options }) {
  const { state } = options;
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  if (state?.afterMs) await page.waitForTimeout(state.afterMs);
  else {
    await settle(page);
    await page.waitForTimeout(LATER_MS);
  }
  if (press && !state?.afterMs) {
    // A page without it is worth a picture too: an empty one has nothing to open.
    await press(page).catch((error) => warn(`${name}: ${error.message.split('\n')[0]}`));
    await settle(page);
  }
  if (CURATED.has(name)) await page.setViewportSize({ width: size.width, height: size.fold });
  if (options.full) await unroll(page, size);
  if (!state?.afterMs) await settle(page);
  if (state?.goesOffline) {
    await page.context().setOffline(true);
    await page.waitForTimeout(300);
  }
  const picture = await page.screenshot();
  await keep(name, picture, size);
  await page.context().setOffline(false);
  await page.setViewportSize({ width: size.width, height: size.height });
}

const logInAll = async (base) => ({
  shopper: await SHOPPER.logIn(base),
  distributor: await DISTRIBUTOR.logIn(base),
  nobody: null,
});

async function shootStorefront(browser, base, options) {
  const pages = (await pagesOf(base, await logInAll(base))).filter(({ name }) =>
    isNamed(name, options.wanted),
  );
  for (const size of SIZES.filter(options.isWanted)) {
    // Anew for each width: the pictures of all take longer than a token lasts, and a token renewed in one page ends the others.
    const sessions = await logInAll(base);
    for (const [who, session] of Object.entries(sessions)) {
      const context = await contextFor(browser, { base, size, session, options });
      const page = await context.newPage();
      page.on('pageerror', (error) => warn(`${page.url()}: ${error.message}`));
      for (const one of pages.filter((each) => each.who === who && size.width < (each.below ?? Infinity)))
        await shoot(page, { ...one, name: `${one.name}-${size.width}${options.suffix}`, size, options });
      await context.close();
    }
    info(`${size.width} px`);
  }
}

async function shootConsole(browser, base, options) {
  const size = SIZES[2];
  const context = await contextFor(browser, { base, size, session: null, options });
  const page = await context.newPage();
  await page.goto('/console/', { waitUntil: 'domcontentloaded' });
  await page.getByLabel('账号').fill('owner');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('menu').first().waitFor();
  await page.setViewportSize({ width: size.width, height: size.fold });
  await settle(page);
  await keep('console-1280', await page.screenshot(), size);
  await context.close();
}

const OPTIONS = {
  all: { type: 'boolean' },
  dark: { type: 'boolean' },
  full: { type: 'boolean' },
  state: { type: 'string' },
  target: { type: 'string', default: 'h5' },
  width: { type: 'string' },
};

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new ReadableError(error.message);
  }
}

function checkState(name) {
  if (name && !STATES[name]) throw new ReadableError(`--state is one of ${Object.keys(STATES).join(', ')}`);
}

/** What `--all` takes pictures of beside an ordinary day. */
const OTHER_DAYS = ['empty', 'error', 'long'];

/** @returns {object[]} one run over the pages each */
function readRounds() {
  const { values, positionals } = parsed();
  checkState(values.state);
  const targets = values.all || values.target === 'all' ? TARGETS : values.target.split(',');
  if (targets.some((target) => !TARGETS.includes(target)))
    throw new ReadableError(`--target is all, or some of ${TARGETS.join(',')}`);
  const widths = values.width?.split(',').map(Number);
  const round = (stateName) => ({
    targets,
    wanted: positionals,
    dark: values.dark,
    full: values.full,
    stateName,
    state: STATES[stateName],
    isWanted: ({ width, onDemand }) => values.all || (widths ? widths.includes(width) : !onDemand),
    // Part of the name, so that no variant overwrites a picture of the README.
    suffix: [stateName, values.dark && 'dark', values.full && 'full']
      .map((word) => (word ? `-${word}` : ''))
      .join(''),
  });
  return values.all ? [undefined, ...OTHER_DAYS].map(round) : [round(values.state)];
}

async function shootBrowser(base, options) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: FLAGS });
  try {
    await shootStorefront(browser, base, options);
    const { wanted, suffix } = options;
    if (!suffix && isNamed('console', wanted)) await shootConsole(browser, base, options);
  } finally {
    await browser.close();
  }
}

/** The host is TypeScript, which jest compiles: client/test/shots takes the pictures. Phones have the width of a phone. */
async function shootMinis({ base, control }, options) {
  const { wanted, dark, full, stateName, suffix } = options;
  const sizes = SIZES.filter(({ width, isMobile }) => isMobile && width < 768).filter(options.isWanted);
  if (sizes.length === 0) return warn('phones are 375 or 414 wide: nothing of the mini-programs');
  const targets = minisOf(options.targets);
  const SHOTS = JSON.stringify({ targets, sizes, wanted, dark, full, stateName, suffix, folder: OUT });
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', inRoot('config/jest/shots.mjs')];
  const mall = { API_BASE_URL: base, SIM_CONTROL_URL: control, CHROMIUM_PATH: await ensureChromium() };
  await run(process.execPath, jest, {
    show: true,
    env: { ...process.env, ...mall, NODE_ENV: 'test', TZ: 'UTC', SHOTS },
  });
}

const picturesIn = (folder) =>
  fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.png'));

main(async () => {
  const rounds = readRounds();
  await ensureDependencies();
  const [{ targets }] = rounds;
  const mall = await running(targets);
  for (const folder of [OUT, DOCS]) fs.mkdirSync(folder, { recursive: true });
  for (const options of rounds) {
    if (targets.includes('h5')) await shootBrowser(mall.base, options);
    if (minisOf(targets).length > 0) await shootMinis(mall, options);
  }
  info(`${picturesIn(OUT).length} pictures in artifacts/screenshots`);
});
