import type { Browser } from 'playwright-core';
import { Orders } from './pages/orders.js';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { eventually, gone, isSoonSeen, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SHOPPER = 101;
const COUPON = '新客满百减十';
/** Of this spec's own: others offer goods of the same name, each in a category that is called like them. */
const CATEGORY = '山场新到';

describe('a shopper with a phone', () => {
  let browser: Browser;
  let stage: Backstage;
  let visitor: Visitor;
  let shop: Storefront;
  let till: Till;
  let orders: Orders;
  let tea: Goods;
  let orderId = '';

  beforeAll(async () => {
    stage = await Backstage.open();
    const { id: categoryId } = await stage.owner.api.createCategory({ name: CATEGORY });
    tea = await stage.offer({
      title: '武夷岩茶小罐',
      categoryId,
      priceFen: 12_900,
      colours: ['肉桂', '水仙'],
      tint: '#7a4b2a',
    });
    await stage.coupon(COUPON, 10_000, 1_000);
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser);
    shop = new Storefront(visitor.page);
    till = new Till(visitor.page);
    orders = new Orders(visitor.page);
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor]);

  step('browses without logging in and finds a product by its name', async () => {
    await visitor.open('/');
    await see(shop.card(tea.title), 'the product on the home page');
    await visitor.checkAccessibility();
    await shop.search('岩茶');
    await shop.openProduct(tea.title);
    await visitor.checkAccessibility();
  });

  step('finds the results again, with their sort, after a reload and behind a product', async () => {
    const { page } = visitor;
    const sort = page.getByRole('radio', { name: '销量' });
    const category = page.getByRole('button', { name: CATEGORY });
    const seeResults = async (): Promise<void> => {
      await see(shop.card(tea.title), 'what was found');
      await see(category, 'the category');
      expect(await sort.getAttribute('aria-checked')).toBe('true');
      expect(
        await page.getByRole('textbox', { name: '搜索' }).or(page.getByRole('combobox')).inputValue(),
      ).toBe('岩茶');
    };
    await visitor.open('/');
    await shop.search('岩茶');
    const entries = await page.evaluate(() => history.length);
    await sort.click();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'sales');
    expect(await page.evaluate(() => history.length)).toBe(entries);
    // A sheet has an entry of its own, which stands for the page from then on.
    await page.getByRole('button', { name: '筛选' }).click();
    const sheet = page.getByRole('dialog', { name: '按分类筛选' });
    await sheet.getByText(CATEGORY).locator('xpath=following::*[@role="radio"][1]').click();
    await gone(sheet, 'the categories');
    await see(category, 'the category');
    await page.reload();
    await seeResults();
    await shop.openProduct(tea.title);
    await page.goBack();
    await seeResults();
    await shop.openProduct(tea.title);
    await page.reload();
    await see(shop.buyButton(), 'the product after a reload');
    await page.goBack();
    await seeResults();
    await page.goBack();
    await see(page.getByRole('link', { name: /^搜索，/ }), 'the home page');
  });

  step('is offered a word of the shop for one that finds nothing, and searches it', async () => {
    const { page } = visitor;
    await visitor.open('/');
    await shop.search('武夷岩查');
    await see(page.getByText('没有找到“武夷岩查”'), 'that there is nothing');
    await see(page.getByText('你是不是想搜'), 'that there is a word like it');
    await visitor.checkAccessibility();
    await page.getByRole('link', { name: '武夷岩茶', exact: true }).click();
    await shop.openProduct(tea.title);
  });

  step('puts something into the cart as nobody in particular', async () => {
    const sheet = await shop.choose('加入购物车', '水仙');
    await visitor.checkAccessibility();
    await shop.confirmChoice(sheet);
    await shop.seeInCart(sheet);
    await shop.openCart();
    await see(visitor.page.getByText('水仙'), 'the chosen specification');
    await visitor.checkAccessibility();
  });

  step('is asked to log in only at the checkout, and finds the cart as it was', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: '结算（1）' }).click();
    await see(page.getByRole('textbox', { name: '验证码' }), 'the login page');
    await visitor.checkAccessibility();
    await new People(page, stage).logInByPhone(SHOPPER);
    await see(page.getByText('水仙'), 'what was in the cart before');
  });

  step('claims a coupon on the product page', async () => {
    await visitor.open(`/pages/product/index?productId=${tea.productId}`);
    await shop.claimCoupon(COUPON);
    await shop.openCart();
    await see(visitor.page.getByText('水仙'), 'the chosen specification');
    await visitor.checkAccessibility();
  });

  step('checks out with an address and the coupon', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: '结算（1）' }).click();
    await till.seePayable(11_900);
    await new People(page, stage).addFirstAddress();
    await till.seePayable(11_900);
    await visitor.checkAccessibility();
  });

  step('is led to another address where the goods are not delivered', async () => {
    const { page } = visitor;
    const message = `「${tea.title}」暂不配送到该地区。`;
    const error = { code: 'REGION_NOT_DELIVERED', message, requestId: 'far-away' };
    visitor.forgive(/409/);
    await page.route('**/v1/shop/quotes', (route) => route.fulfill({ status: 409, json: { error } }));
    await page.reload();
    await see(page.getByText('这个地址暂不配送'), 'that it does not go there');
    await visitor.checkAccessibility();
    await page.unroute('**/v1/shop/quotes');
    await page.getByRole('button', { name: '换个收货地址' }).click();
    await page.getByRole('radio', { name: /^程若曦/ }).click();
    await till.seePayable(11_900);
  });

  step('places the order', async () => {
    await till.submit();
    orderId = till.orderId();
    await visitor.checkAccessibility();
  });

  step('turns back at the cashier and is told where the order is', async () => {
    const { page } = visitor;
    await page.goBack();
    await see(page.getByText('订单已为您保留'), 'that the order is kept');
    await see(page.getByText('有 1 笔订单等您付款'), 'why the cart is empty');
    await page.getByRole('button', { name: '去付款' }).click();
    await page.getByRole('button', { name: '去支付' }).click();
    await see(till.payButton(), 'the choice of a channel');
  });

  step('pays on the cashier page of Alipay and comes back to the order', async () => {
    await till.payByAlipay();
    await visitor.checkAccessibility();
    await orders.openFromResult();
    await orders.seeService();
    await visitor.checkAccessibility();
  });

  step('follows the parcel and confirms the receipt', async () => {
    const { page } = visitor;
    const trackingNumber = await stage.ship(orderId);
    await page.reload();
    await orders.seeState('待收货');
    await orders.track(trackingNumber);
    await visitor.checkAccessibility();
    await page.goBack();
    await orders.confirmReceipt();
  });

  step('asks for a refund and gets the money back', async () => {
    const { page } = visitor;
    await orders.requestRefund('商品质量问题');
    await visitor.checkAccessibility();
    const aftersaleId = new URL(page.url()).searchParams.get('aftersaleId') ?? '';
    await stage.owner.api.decideAftersale(
      { aftersaleId, decision: 'approve' },
      { idempotencyKey: `approve-${aftersaleId}` },
    );
    const { items } = await stage.owner.api.consoleListAftersales({});
    expect(items.some(({ id }) => id === aftersaleId)).toBe(true);
    await eventually('the refund on the page', async () => {
      await stage.runJobs();
      await page.reload();
      return isSoonSeen(page.getByText('退款已原路退回'));
    });
  });
});
