import type { Screen } from '../support/screen.js';
import { see } from '../support/see.js';

/** What happens to an order after it was paid. */
export class Orders {
  constructor(private readonly page: Screen) {}

  async openFromResult(): Promise<void> {
    await this.page.getByRole('button', { name: '查看订单' }).click();
    await this.seeState('待发货');
  }

  async seeState(text: string): Promise<void> {
    await see(this.page.getByRole('main').getByText(text, { exact: true }), `the order's state ${text}`);
  }

  /** A way to customer service that a thumb hits. */
  async seeService(): Promise<void> {
    const button = this.page.getByRole('main').getByRole('button', { name: '联系客服' });
    await see(button, 'the way to customer service');
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }

  async track(trackingNumber: string): Promise<void> {
    await this.page.getByRole('button', { name: '查看物流' }).click();
    await see(this.page.getByText(trackingNumber), 'the tracking number');
  }

  /** Where WeChat knows of the parcel its own page asks; everywhere else we do. */
  async confirmReceipt(): Promise<void> {
    await this.page.getByRole('button', { name: '确认收货' }).click();
    const dialog = this.page.getByRole('dialog', { name: '确认已收到货？' });
    const ours = dialog.getByRole('button', { name: '确认收货' });
    const done = this.page.getByText('已确认收货');
    await see(ours.or(done).first(), 'a question or that the receipt is confirmed');
    if (await ours.isVisible()) await ours.click();
    await see(done, 'that the receipt is confirmed');
  }

  async requestRefund(reason: string): Promise<void> {
    const { page } = this;
    await page.getByRole('main').getByRole('button', { name: '申请售后' }).first().click();
    await page.getByRole('radio', { name: /^仅退款/ }).click();
    await page.getByRole('radio', { name: reason }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await see(page.getByText('申请信息'), 'the after-sale case');
  }
}
