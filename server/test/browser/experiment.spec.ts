import type { Browser } from 'playwright-core';
import { DEVICE_COOKIE, DEVICE_HEADER } from '@yimai/shared/api/device';
import type { ExperimentDetailView } from '@yimai/shared/contracts/experiment';
import type { ProductView } from '@yimai/shared/contracts/catalog';
import { Backstage, type Goods } from './support/backstage.js';
import { enterConsole } from './support/console.js';
import { eventually, isSeen, see } from './support/see.js';
import { story } from './support/story.js';
import { baseUrl, openBrowser, Visitor } from './support/visitor.js';

/** The first of a few people who have not been here; their devices are called after them. */
const FIRST = 121;
const deviceOf = (no: number): string => `browser-api-${no}`;

describe('two ways of writing a price, from the plan to the result', () => {
  let browser: Browser;
  let stage: Backstage;
  let staff: Visitor;
  let goods: Goods;
  /** Whoever sees prices as before, and whoever sees them with a word. */
  let plain: Visitor;
  let worded: Visitor;
  let wordedNo = 0;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: '霍山黄芽', priceFen: 16_800, tint: '#b3a25a' });
    browser = await openBrowser();
    staff = await Visitor.arrive(browser, 'desktop');
  });
  afterAll(async () => {
    // Whoever comes after this story sees prices as they always were.
    const { items } = await stage.owner.api.listExperiments({});
    for (const { id } of items.filter(({ state }) => state === 'running'))
      await stage.owner.api.stopExperiment({ experimentId: id });
    await browser?.close();
  });

  const step = story(() => [staff, plain, worded]);
  const address = () => `/pages/product/index?productId=${goods.productId}`;
  const word = (who: Visitor) => who.page.getByText('今日价', { exact: true });

  async function wordFor(no: number): Promise<string> {
    const response = await fetch(`${baseUrl()}/v1/shop/products/${goods.productId}`, {
      headers: { [DEVICE_HEADER]: deviceOf(no) },
    });
    return ((await response.json()) as ProductView).priceLabel?.word ?? 'none';
  }
  async function arriveAs(no: number): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser);
    await visitor.context.addCookies([{ name: DEVICE_COOKIE, value: deviceOf(no), url: baseUrl() }]);
    const told = visitor.page.waitForResponse('**/v1/shop/exposures');
    await visitor.open(address());
    await see(visitor.page.getByLabel('168.00元').first(), 'the price, which is the same for everybody');
    await told;
    return visitor;
  }
  async function running(): Promise<ExperimentDetailView> {
    const { items } = await stage.owner.api.listExperiments({});
    const found = items.find(({ name }) => name === '价格前面写今日价');
    if (!found) throw new Error('the experiment is not there');
    return stage.owner.api.getExperiment({ experimentId: found.id });
  }

  step('staff plans it, and is told how many people that takes', async () => {
    const { page } = staff;
    await enterConsole(staff, '/experiments');
    await page.getByRole('button', { name: '新建实验' }).click();
    const dialog = page.getByRole('dialog', { name: '新建对比实验' });
    await dialog.getByLabel('实验名称').fill('价格前面写今日价');
    await dialog.getByText('价格标签', { exact: true }).click();
    await dialog.getByLabel('价格前面').nth(1).click();
    await page.getByTitle('今日价').click();
    await see(dialog.getByText(/^每个版本需要 [\d,]+ 人看到/), 'how many people it takes');
    await page.mouse.move(0, 0);
    await staff.checkAccessibility();
    await dialog.getByRole('button', { name: '保存草稿' }).click();
    const drawer = page.getByRole('dialog', { name: '价格前面写今日价' });
    await drawer.getByRole('button', { name: '开始实验' }).click();
    await page
      .getByRole('dialog', { name: '开始这个实验' })
      .getByRole('button', { name: '开始实验' })
      .click();
    await see(drawer.getByText('还没有人看到').first(), 'that it runs');
  });

  step('two devices see one each, from the first paint on, and pay the same', async () => {
    const words = await Promise.all(Array.from({ length: 8 }, (_, at) => wordFor(FIRST + at)));
    wordedNo = FIRST + words.indexOf('today');
    [plain, worded] = await Promise.all([arriveAs(FIRST + words.indexOf('none')), arriveAs(wordedNo)]);
    await see(word(worded), 'the word before the price');
    expect(await isSeen(word(plain))).toBe(false);
    const document = await worded.context.request.get(address());
    expect(await document.text()).toContain('<small class="boot-word">今日价</small>');
    expect(await (await plain.context.request.get(address())).text()).not.toContain('今日价</small>');
    // Who has no name gets one with the document, which is nobody else's.
    const first = await fetch(`${baseUrl()}${address()}`);
    expect(first.headers.get('set-cookie')).toMatch(new RegExp(`^${DEVICE_COOKIE}=[\\w-]{36}; Path=/`));
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const keeps = worded.page.evaluate(() => localStorage.getItem('yimai.device'));
    expect(await keeps).toContain(deviceOf(wordedNo));
  });

  step('one of them buys, and the result counts it for what the device saw', async () => {
    await stage.buy(await stage.member(wordedNo), goods, { payer: wordedNo });
    await eventually('the order to be counted', async () => {
      await stage.runJobs();
      const { result } = await running();
      return result?.variants.some(({ converted }) => converted === 1) ?? false;
    });
    const { variants } = (await running()).result ?? { variants: [] };
    expect(variants).toMatchObject([
      { exposed: 1, converted: 0, revenueFen: 0 },
      { exposed: 1, converted: 1 },
    ]);
    const { page } = staff;
    await page.reload();
    const drawer = page.getByRole('dialog', { name: '价格前面写今日价' });
    await see(drawer.getByText('样本不足，还不能下结论', { exact: true }), 'that it is too early to say');
    await see(drawer.getByRole('row').filter({ hasText: 'B 新版' }).getByText('100.00%'), 'its rate');
    await staff.checkAccessibility();
  });

  step('it is stopped, and whoever was in it sees prices as before', async () => {
    const { page } = staff;
    const drawer = page.getByRole('dialog', { name: '价格前面写今日价' });
    await drawer.getByRole('button', { name: '停止实验' }).click();
    await page
      .getByRole('dialog', { name: '停止这个实验' })
      .getByRole('button', { name: '停止实验' })
      .click();
    await see(drawer.getByRole('button', { name: '采用 A 原版' }), 'what may be decided now');
    const after = await fetch(`${baseUrl()}${address()}`);
    expect([after.headers.get('set-cookie'), after.headers.get('cache-control')]).toEqual([null, 'no-cache']);
    await worded.open(address());
    await see(worded.page.getByLabel('168.00元').first(), 'the price');
    expect(await isSeen(word(worded))).toBe(false);
  });
});
