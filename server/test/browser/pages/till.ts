import type { Locator } from 'playwright-core';
import type { Screen } from '../support/screen.js';
import { see, yuanText } from '../support/see.js';

/** From the price to the money: checkout, the choice of a channel, the platform's cashier, the result. */
export class Till {
  constructor(private readonly page: Screen) {}

  submitButton(): Locator {
    return this.page.getByRole('button', { name: /^提交订单/ });
  }

  async seePayable(amountFen: number): Promise<void> {
    await see(
      this.page.getByRole('main').getByLabel(`${yuanText(amountFen)}元`, { exact: true }),
      `${yuanText(amountFen)} to pay`,
    );
  }

  async submit(): Promise<void> {
    await this.submitButton().click();
    await see(this.payButton(), 'the choice of a channel');
  }

  payButton(): Locator {
    return this.page.getByRole('button', { name: /^确认支付/ });
  }

  orderId(): string {
    const id = new URL(this.page.url()).searchParams.get('orderId');
    if (!id) throw new Error(`no order in ${this.page.url()}`);
    return id;
  }

  /** Chooses Alipay and presses the buttons of its (played) cashier page. */
  async payByAlipay(): Promise<void> {
    const { page } = this;
    await page.getByRole('radio', { name: '支付宝' }).click();
    await this.payButton().click();
    await this.pressPayAtCashier();
  }

  async pressPayAtCashier(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '确认付款' }).click();
    await see(page.getByText('支付成功'), 'the result page', 20_000);
  }
}
