import type { Browser, Page } from 'playwright-core';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { eventually, gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SHOPPER = 161;
const DESK = 162;
const COUPON = '满五十减五';

describe('"back" while something lies over the page', () => {
  let browser: Browser;
  let stage: Backstage;
  let phone: Visitor;
  let desk: Visitor;
  let shop: Storefront;
  let goods: Goods;

  beforeAll(async () => {
    stage = await Backstage.open();
    goods = await stage.offer({ title: '丹巴黄金梨干', priceFen: 6_600, pictures: 3 });
    await stage.coupon(COUPON, 5_000, 500);
    browser = await openBrowser();
    phone = await Visitor.arrive(browser);
    desk = await Visitor.arrive(browser, 'desktop');
    shop = new Storefront(phone.page);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [phone, desk]);
  const at = (page: Page, path: string): boolean => new URL(page.url()).pathname.includes(`/${path}/`);
  const seeHome = async (page: Page): Promise<void> => {
    await page.waitForURL('**/pages/home/index');
    await see(page.getByRole('link', { name: /^搜索，/ }), 'the home page');
    await eventually(
      'one page only',
      async () => (await page.locator('.taro_page:not(.taro_page_shade)').count()) === 1,
    );
  };
  /** By its card: the category of its name is on the home page too. */
  const openProduct = async (): Promise<void> => {
    const home = phone.page.locator('.taro_page').first();
    await home.getByRole('link', { name: goods.title }).last().click();
    await see(shop.buyButton(), 'the product');
  };
  const openFromHome = async (): Promise<void> => {
    await phone.open('/');
    await phone.page.waitForLoadState('networkidle');
    await openProduct();
  };
  const share = () => phone.page.getByRole('dialog', { name: '分享给朋友' });
  const openShare = async (): Promise<void> => {
    await phone.page.getByRole('button', { name: '分享', exact: true }).click();
    await see(share(), 'the sheet for sharing');
  };

  step('closes it and stays on the page, as often as one is opened, and leaves with the next', async () => {
    const { page } = phone;
    await openFromHome();
    for (const purpose of ['加入购物车', '立即购买'] as const) {
      const sheet = await shop.choose(purpose);
      await page.goBack();
      await gone(sheet, 'the sheet of specifications');
      await see(shop.buyButton(), 'the product still');
    }
    await page.getByRole('link', { name: /图 1，查看大图/ }).click();
    const viewer = page.getByRole('dialog', { name: '查看大图' });
    await see(viewer, 'the picture');
    await page.goBack();
    await gone(viewer, 'the picture');
    await page.goBack();
    await seeHome(page);
  });

  step('needs no second press where a sheet was closed by its button', async () => {
    const { page } = phone;
    await openProduct();
    for (const _ of [1, 2, 3]) {
      await openShare();
      await share().getByRole('button', { name: '关闭' }).click();
      await gone(share(), 'the sheet for sharing');
    }
    await page.goBack();
    await seeHome(page);
    await page.goForward();
    await see(shop.buyButton(), 'the product again');
    await openShare();
    await page.keyboard.press('Escape');
    await gone(share(), 'the sheet for sharing');
    await page.getByRole('button', { name: '返回' }).click();
    await seeHome(page);
  });

  step('comes back to the page that a sheet led away from, and leaves it with one press', async () => {
    const { page } = phone;
    await openProduct();
    await openShare();
    await share()
      .getByRole('link', { name: /登录后分享/ })
      .click();
    await see(page.getByRole('textbox', { name: '手机号' }), 'the login page');
    await page.goBack();
    await see(shop.buyButton(), 'the product');
    await gone(share(), 'the sheet for sharing');
    await page.goBack();
    await seeHome(page);
  });

  step('closes a notice, which a stray touch beside it leaves', async () => {
    const { page } = phone;
    await phone.open('/');
    await page.goto('/packages/account/login/index');
    await page.getByRole('link', { name: '《用户协议》' }).click();
    const terms = page.getByRole('dialog', { name: '用户协议' });
    await see(terms, 'the terms');
    await page.touchscreen.tap(8, 8);
    await page.waitForTimeout(300);
    await see(terms, 'the terms still');
    await page.goBack();
    await gone(terms, 'the terms');
    await page.getByRole('link', { name: '《用户协议》' }).click();
    await see(terms, 'the terms again');
    await page.keyboard.press('Escape');
    await gone(terms, 'the terms');
    expect(page.url()).toContain('/login/');
    await page.goBack();
    await seeHome(page);
  });

  step('means the same after the page was loaded anew', async () => {
    const { page } = phone;
    await openFromHome();
    await openShare();
    await page.reload();
    await see(shop.buyButton(), 'the product');
    await page.goBack();
    await seeHome(page);
  });

  step('leaves the site from a page one came in by, with one press', async () => {
    const { page } = phone;
    for (const how of ['back', 'button']) {
      await page.goto('about:blank');
      await phone.open(`/pages/product/index?productId=${goods.productId}`);
      await openShare();
      if (how === 'back') await page.goBack();
      else await share().getByRole('button', { name: '关闭' }).click();
      await gone(share(), 'the sheet for sharing');
      expect(at(page, 'product')).toBe(true);
      await page.goBack({ waitUntil: 'commit' }).catch(() => undefined);
      await eventually('the site to be left', () => page.url() === 'about:blank');
    }
  });

  step(
    'does not lead to the checkout again, where a coupon was chosen, once the order is placed',
    async () => {
      const { page } = phone;
      const till = new Till(page);
      const people = new People(page, stage);
      await openFromHome();
      await shop.confirmChoice(await shop.choose('立即购买'));
      await people.logInByPhone(SHOPPER);
      await people.addFirstAddress();
      await till.seePayable(6_600);
      await page.getByRole('link', { name: /^优惠券.*可领券减 ¥5/ }).click();
      const picker = page.getByRole('dialog', { name: '选择优惠券' });
      await picker.getByRole('button', { name: `立即领取：${COUPON}` }).click();
      await gone(picker, 'the coupons');
      await till.seePayable(6_100);
      await till.submit();
      await page.goBack();
      await see(shop.buyButton(), 'the product');
      expect(at(page, 'product')).toBe(true);
      await page.goForward();
      await see(till.payButton(), 'the choice of a channel');
      await page.getByRole('button', { name: '返回' }).click();
      await see(shop.buyButton(), 'the product again');
      await page.goBack();
      await seeHome(page);
    },
  );

  step('closes of several things the one on top', async () => {
    const { page } = desk;
    const { person, login } = await stage.logIn(DESK);
    const order = await stage.placeOrder(person, goods, 1);
    await desk.open('/');
    await page.evaluate(
      (session) => localStorage.setItem('yimai.session', JSON.stringify({ data: session })),
      login,
    );
    await desk.open(`/packages/order/pay/index?orderId=${order.id}`);
    await new Till(page).payButton().click();
    const code = page.getByRole('dialog', { name: '微信扫码支付' });
    const answer = page.getByRole('dialog', { name: '还没有收到付款' });
    await code.getByRole('button', { name: '我已支付' }).click();
    await see(answer, 'that nothing has come');
    await page.goBack();
    await gone(answer, 'the answer');
    await see(code, 'the code still');
    await page.goBack();
    await gone(code, 'the code');
    expect(at(page, 'pay')).toBe(true);
    await page.goBack();
    await seeHome(page);
  });
});
