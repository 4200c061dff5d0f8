import { Orders } from '../../../server/test/browser/pages/orders.js';
import { People } from '../../../server/test/browser/pages/people.js';
import { Storefront } from '../../../server/test/browser/pages/storefront.js';
import { Till } from '../../../server/test/browser/pages/till.js';
import type { Goods } from '../../../server/test/browser/support/backstage.js';
import { eventually, isSoonSeen, see } from '../../../server/test/browser/support/see.js';
import { story } from '../../../server/test/browser/support/story.js';
import { Cast, TARGETS } from './support/cast.js';
import type { Shopper } from './support/shopper.js';

describe.each(TARGETS)('from a shared card to a refund on %s', (target) => {
  let cast: Cast;
  let tea: Goods;
  let me: Shopper;
  let friend: Shopper;
  let link = '';
  let orderId = '';

  beforeAll(async () => {
    cast = await Cast.open(target);
    const title = `武夷岩茶小罐 ${target}`;
    tea = await cast.stage.offer({ title, priceFen: 12_900, colours: ['肉桂', '水仙'], tint: '#7a4b2a' });
    me = await cast.shopper(1);
    friend = await cast.shopper(2);
  });
  afterAll(async () => {
    await cast?.close();
  });

  const step = story(() => cast.everybody());

  step('one looks around without logging in, finds a product and shares it', async () => {
    await me.open('/pages/home/index');
    const shop = new Storefront(me.screen);
    await see(shop.card(tea.title), 'the product on the home page');
    await shop.search('岩茶小罐');
    await shop.openProduct(tea.title);
    link = await me.share();
    expect(link).toContain(tea.productId);
  });

  step('a friend opens it and puts it into a cart without saying who they are', async () => {
    await friend.open(link, 'share card');
    const shop = new Storefront(friend.screen);
    const sheet = await shop.choose('加入购物车', '水仙');
    await shop.confirmChoice(sheet);
    await shop.seeInCart(sheet);
    await shop.openCart();
    await see(friend.screen.getByText('水仙'), 'the chosen specification');
  });

  step('is asked only at the checkout, and finds the cart as it was', async () => {
    await friend.screen.getByRole('button', { name: '结算（1）' }).click();
    await friend.logIn();
    await see(friend.screen.getByText('水仙'), 'what was in the cart before');
  });

  step('orders what is in the cart to a first address', async () => {
    const till = new Till(friend.screen);
    await friend.screen.getByRole('button', { name: '结算（1）' }).click();
    await till.seePayable(tea.priceFen);
    await new People(friend.screen, cast.stage).addFirstAddress();
    await till.submit();
    orderId = new Till(friend.screen).orderId();
  });

  step("pays with the platform's own cashier", async () => {
    await friend.pay();
    const orders = new Orders(friend.screen);
    await orders.openFromResult();
    await orders.seeService();
  });

  step('follows the parcel and confirms the receipt', async () => {
    const number = await cast.stage.ship(orderId);
    await friend.refresh();
    const orders = new Orders(friend.screen);
    await orders.seeState('待收货');
    await orders.track(number);
    await friend.back();
    await orders.confirmReceipt();
  });

  step('asks for a refund and gets the money back', async () => {
    await new Orders(friend.screen).requestRefund('商品质量问题');
    const aftersaleId = new URL(friend.screen.url()).searchParams.get('aftersaleId') ?? '';
    await cast.stage.owner.api.decideAftersale(
      { aftersaleId, decision: 'approve' },
      { idempotencyKey: `approve-${aftersaleId}` },
    );
    await eventually('the refund on the page', async () => {
      await cast.stage.runJobs();
      await friend.refresh();
      return isSoonSeen(friend.screen.getByText('退款已原路退回'));
    });
  });

  step('and every book is right', async () => {
    expect(await cast.violations()).toEqual([]);
  });
});
