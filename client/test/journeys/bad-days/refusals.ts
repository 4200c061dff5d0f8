import type { Locator } from 'playwright-core';
import { eventually, gone, see } from '../../../../server/test/browser/support/see.js';
import { routes } from '../../../src/lib/routes.js';
import { TRIES, type BadDay } from './day.js';

/** A browser scans nothing, has no privacy notice of a platform, and downloads a poster without asking. */
const MINI = ['weapp', 'tt'] as const;

/** Somebody says no: the shop to a code, the server to a part of a page, the person to the platform. */
export const REFUSAL_DAYS: readonly BadDay[] = [
  {
    name: 'the code that somebody came by was revoked: they buy as anybody does, and nobody earns on it',
    async play(day) {
      const tea = await day.offer('老友茶');
      const code = await day.cast.revokedCode();
      day.me.forgive(/404|409|Failed to load/);
      await day.me.open(routes.product({ productId: tea.productId, k: code }), 'share card');
      await day.shop.confirmChoice(await day.shop.choose('立即购买'));
      await day.till.seePayable(tea.priceFen);
      await day.till.submit();
      const orderId = day.till.orderId();
      await day.me.pay();
      await day.expectOnce(tea, 'paid');
      const order = await day.cast.stage.owner.api.consoleGetOrder({ orderId });
      expect(order.commissions).toEqual([]);
    },
  },
  {
    name: 'a revoked code that is scanned says so',
    on: MINI,
    async play(day) {
      const code = await day.cast.revokedCode();
      day.me.habits.scan = code;
      await day.me.open(routes.me());
      await day.screen.getByRole('link', { name: /扫一扫/ }).click();
      await day.seeWords('推广码无效或已失效');
    },
  },
  {
    name: 'one part of the dashboard is not answered: the rest stands, and asking again brings it',
    who: 'painter',
    async play(day) {
      await day.suffer({ matches: /GET \/v1\/distributor\/outlook$/, kind: 500, times: TRIES });
      await day.me.open(routes.dashboard());
      await day.screen.getByRole('button', { name: '加载失败，点此重试' }).click();
      await day.seeWords('暂时没有等待结算的佣金');
    },
  },
  {
    name: 'the album is refused: it says where that is changed, and then saves',
    on: MINI,
    who: 'painter',
    async play(day) {
      const tea = await day.offer('海报上的茶');
      await day.me.open(routes.poster({ productId: tea.productId }));
      day.me.habits.permission = 'refuses';
      const save = day.screen.getByRole('button', { name: '保存海报' });
      await see(day.screen.getByText('复制链接'), 'the poster');
      await save.click();
      await day.screen.getByRole('button', { name: '同意并继续' }).click();
      const dialog = day.screen.getByRole('dialog', { name: '没有相册权限' });
      await see(dialog, 'that the album is closed', 20_000);
      day.me.habits.permission = 'allows';
      await dialog.getByRole('button', { name: '去设置' }).click();
      await eventually('the poster in the album', async () => {
        await save.click();
        return day.screen.getByText('海报已保存').first().isVisible();
      });
    },
  },
  {
    name: 'the location is refused: what was typed stays, it says where that is changed, and then the place is filled in',
    // A browser has no map of its own, so there is no such button.
    on: MINI,
    async play(day) {
      const { me } = day;
      await me.open(routes.addressEdit());
      const { screen } = day;
      const here = screen.getByRole('button', { name: '用当前位置' });
      const box = (name: string): Locator => screen.getByRole('textbox', { name });
      await box('收货人').fill('程若曦');
      await box('详细地址').fill('2 幢 1203 室');
      await here.click();
      await screen.getByRole('button', { name: '暂不同意' }).click();
      await gone(screen.getByRole('dialog', { name: '隐私保护提示' }), 'the notice');
      me.habits.permission = 'refuses';
      await here.click();
      await day.seeWords(/您选择的位置/);
      await screen.getByRole('button', { name: '同意并继续' }).click();
      const dialog = screen.getByRole('dialog', { name: '没有位置权限' });
      await see(dialog, 'that the position is not given away');
      expect([await box('收货人').inputValue(), await box('详细地址').inputValue()]).toEqual([
        '程若曦',
        '2 幢 1203 室',
      ]);
      me.habits.permission = 'allows';
      await dialog.getByRole('button', { name: '去设置' }).click();
      await gone(dialog, 'the explanation');
      await here.click();
      await see(
        screen.getByRole('button', { name: /^所在地区/ }).getByText('广东省深圳市南山区'),
        'the region of the place',
      );
      expect([await box('收货人').inputValue(), await box('详细地址').inputValue()]).toEqual([
        '程若曦',
        '科苑路 15 号 科技园 2 幢 1203 室',
      ]);
    },
  },
];
