import type { Screen } from '../support/screen.js';
import { see, yuanText } from '../support/see.js';

/** The distributor's centre. */
export class Centre {
  constructor(private readonly page: Screen) {}

  async seeMoney(amountFen: number, what: string, withinMs?: number): Promise<void> {
    const amount = this.page.getByRole('main').getByLabel(`${yuanText(amountFen)}元`, { exact: true });
    await see(amount, `${what} ${yuanText(amountFen)}`, withinMs);
  }

  async seeLive(): Promise<void> {
    await see(this.page.getByText('实时更新'), 'that the dashboard is live');
  }

  /** The slip that slides in by itself when an order was paid. */
  async seeArrival(title: string, withinMs: number): Promise<void> {
    const slip = this.page.getByRole('status').filter({ hasText: title });
    await see(slip, `the arrival of a commission on ${title}`, withinMs);
  }

  /** From the commissions to the receipt of the one on `title`. */
  async openReceipt(title: string): Promise<void> {
    await this.page.getByRole('link', { name: '佣金明细' }).click();
    // The page under it may show the same product among what was shared.
    const row = this.page
      .getByRole('link')
      .filter({ hasText: title })
      .filter({ hasText: /订单 |预计/ });
    await row.filter({ visible: true }).first().click();
    await see(this.page.getByText('佣金小票'), 'the receipt');
    await see(this.page.getByText('怎么算出来的'), 'how it was reckoned');
  }

  /** Everything that can be taken out, to an Alipay account. */
  async withdrawAll(account: string, realName: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '提现', exact: true }).click();
    await page.getByRole('radio', { name: /支付宝/ }).click();
    await page.getByRole('button', { name: '全部' }).click();
    await page.getByRole('textbox', { name: '支付宝账号' }).fill(account);
    await page.getByRole('textbox', { name: '真实姓名' }).fill(realName);
    await page.getByRole('button', { name: /^提现 ¥/ }).click();
    const dialog = page.getByRole('dialog', { name: '确认提现' });
    await dialog.getByRole('button', { name: '确认提现' }).click();
    await see(page.getByText('金额明细'), 'the progress of the withdrawal');
  }

  /** Everything that can be taken out, to the wallet of the WeChat account that is logged in. */
  async withdrawAllToWechat(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '提现', exact: true }).click();
    await page.getByRole('radio', { name: /微信零钱/ }).click();
    await page.getByRole('button', { name: '全部' }).click();
    await page.getByRole('button', { name: /^提现 ¥/ }).click();
    const dialog = page.getByRole('dialog', { name: '确认提现' });
    await dialog.getByRole('button', { name: '确认提现' }).click();
    await see(page.getByText('金额明细'), 'the progress of the withdrawal');
  }
}
