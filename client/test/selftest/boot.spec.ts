import path from 'node:path';
import type { Browser } from 'playwright-core';
import { Backstage } from '../../../server/test/browser/support/backstage.js';
import { eventually } from '../../../server/test/browser/support/see.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';

const PICTURES = path.resolve(__dirname, '../../../artifacts/mini');
/** WeChat's advice: fewer nodes and levels than these, or the page is slow. */
const MOST_NODES = 1_000;
const MOST_LEVELS = 30;

describe.each(MINI_TARGETS)('the compiled %s', (target) => {
  let browser: Browser;
  let host: Host;
  let mini: MiniProgram | undefined;

  beforeAll(async () => {
    const stage = await Backstage.open();
    await stage.offer({ title: `云南古树红茶 ${target}`, priceFen: 16_900, tint: '#7a4b2a' });
    browser = await openBrowser();
    host = await openHost(browser, target);
  });
  afterEach(async () => {
    await mini?.kill();
  });
  afterAll(async () => {
    await host?.close();
    await browser?.close();
  });

  it('starts, asks the real server and shows its goods, without a complaint', async () => {
    mini = await host.launch(new Phone({ persona: 150 }));
    await mini.screen.getByText(`云南古树红茶 ${target}`).first().waitFor();
    await mini.screenshot(path.join(PICTURES, `home-${target}.png`));
    mini.expectCalm();
    expect(mini.stack).toEqual(['pages/home/index']);
    const cost = await mini.cost();
    expect(cost.nodes).toBeGreaterThan(50);
    expect(cost.nodes).toBeLessThan(MOST_NODES);
    expect(cost.depth).toBeLessThan(MOST_LEVELS);
    expect(mini.journal.requests.every(({ status }) => status === 200)).toBe(true);
  });

  it('finds its way between tabs and back', async () => {
    mini = await host.launch(new Phone({ persona: 150 }));
    const { shell, screen } = mini;
    await shell.getByRole('tab', { name: '购物车' }).tap();
    await screen.getByText('购物车还空着').waitFor();
    await shell.getByRole('tab', { name: '首页' }).tap();
    await screen
      .getByRole('link', { name: `云南古树红茶 ${target}` })
      .last()
      .tap();
    await screen.getByRole('button', { name: '立即购买' }).waitFor();
    expect(mini.stack).toEqual(['pages/home/index', 'pages/product/index']);
    await mini.back();
    expect(mini.stack).toEqual(['pages/home/index']);
    mini.expectCalm();
  });

  it('shows what arrived while somebody was in another tab', async () => {
    const phone = new Phone({ persona: 150 });
    phone.network.faults.add({ matches: /GET .*\/pages\/home/, kind: 'slow', delayMs: 1_500 });
    mini = await host.launch(phone);
    const { shell, screen, journal } = mini;
    await shell.getByRole('tab', { name: '购物车' }).tap();
    await screen.getByText('购物车还空着').waitFor();
    await eventually('the answer', () =>
      journal.requests.some(({ url, status }) => url.includes('/pages/home') && status === 200),
    );
    await shell.getByRole('tab', { name: '首页' }).tap();
    await screen
      .getByRole('link', { name: `云南古树红茶 ${target}` })
      .last()
      .waitFor();
    mini.expectCalm();
  });
});
