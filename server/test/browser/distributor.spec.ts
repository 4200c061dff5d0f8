import type { Browser } from 'playwright-core';
import { Centre } from './pages/centre.js';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Studio } from './pages/studio.js';
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
const NAME = '徐强';
const PLAN = '在小区团购群里推荐桂花蜜，每周一次';
const REFUSAL = '请补充说明在哪个小区推广';

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

  const field = (name: string) => mine.page.getByRole('textbox', { name });

  step('logs in to the centre, applies, and is told why it was refused', async () => {
    const { page } = mine;
    await mine.open('/packages/distributor/dashboard/index');
    await page.getByRole('button', { name: '去登录' }).click();
    await new People(page, stage).logInByPhone(DISTRIBUTOR);
    await see(page.getByText('还不是分销员'), 'that one has to apply first');
    await page.getByRole('button', { name: '去申请' }).click();
    await field('称呼').fill(NAME);
    await field('推广计划').fill(PLAN);
    await page.getByRole('checkbox', { name: '同意推广服务协议' }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await see(page.getByText('申请已提交，正在审核'), 'that somebody looks at it');
    await stage.refuse(NAME, REFUSAL);
    await mine.open('/pages/me/index');
    await page.getByRole('link', { name: '申请未通过' }).click();
    await see(page.getByText('这次申请没有通过'), 'that it was refused');
    await see(page.getByText(REFUSAL, { exact: true }), 'the reason');
    await mine.checkAccessibility();
  });

  step('finds what was written before, sends it again with what was missing, and is let in', async () => {
    const { page } = mine;
    const consent = page.getByRole('checkbox', { name: '同意推广服务协议' });
    const again = page.getByRole('button', { name: '重新提交' });
    expect(await field('称呼').inputValue()).toBe(NAME);
    expect(await field('推广计划').inputValue()).toBe(PLAN);
    expect(await consent.getAttribute('aria-checked')).toBe('false');
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    await field('推广计划').press('End');
    await field('推广计划').pressSequentially('，在科苑花园');
    await consent.click();
    await again.click();
    await see(page.getByText('申请已提交，正在审核'), 'that somebody looks at it again');
    expect(await stage.application(NAME)).toMatchObject({ note: `${PLAN}，在科苑花园` });
    await stage.approve(NAME);
    await page.reload();
    await page.getByRole('button', { name: '进入分销中心' }).click();
    await centre.seeLive();
    await mine.checkAccessibility();
  });

  step('takes a link for a product', async () => {
    const { page } = mine;
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

  step('reads on the cards what sharing earns, which the friend does not', async () => {
    const about = async (who: Visitor) => {
      const { api } = await who.person();
      const { items } = await api.listProducts({ keyword: honey.title });
      return items.find(({ id }) => id === honey.productId);
    };
    const known = await about(mine);
    expect(known?.commission).toMatchObject({ minFen: COMMISSION_FEN, maxFen: COMMISSION_FEN });
    // The friend may know of it too, on the product's own page: that the card is silent is the card's doing.
    expect((await about(friend))?.commission).toEqual(known?.commission);
    const { categoryIds } = await stage.owner.api.consoleGetProduct({ productId: honey.productId });
    const earns = `赚 ¥${yuanText(known?.commission?.minFen ?? 0)}`;
    for (const address of [
      `/packages/order/search/index?q=${honey.title}`,
      `/pages/category/index?categoryId=${categoryIds[0]}`,
    ]) {
      await Promise.all([mine.open(address), friend.open(address)]);
      await see(
        new Storefront(mine.page).card(honey.title).filter({ hasText: earns }),
        `${earns} at ${address}`,
      );
      const card = new Storefront(friend.page).card(honey.title);
      await see(card, `the card at ${address}`);
      expect(await card.textContent()).not.toContain('赚');
    }
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
    const studio = new Studio(page);
    await mine.open(`/packages/distributor/poster/index?productId=${honey.productId}`);
    const drawn = await studio.seeDrawn();
    await mine.checkAccessibility();
    await page.getByRole('button', { name: '选择商品' }).click();
    const picker = page.getByRole('dialog', { name: '选择商品' });
    await see(picker, 'the choice of another product');
    await page.goBack();
    await gone(picker, 'the choice of another product');
    expect(await studio.seeDrawn()).toBe(drawn);
  });

  step('finds the studio at work again behind "back", "forward" and the centre', async () => {
    const { page } = mine;
    const studio = new Studio(page);
    await mine.open(`/pages/product/index?productId=${honey.productId}`);
    await page.getByRole('button', { name: '分享', exact: true }).click();
    await page.getByRole('dialog', { name: '分享给朋友' }).getByText('生成海报').click();
    const first = await studio.seeDrawn();
    // What looks the same is the same file, so a picture is known by its address.
    const spread = await studio.take('画报', first);
    expect(await studio.take('好物卡', spread)).toBe(first);
    await page.goBack();
    await see(new Storefront(page).buyButton(), 'the product');
    await page.goForward();
    expect(await studio.seeDrawn()).toBe(first);
    expect(await studio.take('画报', first)).toBe(spread);
    await mine.open('/packages/distributor/dashboard/index');
    await page.getByRole('link', { name: '做海报' }).click();
    const shops = await studio.seeDrawn();
    const ticket = await studio.take('票根', shops);
    expect(await studio.take('好物卡', ticket)).toBe(shops);
    await page.getByRole('button', { name: '返回' }).click();
    await centre.seeLive();
    await page.getByRole('link', { name: '做海报' }).click();
    expect(await studio.seeDrawn()).toBe(shops);
    expect(await studio.take('票根', shops)).toBe(ticket);
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
    await centre.withdrawAll('13800000111', NAME);
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
