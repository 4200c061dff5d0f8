import { see } from '../../../../server/test/browser/support/see.js';
import { routes } from '../../../src/lib/routes.js';
import { NO_ANSWER, PLACING, REFUSED, TRIES, type BadDay } from './day.js';

/** Between the cart and the order. */
export const CHECKOUT_DAYS: readonly BadDay[] = [
  {
    name: 'the token runs out at the checkout: it is renewed and the same order goes through',
    async play(day) {
      const tea = await day.offer('隔夜茶');
      await day.checkOut(tea);
      await day.suffer({ matches: PLACING, kind: 401 });
      await day.submitOnce(tea);
      day.expectOneKey(PLACING, 2);
    },
  },
  {
    name: 'the session was ended elsewhere: logging in leads back to the checkout as it was',
    who: 'forgotten',
    async play(day) {
      const tea = await day.offer('重逢茶');
      await day.checkOut(tea);
      day.me.forgive(REFUSED);
      await day.person.api.logout();
      await day.till.submitButton().click();
      await day.screen.getByRole('button', { name: '去登录' }).click();
      await day.me.logIn();
      await day.till.seePayable(tea.priceFen);
      await day.submitOnce(tea);
    },
  },
  {
    name: 'the network goes while the order is placed: asking again, even after a restart, finds that order',
    async play(day) {
      const vase = await day.offer('失联花瓶');
      await day.checkOut(vase);
      await day.suffer({ matches: PLACING, kind: 'lost' });
      await day.till.submitButton().click();
      await day.seeWords(NO_ANSWER);
      await day.me.die();
      await day.order(vase);
      day.expectOneKey(PLACING, 2);
      await day.expectOnce(vase, 'unpaid');
    },
  },
  {
    name: 'the last one is held by an order whose answer was lost: the checkout finds it again',
    on: ['h5', 'weapp'],
    async play(day) {
      const vase = await day.offer('孤品花瓶', { stock: 1 });
      await day.checkOut(vase);
      await day.suffer({ matches: PLACING, kind: 'lost' });
      await day.till.submitButton().click();
      await day.seeWords(NO_ANSWER);
      await day.me.die();
      day.me.forgive(REFUSED);
      await day.me.open(routes.checkout({ skuId: vase.skuId, quantity: 1 }));
      await day.screen.getByRole('button', { name: '查询这笔订单' }).click();
      await see(day.till.payButton(), 'the order, to be paid');
      day.expectOneKey(PLACING, 2);
      await day.expectOnce(vase, 'unpaid');
    },
  },
  {
    name: 'the cart does not answer the checkout: it says so, and asking again leads on',
    async play(day) {
      const pot = await day.offer('迟来的壶');
      await day.putIntoCart(pot);
      await day.suffer({ matches: /GET \/v1\/shop\/cart$/, kind: 500, times: TRIES });
      await day.me.open(routes.checkout());
      await day.seeWords('没能加载出来');
      await day.screen.getByRole('button', { name: '重新加载' }).click();
      await day.till.seePayable(pot.priceFen);
      await day.submitOnce(pot);
    },
  },
  {
    name: 'without a network nothing is ordered, and the same button works when it is back',
    async play(day) {
      const bowl = await day.offer('山路饭碗');
      await day.checkOut(bowl);
      await day.offline(async () => {
        await day.till.submitButton().click();
        await day.seeWords(/网络未连接/);
        await day.expectNothing(bowl);
      });
      await day.submitOnce(bowl);
    },
  },
  {
    name: 'two quick taps on the order make one order',
    async play(day) {
      const cup = await day.offer('双手杯');
      await day.checkOut(cup);
      await day.till.submitButton().dblclick();
      await see(day.till.payButton(), 'the choice of a channel');
      await day.expectOnce(cup, 'unpaid');
    },
  },
  {
    name: 'one of two goods is taken off the shelf: the cart says which, the other is bought',
    async play(day) {
      const [gone, left] = [await day.offer('下架的灯'), await day.offer('留下的灯')];
      await day.putIntoCart(gone, left);
      await day.me.open(routes.cart());
      await see(day.screen.getByText(gone.title), 'the goods in the cart');
      await day.cast.stage.owner.api.setShelf({ productId: gone.productId, isOnShelf: false });
      day.me.forgive(REFUSED);
      await day.screen.getByRole('button', { name: '结算（2）' }).click();
      await day.seeWords('来晚了一步');
      await day.screen.getByRole('button', { name: '去购物车' }).click();
      await day.seeWords('商品已下架，暂时不能购买');
      await day.screen.getByRole('button', { name: '结算（1）' }).click();
      await day.till.seePayable(left.priceFen);
      await day.submitOnce(left);
      await day.expectNothing(gone);
    },
  },
  {
    name: 'the price moves between cart, checkout and order: each time it is told, the last one is owed',
    async play(day) {
      const lamp = await day.offer('涨价的灯');
      await day.putIntoCart(lamp);
      await day.me.open(routes.cart());
      await see(day.screen.getByText(lamp.title), 'the goods in the cart');
      const dearer = lamp.priceFen + 1_000;
      await day.cast.stage.reprice(lamp, dearer);
      await day.screen.getByRole('button', { name: '结算（1）' }).click();
      await day.till.seePayable(dearer);
      await day.seeWords('比加入时涨了 ¥10');
      const dearest = dearer + 1_000;
      await day.cast.stage.reprice(lamp, dearest);
      day.me.forgive(REFUSED);
      await day.till.submitButton().click();
      const dialog = day.screen.getByRole('dialog', { name: '价格有更新' });
      const yuan = (fen: number): string => (fen / 100).toFixed(2).replace('.', '\\.');
      await see(dialog.getByText(new RegExp(`${yuan(dearer)}.*${yuan(dearest)}`)), 'both amounts');
      await dialog.getByRole('button').last().click();
      await day.till.seePayable(dearest);
      await day.till.submit();
      const orders = await day.ordersOf(lamp);
      expect(orders.map(({ payableFen }) => payableFen)).toEqual([dearest]);
    },
  },
  {
    name: 'the stock goes at the last step: it says so, nothing is ordered, and there is a way on',
    async play(day) {
      const cup = await day.offer('最后一只杯', { stock: 1 });
      await day.checkOut(cup);
      await day.cast.takeAll(cup, 1);
      day.me.forgive(REFUSED);
      await day.till.submitButton().click();
      const dialog = day.screen.getByRole('dialog', { name: '来晚了一步' });
      await see(dialog.getByText(/库存不足/), 'that somebody was faster');
      await day.me.checkAccessibility();
      await dialog.getByRole('button', { name: '返回看看' }).click();
      await see(day.screen.getByRole('link', { name: /^搜索，/ }), 'the shop');
      await day.expectNothing(cup);
    },
  },
];
