import { eventually, isSeen, see } from '../../../../server/test/browser/support/see.js';
import { routes } from '../../../src/lib/routes.js';
import { NO_ANSWER, PAYING, type BadDay } from './day.js';

/** What became of an attempt. */
const ASKING = /^GET \/v1\/shop\/payments\/\w+$/;

/** From the order to the money. */
export const PAYMENT_DAYS: readonly BadDay[] = [
  {
    name: 'the app dies after the money went: the order is paid when it is opened again',
    async play(day) {
      const jar = await day.offer('付了的罐');
      const orderId = await day.order(jar);
      await day.me.payAndDie({ isPaid: true });
      await day.me.open(routes.pay({ orderId }));
      await day.seeWords('支付成功');
      await day.expectOnce(jar, 'paid');
    },
  },
  {
    name: 'the app dies before the money went: the order waits and is paid once',
    async play(day) {
      const jar = await day.offer('没付的罐');
      const orderId = await day.order(jar);
      await day.me.payAndDie({ isPaid: false });
      await day.me.open(routes.order({ orderId }));
      await day.seeWords(/待付款/);
      await day.expectOnce(jar, 'unpaid');
      await day.me.open(routes.pay({ orderId }));
      await day.me.pay();
      await day.expectOnce(jar, 'paid');
    },
  },
  {
    name: 'the money goes when the app was opened again already: the cashier notices by itself',
    on: ['h5', 'weapp'],
    async play(day) {
      const jar = await day.offer('慢一步的罐');
      const orderId = await day.order(jar);
      await day.me.payAndDie({ isPaid: false });
      await day.me.open(routes.pay({ orderId }));
      await see(day.till.payButton(), 'that it is unpaid');
      await day.payElsewhere(jar);
      await day.seeWords('支付成功');
      await day.expectOnce(jar, 'paid');
    },
  },
  {
    name: 'the order was cancelled elsewhere: the cashier hears it once and does not ask for the money again',
    on: ['h5'],
    async play(day) {
      const jar = await day.offer('不要了的罐');
      const orderId = await day.order(jar);
      const person = await day.me.person();
      await day.me.payAndDie({ isPaid: false });
      await person.api.cancelOrder({ orderId, reason: '不想要了' });
      const asked = (): number => day.me.asked().filter((line) => ASKING.test(line)).length;
      const before = asked();
      await day.me.open(routes.pay({ orderId }));
      await eventually('the cashier to ask', () => asked() > before);
      await new Promise((resolve) => setTimeout(resolve, 4_000)); // longer than it waits between two questions
      expect(asked()).toBe(before + 1);
    },
  },
  {
    name: 'two quick taps on pay make one payment',
    async play(day) {
      const pot = await day.offer('急性子壶');
      await day.order(pot);
      await day.me.chooseChannel();
      await day.till.payButton().dblclick();
      await day.finishOnce(pot, 1);
    },
  },
  {
    name: 'a busy server and a lost answer: pressing again continues the same payment',
    async play(day) {
      const pot = await day.offer('慢性子壶');
      await day.order(pot);
      await day.suffer({ matches: PAYING, kind: 503 }, { matches: PAYING, kind: 'lost' });
      await day.me.chooseChannel();
      for (const words of [/稍后再试/, NO_ANSWER]) {
        await day.till.payButton().click();
        await day.seeWords(words);
      }
      await day.till.payButton().click();
      await day.finishOnce(pot, 3);
    },
  },
  {
    name: 'a page that cannot be loaded says so and comes when it is tried again',
    async play(day) {
      const pan = await day.offer('卡住的锅');
      await day.order(pan);
      // Asked three times by itself before it gives up.
      await day.suffer({ matches: /^GET \/v1\/shop\/orders$/, kind: 500, times: 3 });
      await day.me.open(routes.orders());
      const retry = day.screen.getByRole('button', { name: '重新加载' });
      await see(retry, 'the way to try again', 20_000);
      await retry.click();
      await see(day.screen.getByText(pan.title), 'the orders');
    },
  },
  {
    name: 'without a network a bar says so, and what was there stays',
    async play(day) {
      const fan = await day.offer('断线的扇');
      await day.me.open(routes.product({ productId: fan.productId }));
      await see(day.shop.buyButton(), 'the product');
      await day.offline(async () => {
        await see(day.screen.getByRole('status').filter({ hasText: '网络' }), 'that the network is gone');
        expect(await isSeen(day.shop.buyButton())).toBe(true);
      });
    },
  },
  ...[24, -24].map((clockHours): BadDay => ({
    name: `the phone's clock is ${clockHours > 0 ? 'a day ahead' : 'a day behind'}: half an hour stays half an hour`,
    clockHours,
    async play(day) {
      const clock = await day.offer(clockHours > 0 ? '快一天的钟' : '慢一天的钟');
      await day.order(clock);
      await see(day.screen.getByRole('timer').filter({ hasText: /^(29|30)分/ }), 'the time left');
      await day.me.pay();
      await day.expectOnce(clock, 'paid');
    },
  })),
];
