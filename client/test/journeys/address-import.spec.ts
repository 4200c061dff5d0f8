import type { Browser } from 'playwright-core';
import { Backstage } from '../../../server/test/browser/support/backstage.js';
import { eventually, gone, see } from '../../../server/test/browser/support/see.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { KeptAddress } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';
import { MiniShopper } from './support/mini-shopper.js';

const IMPORT = { weapp: '导入微信收货地址', tt: '导入抖音收货地址' };
const KEPT: KeptAddress = {
  userName: '程若曦',
  telNumber: '+86 138 0013 8000',
  provinceName: '广东省',
  cityName: '深圳市',
  countyName: '南山区',
  detailInfo: '粤海街道科苑路 15 号 2 幢 1203 室',
};

/** The platform's own address book, on the compiled programs. */
describe.each(MINI_TARGETS)('addresses from %s', (target) => {
  let browser: Browser;
  let host: Host;
  let me: MiniShopper;

  beforeAll(async () => {
    await Backstage.open();
    browser = await openBrowser();
    host = await openHost(browser, target);
    me = new MiniShopper(host, target === 'weapp' ? 161 : 166);
    await me.open('/packages/account/address-edit/index');
    await me.screen.getByRole('button', { name: '去登录' }).click();
    await me.logIn();
  });
  afterAll(async () => {
    await me?.leave();
    await host?.close();
    await browser?.close();
  });

  const openForm = async (): Promise<void> => {
    await me.open('/packages/account/address-edit/index');
    await see(me.screen.getByRole('button', { name: IMPORT[target] }), 'the form');
  };
  const tapImport = () => me.screen.getByRole('button', { name: IMPORT[target] }).click();
  const valueOf = (name: string) => me.screen.getByRole('textbox', { name }).inputValue();
  const seeRegion = (text: string) =>
    see(me.screen.getByRole('button', { name: /^所在地区/ }).getByText(text), `the region ${text}`);

  it('are asked for only after the privacy notice, and refusing it leaves the form to be filled by hand', async () => {
    await openForm();
    me.phone.habits.address = KEPT;
    await tapImport();
    await see(me.screen.getByText('您在平台保存的收货地址'), 'what it is for');
    await me.screen.getByRole('button', { name: '暂不同意' }).click();
    await gone(me.screen.getByRole('dialog', { name: '隐私保护提示' }), 'the notice');
    expect(await valueOf('收货人')).toBe('');
    await tapImport();
    await me.screen.getByRole('button', { name: '同意并继续' }).click();
    await seeRegion('广东省深圳市南山区');
  });

  it('fill the form, and are saved with our codes', async () => {
    await openForm();
    me.phone.habits.address = KEPT;
    await tapImport();
    await seeRegion('广东省深圳市南山区');
    expect([await valueOf('收货人'), await valueOf('手机号'), await valueOf('详细地址')]).toEqual([
      '程若曦',
      '13800138000',
      KEPT.detailInfo,
    ]);
    await me.screen.getByRole('button', { name: '保存' }).click();
    // The page is left at once, and its toast with it.
    const { api } = await me.person();
    await eventually('the saved address', async () => (await api.listAddresses()).items.length > 0);
    const { items } = await api.listAddresses();
    expect(items).toMatchObject([{ name: '程若曦', phone: '13800138000', districtCode: '440305' }]);
  });

  it('leave only what is not certain to be chosen', async () => {
    await openForm();
    me.phone.habits.address = { ...KEPT, countyName: '高新区' };
    await tapImport();
    const sheet = me.screen.getByRole('dialog', { name: '选择所在地区' });
    // Province and city are chosen already.
    await sheet.getByRole('radio', { name: '福田区' }).click();
    await gone(sheet, 'the choice of a region');
    await seeRegion('广东省深圳市福田区');
    expect(await valueOf('收货人')).toBe('程若曦');
  });

  it('change nothing when the address book is closed', async () => {
    await openForm();
    me.phone.habits.address = null;
    await tapImport();
    await see(me.screen.getByRole('button', { name: IMPORT[target] }), 'the button, ready again');
    expect(await valueOf('收货人')).toBe('');
    me.expectCalm();
  });

  if (target === 'tt')
    it('explain where a refused permission can be given back', async () => {
      await openForm();
      me.phone.habits.address = KEPT;
      me.phone.grants.set('scope.address', false);
      await tapImport();
      await see(me.screen.getByText('没有地址权限'), 'the explanation');
      me.phone.habits.permission = 'allows';
      await me.screen.getByRole('button', { name: '去设置' }).click();
      await tapImport();
      await seeRegion('广东省深圳市南山区');
    });
});
