import type { Browser } from 'playwright-core';
import { Centre } from './pages/centre.js';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { eventually, gone, isSeen, see, yuanText } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const DISTRIBUTOR = 111;
const FRIEND = 112;
const PRICE_FEN = 19_900;
/** Level one of the default policy is 15 %. */
const COMMISSION_FEN = 2_985;
const LIVE_WITHIN_MS = 5_000;

describe('a distributor and a friend', () => {
  let browser: Browser;
  let stage: Backstage;
  let mine: Visitor;
  let friend: Visitor;
  let centre: Centre;
  let honey: Goods;
  let link = '';
  let orderId = '';

  beforeAll(async () => {
    stage = await Backstage.open();
    honey = await stage.offer({ title: '秦岭野桂花蜜', priceFen: PRICE_FEN, tint: '#c98a1b' });
    browser = await openBrowser();
    mine = await Visitor.arrive(browser);
    friend = await Visitor.arrive(browser);
    centre = new Centre(mine.page);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [mine, friend]);

  step('logs in to the centre and takes a link for a product', async () => {
    const { page } = mine;
    await mine.open('/packages/distributor/dashboard/index');
    await page.getByRole('button', { name: '去登录' }).click();
    await new People(page, stage).logInByPhone(DISTRIBUTOR);
    await see(page.getByText('还不是分销员'), 'that one has to apply first');
    await stage.enrol(await mine.person(), '徐强');
    await mine.open('/packages/distributor/dashboard/index');
    await centre.seeLive();
    await mine.checkAccessibility();
    await mine.open(`/pages/product/index?productId=${honey.productId}`);
    await page.getByRole('button', { name: '分享', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '分享给朋友' });
    await sheet.getByRole('button', { name: '复制链接' }).click();
    await see(page.getByText('链接已复制'), 'that the link is copied');
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(honey.productId);
    expect(new URL(link).searchParams.get('k')).toMatch(/^[0-9A-Za-z]{4,12}$/);
  });

  step('keeps the dashboard open while the friend opens the link, logs in and buys', async () => {
    await mine.open('/packages/distributor/dashboard/index');
    await centre.seeLive();
    const { page } = friend;
    const shop = new Storefront(page);
    const till = new Till(page);
    await friend.open(link);
    await shop.confirmChoice(await shop.choose('立即购买'));
    const people = new People(page, stage);
    await people.logInByPhone(FRIEND);
    await people.addFirstAddress();
    await till.seePayable(PRICE_FEN);
    await till.submit();
    orderId = till.orderId();
    await till.payByAlipay();
  });

  step('sees the commission arrive over the live socket, without a reload', async () => {
    await centre.seeArrival(honey.title, LIVE_WITHIN_MS);
    await centre.seeMoney(COMMISSION_FEN, 'the commission', LIVE_WITHIN_MS);
  });

  step('reads the receipt and why the customer counts as theirs', async () => {
    const { page } = mine;
    await centre.openReceipt(honey.title);
    await centre.seeMoney(COMMISSION_FEN, 'the receipt');
    const price = yuanText(PRICE_FEN);
    const reckoned = `本单商品实付 ¥${price}，按一级佣金 15% 计算，应得 ¥${yuanText(COMMISSION_FEN)}。`;
    await see(page.getByText(reckoned, { exact: true }), 'the reckoning in words');
    await see(page.getByText('归属依据'), 'the evidence');
    await mine.checkAccessibility();
  });

  step('finds the friend among the customers, with the protection counting down', async () => {
    const { page } = mine;
    await mine.open('/packages/distributor/customers/index');
    await see(page.getByText('保护期剩余'), 'the countdown of the protection');
    await mine.checkAccessibility();
  });

  step('gets a poster with a picture', async () => {
    const { page } = mine;
    await mine.open(`/packages/distributor/poster/index?productId=${honey.productId}`);
    const picture = page.getByRole('img', { name: /海报/ });
    await see(picture, 'the poster', 20_000);
    await eventually('the poster is drawn', () =>
      page.evaluate(() =>
        [...document.querySelectorAll('img')].some((one) => one.complete && one.naturalWidth > 500),
      ),
    );
    await mine.checkAccessibility();
    const drawn = await picture.getAttribute('src');
    await page.getByRole('button', { name: '选择商品' }).click();
    const picker = page.getByRole('dialog', { name: '选择商品' });
    await see(picker, 'the choice of another product');
    await page.goBack();
    await gone(picker, 'the choice of another product');
    await see(picture, 'the poster still');
    expect(await picture.getAttribute('src')).toBe(drawn);
  });

  step('withdraws to Alipay after fifteen days, up to the money', async () => {
    const { page } = mine;
    await stage.ship(orderId);
    await friend.open(`/packages/order/order-detail/index?orderId=${orderId}`);
    await friend.page.getByRole('button', { name: '确认收货' }).click();
    await friend.page
      .getByRole('dialog', { name: '确认已收到货？' })
      .getByRole('button', { name: '确认收货' })
      .click();
    await see(friend.page.getByText('已确认收货'), 'that the friend has the parcel');
    await stage.passDays(15);
    // The access tokens have ended meanwhile: pages renew the session by themselves.
    mine.forgive(/401/);
    friend.forgive(/401/);
    await mine.open('/packages/distributor/dashboard/index');
    await centre.seeMoney(COMMISSION_FEN, 'what can be withdrawn');
    await centre.withdrawAll('13800000111', '徐强');
    await mine.checkAccessibility();
    await eventually(
      'the money is there',
      async () => {
        await stage.runJobs();
        return isSeen(page.getByText('已到账', { exact: true }));
      },
      20_000,
    );
  });
});
