import { randomUUID } from 'node:crypto';
import type { Browser, Locator } from 'playwright-core';
import type { Api } from '@yimai/shared/contracts/api';
import type { Person } from '../../src/journey/http.js';
import { Backstage, type Goods } from './support/backstage.js';
import { enterConsole } from './support/console.js';
import { records } from './support/records.js';
import { gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

type Order = Api['placeOrder']['output'];
const BUYER = 133;

/** The screens that staff work with all day, on a desk of 1280 pixels. */
describe('a day of work in the console', () => {
  let browser: Browser;
  let stage: Backstage;
  let staff: Visitor;
  let buyer: Person;
  let tea: Goods;
  let parcel: Order;
  let course: Order;

  beforeAll(async () => {
    stage = await Backstage.open();
    tea = await stage.offer({ title: '明前龙井礼盒', priceFen: 26_800 });
    const lesson = await stage.offer({ title: '茶艺入门课', priceFen: 9_900, isVirtual: true });
    buyer = await stage.member(BUYER);
    const payer = BUYER;
    [parcel, course] = [await stage.buy(buyer, tea, { payer }), await stage.buy(buyer, lesson, { payer })];
    browser = await openBrowser();
    staff = await Visitor.arrive(browser, 'desktop');
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [staff]);
  const button = (where: Locator | Visitor['page'], name: string): Locator =>
    where.getByRole('button', { name, exact: true });
  const row = (text: string): Locator => staff.page.getByRole('row').filter({ hasText: text });

  /** Out of the row of an order; returns the dialog. */
  async function openShipping(order: Order): Promise<Locator> {
    await staff.open('/console/orders');
    await button(row(order.number), '发货').click();
    const dialog = staff.page.getByRole('dialog', { name: `发货 · ${order.number}` });
    await see(dialog, 'the dialog for shipping');
    return dialog;
  }

  step('staff logs in with a password and comes to where they wanted to go', async () => {
    await enterConsole(staff, '/orders');
    await see(row(parcel.number), 'the order that was paid');
  });

  step('a parcel is shipped: what is missing is said, then the buyer has its number', async () => {
    const dialog = await openShipping(parcel);
    await button(dialog, '发货').click();
    await see(dialog.getByText('请填写快递单号'), 'what is missing');
    await dialog.getByRole('combobox', { name: '快递公司' }).fill('圆通');
    await staff.page.getByTitle('圆通').first().click();
    await dialog.getByRole('textbox', { name: '快递单号' }).fill('YT7700 1122 33445');
    await button(dialog, '发货').click();
    await see(staff.page.getByText('已发货，买家会收到物流通知'), 'that it was shipped');
    await gone(dialog, 'the dialog');
    const { state, shipments } = await buyer.api.getOrder({ orderId: parcel.id });
    expect([state, shipments.map(({ trackingNumber }) => trackingNumber)]).toEqual([
      'shipped',
      ['YT7700112233445'],
    ]);
  });

  step('what is no parcel is delivered as a code, without a carrier to choose', async () => {
    const dialog = await openShipping(course);
    await see(dialog.getByText('线上交付'), 'the only way there is');
    await dialog.getByRole('textbox', { name: '兑换码' }).fill('CHAYI-2026-0001');
    await button(dialog, '发货').click();
    await gone(dialog, 'the dialog');
    expect((await buyer.api.getOrder({ orderId: course.id })).state).toBe('shipped');
  });

  step('a review is answered, once', async () => {
    const { page } = staff;
    await buyer.api.confirmReceipt({ orderId: parcel.id });
    const text = '豆香很足，送人也体面。';
    const lineId = parcel.lines[0]?.id ?? '';
    const words = { lineId, rating: 5, text, fileIds: [] };
    await buyer.api.createReview(words, { idempotencyKey: randomUUID() });
    await staff.open('/console/reviews');
    await button(row(text), '回复').click();
    const dialog = page.getByRole('dialog', { name: '回复评价' });
    await dialog.getByRole('textbox', { name: '回复' }).fill('谢谢喜欢，欢迎再来。');
    await button(dialog, '回复').click();
    await gone(dialog, 'the dialog');
    await see(row(text).getByText('商家回复：谢谢喜欢，欢迎再来。'), 'the answer');
    expect(await button(row(text), '回复').count()).toBe(0);
  });

  step('a notification that fits nothing is looked into, and what was found is kept', async () => {
    const { page } = staff;
    const problem = '没有这个商户单号';
    await records(
      `INSERT INTO channel_notifications (id, provider, event_id, kind, business_no, fact, state, problem, received_at)
        VALUES (7, 'wechat', 'console-work', 'payment', 'YMELSEWHERE', '{}', 'quarantined', ?, NOW(3))`,
      [problem],
    );
    await staff.open('/console/troubles');
    await see(row(problem).getByText('没有对应的订单'), 'that it is about nothing of ours');
    await button(row(problem), '记为已核实').click();
    const dialog = page.getByRole('dialog', { name: '这条通知已经核实' });
    await dialog.getByRole('textbox', { name: '结果' }).fill('属于另一家门店，已转告');
    await button(dialog, '记为已核实').click();
    await see(page.getByText('没有待核实的通知'), 'that nothing is left');
    await staff.open('/console/audit');
    await see(row('核实平台通知').getByText('属于另一家门店，已转告'), 'the note in the audit trail');
  });

  step('goods become virtual only where that was agreed to; a refusal keeps the form', async () => {
    const { page } = staff;
    staff.forgive(/409/);
    const choose = async (kind: string): Promise<void> => {
      await page.getByRole('combobox', { name: '交付方式' }).click();
      await page.getByTitle(kind).last().click();
      await button(page, '保存商品').click();
    };
    await staff.open(`/console/products/${tea.productId}`);
    await choose('虚拟商品（交付兑换码）');
    await see(page.getByText('所在分类未开通虚拟商品，请先完成合规确认'), 'why not');
    await choose('快递发货');
    await see(page.getByText('已保存', { exact: true }), 'that it was saved');
  });
});
