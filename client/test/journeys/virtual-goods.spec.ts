import type { Browser } from 'playwright-core';
import { Backstage, type Goods } from '../../../server/test/browser/support/backstage.js';
import { see } from '../../../server/test/browser/support/see.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Host } from '../host/host.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { MINI_TARGETS, openHost } from '../support/hosts.js';

/** Other ways to pay, which a platform does not want named. */
const OTHER_WAYS = /安卓|Android|浏览器|网页版|H5|支付宝/;

/** What is delivered as a code, on the compiled programs. */
describe.each(MINI_TARGETS)('virtual goods on %s', (target) => {
  let browser: Browser;
  let host: Host;
  let stage: Backstage;
  let goods: Goods;
  let mini: MiniProgram | undefined;
  const persona = target === 'weapp' ? 181 : 186;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: `茶会券 ${target}`, priceFen: 8_800, isVirtual: true });
    browser = await openBrowser();
    host = await openHost(browser, target);
  });
  afterEach(async () => {
    await mini?.kill();
    mini = undefined;
  });
  afterAll(async () => {
    await host?.close();
    await browser?.close();
  });

  const open = async (os: 'ios' | 'android', url: string): Promise<MiniProgram> => {
    mini = await host.launch(new Phone({ persona, os }), { url });
    return mini;
  };
  const product = () => `pages/product/index?productId=${goods.productId}`;

  it('are looked at on an iPhone, and the page says calmly why they are not sold there', async () => {
    const running = await open('ios', product());
    const { screen } = running;
    await see(screen.getByText('由于相关规范，iOS 端暂不支持购买此商品'), 'the reason');
    await see(screen.getByRole('button', { name: 'iOS 端暂不支持购买' }), 'the closed button');
    for (const name of ['立即购买', '加入购物车'])
      expect(await screen.getByRole('button', { name }).count()).toBe(0);
    expect(await screen.getByRole('main').innerText()).not.toMatch(OTHER_WAYS);
    running.expectCalm();
  });

  it('are sold on Android, with a price that travels for nothing', async () => {
    const running = await open('android', product());
    const { screen } = running;
    await see(screen.getByRole('button', { name: '立即购买' }), 'the button');
    await see(screen.getByText('线上交付，免运费'), 'how they are delivered');
    expect(await screen.getByText('由于相关规范').count()).toBe(0);
    running.expectCalm();
  });

  it('stay in a cart that was filled elsewhere, and cannot be taken to the checkout', async () => {
    const { screen, phone: android } = await open('android', product());
    await screen.getByRole('button', { name: '加入购物车' }).tap();
    await screen.getByRole('dialog', { name: '选择规格' }).getByRole('button', { name: '确定' }).tap();
    await see(screen.getByText('已加入购物车'), 'that it is in the cart');
    await mini?.kill();
    const phone = new Phone({ persona, os: 'ios' });
    android.storage.forEach((value, key) => phone.storage.set(key, value));
    mini = await host.launch(phone, { url: 'pages/cart/index' });
    await see(mini.screen.getByText('iOS 端暂不支持购买，可取消勾选'), 'the note on the item');
    await mini.screen.getByRole('button', { name: '结算（1）' }).tap();
    await see(mini.screen.getByText('有商品在 iOS 端暂不支持购买，请取消勾选后结算'), 'what to do');
    expect(mini.stack).toEqual(['pages/cart/index']);
  });
});
