import type { Backstage } from '../support/backstage.js';
import { phoneOf } from '../support/backstage.js';
import type { Screen } from '../support/screen.js';
import { gone, see } from '../support/see.js';

/** Logging in and where parcels go. */
export class People {
  constructor(
    private readonly page: Screen,
    private readonly stage: Backstage,
  ) {}

  /** On the login page: a phone number and the code that arrives on it. */
  async logInByPhone(no: number): Promise<void> {
    const { page } = this;
    await see(page.getByRole('textbox', { name: '手机号' }), 'the login page');
    await page.getByRole('textbox', { name: '手机号' }).fill(phoneOf(no));
    await page.getByRole('button', { name: '获取验证码' }).click();
    await see(page.getByText(/秒后重发/), 'that a code was sent');
    const code = await this.stage.sims.smsCode(phoneOf(no));
    await page.getByRole('textbox', { name: '验证码' }).fill(code);
    await page.getByRole('checkbox', { name: '同意用户协议与隐私说明' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await gone(page.getByRole('textbox', { name: '验证码' }), 'the login page');
  }

  /** From the checkout without an address: makes the first one and comes back. */
  async addFirstAddress(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: '添加收货地址' }).click();
    await page.getByRole('textbox', { name: '收货人' }).fill('程若曦');
    await page.getByRole('textbox', { name: '手机号' }).fill('13800138000');
    await page.getByRole('button', { name: /^所在地区/ }).click();
    const sheet = page.getByRole('dialog', { name: '选择所在地区' });
    for (const name of ['广东省', '深圳市', '南山区']) await sheet.getByRole('radio', { name }).click();
    await gone(sheet, 'the choice of a region');
    await page.getByRole('textbox', { name: '详细地址' }).fill('科苑路 15 号 2 幢 1203 室');
    await page.getByRole('button', { name: '保存' }).click();
    await see(
      page.getByRole('link', { name: '选择收货地址' }).getByText('程若曦'),
      'the address at the checkout',
    );
  }
}
