import type { Browser } from 'playwright-core';
import { Orders } from './pages/orders.js';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { eventually, isSoonSeen, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SHOPPER = 101;

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
    tea = await stage.offer({
      title: '武夷岩茶小罐',
      priceFen: 12_900,
      colours: ['肉桂', '水仙'],
      tint: '#7a4b2a',
    });
    await stage.coupon('新客满百减十', 10_000, 1_000);
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
    await shop.claimCoupon();
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
    await till.submit();
    orderId = till.orderId();
    await visitor.checkAccessibility();
  });

  step('pays on the cashier page of Alipay and comes back to the order', async () => {
    await till.payByAlipay();
    await visitor.checkAccessibility();
    await orders.openFromResult();
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
