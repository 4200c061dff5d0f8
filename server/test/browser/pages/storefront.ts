import type { Locator } from 'playwright-core';
import type { Screen } from '../support/screen.js';
import { gone, see } from '../support/see.js';

/** The pages where things are looked for and chosen. */
export class Storefront {
  constructor(private readonly page: Screen) {}

  /** Search from the bar on the home page, as a person without an idea of the address would. */
  async search(word: string): Promise<void> {
    await this.page.getByRole('link', { name: /^搜索，/ }).click();
    // In a browser it commands a list of suggestions.
    const box = this.page
      .getByRole('combobox', { name: '搜索' })
      .or(this.page.getByRole('textbox', { name: '搜索' }));
    await box.fill(word);
    await box.press('Enter');
    await see(this.page.getByRole('radio', { name: '综合' }), 'the sorts above the results');
  }

  /** Types a part of what is looked for, walks to a suggestion with the arrows and takes it with Enter. */
  async takeSuggestion(part: string, title: string): Promise<void> {
    await this.page.getByRole('link', { name: /^搜索，/ }).click();
    const box = this.page.getByRole('combobox', { name: '搜索' });
    await box.fill(part);
    const option = this.page.getByRole('option', { name: `${title}，商品` });
    await see(option, 'the product among the suggestions');
    for (let step = 0; step < 12; step += 1) {
      await box.press('ArrowDown');
      if ((await option.getAttribute('aria-selected')) === 'true') break;
    }
    await box.press('Enter');
    await see(this.buyButton(), 'the buttons of the product page');
  }

  card(title: string): Locator {
    return this.page.getByRole('link', { name: title }).first();
  }

  async openProduct(title: string): Promise<void> {
    await this.card(title).click();
    await see(this.buyButton(), 'the buttons of the product page');
  }

  buyButton(): Locator {
    return this.page.getByRole('button', { name: '立即购买' });
  }

  /** Opens the sheet of specifications for the cart or for buying at once. */
  async choose(purpose: '加入购物车' | '立即购买', colour?: string): Promise<Locator> {
    await this.page.getByRole('button', { name: purpose }).click();
    const sheet = this.page.getByRole('dialog', { name: '选择规格' });
    await see(sheet, 'the sheet of specifications');
    if (colour) await sheet.getByRole('radio', { name: colour }).click();
    return sheet;
  }

  /** On desktop, where the specifications stand on the page: chooses, if it is said what, and presses the button. */
  async takeFromPage(colour?: string): Promise<void> {
    if (colour) await this.page.getByRole('radio', { name: colour }).click();
    await this.page.getByRole('button', { name: '加入购物车' }).click();
  }

  async confirmChoice(sheet: Locator): Promise<void> {
    await sheet.getByRole('button', { name: '确定' }).click();
  }

  async seeInCart(sheet: Locator): Promise<void> {
    await see(this.page.getByText('已加入购物车'), 'that it is in the cart');
    await gone(sheet, 'the sheet of specifications');
  }

  /** On the product page: takes the first coupon there is. */
  async claimCoupon(title: string): Promise<void> {
    await this.page.getByRole('button', { name: /^优惠/ }).click();
    const sheet = this.page.getByRole('dialog', { name: '可领优惠' });
    await sheet.getByRole('button', { name: `立即领取：${title}` }).click();
    await see(this.page.getByText('领取成功'), 'that the coupon is mine');
    await sheet.getByRole('button', { name: '关闭' }).click();
    await gone(sheet, 'the sheet of coupons');
  }

  async openCart(): Promise<void> {
    await this.page.getByRole('button', { name: /^(\d+\+? )?购物车$/ }).click();
    await see(this.page.getByRole('checkbox', { name: '全选' }), 'the cart');
  }
}
