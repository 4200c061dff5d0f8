import type { Browser } from 'playwright-core';
import { Backstage, type Goods } from './support/backstage.js';
import { enterConsole } from './support/console.js';
import { gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

/** The ids of the goods and those of their SKUs stand in two parts of one page. */
describe('goods of 抖店 in the console', () => {
  let browser: Browser;
  let stage: Backstage;
  let staff: Visitor;
  let tea: Goods;

  beforeAll(async () => {
    stage = await Backstage.open();
    tea = await stage.offer({ title: '明前龙井礼盒', priceFen: 26_800 });
    browser = await openBrowser();
    staff = await Visitor.arrive(browser, 'desktop');
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [staff]);
  const type = (label: string, text: string) => staff.page.getByLabel(label, { exact: true }).fill(text);
  const save = () => staff.page.getByRole('button', { name: '保存商品', exact: true }).click();

  step('goods are linked with their SKUs, and not by halves', async () => {
    const { page } = staff;
    await enterConsole(staff, `/products/${tea.productId}`);
    await type('抖店店铺编号', '5893575');
    await save();
    await see(page.getByText('请填写抖店商品编号'), 'what is missing');
    await type('抖店商品编号', '3629468712345678901');
    await save();
    await see(page.getByText('请填写每个规格的抖店规格编号（数字）'), 'the SKUs');
    await type('默认规格 抖店规格编号', '1745678901234567');
    await save();
    await see(page.getByText('已保存', { exact: true }), 'that it was saved');
    const saved = await stage.owner.api.consoleGetProduct({ productId: tea.productId });
    expect([saved.doudian?.shopId, saved.skus[0]?.doudianSkuId]).toEqual(['5893575', '1745678901234567']);
  });

  step('what was sold there is listed with whose it is, or why it is nobody’s', async () => {
    const { page } = staff;
    const inShop = (action: string, input: object) =>
      stage.sims.post<{ orderId: string }>(`/control/providers/douyin/doudian${action}`, { ...input });
    const { orderId } = await inShop('Place', { skuId: '1745678901234567', quantity: 2, persona: 135 });
    await stage.sims.post('/control/pay', { outTradeNo: orderId });
    await stage.runJobs();
    await page.getByRole('menuitem', { name: '抖店成交' }).click();
    const sale = page.getByRole('row').filter({ hasText: orderId });
    await see(sale.getByText('下单前没有人从小程序打开过'), 'why it is nobody’s');
    await see(sale.getByText('待发货', { exact: true }), 'its state there');
    await page.getByText('已归属', { exact: true }).first().click();
    await gone(sale, 'what is nobody’s');
    await page.getByText('购买意向', { exact: true }).click();
    await see(page.getByRole('columnheader', { name: '推荐人' }), 'the list of who went there');
  });
});
