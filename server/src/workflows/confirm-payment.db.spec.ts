import { fen } from '@yimai/shared/kernel/money';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import type { NotificationReply, PaymentFact, RawNotification } from '../gateways/ports.js';
import { PAYMENT_BEFORE_CLOSE, type PaymentBeforeClosePort, type Port } from '../modules/order/index.js';
import { CloseOrder } from './close-order.js';
import { CountSales } from './count-sales.js';
import { ApplyNotification, ReceiveNotification } from './receive-notification.js';

describe('being paid', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  const notify = (raw: RawNotification): Promise<NotificationReply> =>
    trade.context.get(ReceiveNotification).fromChannel('wechat', raw);

  /** Paid at the channel, which keeps the news to itself. */
  async function paidInSilence() {
    const order = await trade.order();
    const started = await trade.start(order.memberId, order.view.id);
    await trade.control.notifications('wechat-pay', 'drop');
    await trade.pay(started);
    return { ...order, started };
  }

  /** A genuine notification of WeChat's that was kept from the shop. */
  async function genuine(): Promise<{
    order: Awaited<ReturnType<TestTrade['order']>>;
    raw: RawNotification;
  }> {
    const order = await trade.order();
    const started = await trade.start(order.memberId, order.view.id);
    const raw = await trade.intercept(() => trade.pay(started));
    return { order, raw };
  }

  it.each([
    ['wechat-mini'],
    ['wechat-h5-jsapi'],
    ['wechat-native'],
    ['alipay-wap'],
    ['alipay-page'],
    ['douyin-mini'],
  ] as const)('%s to the end', async (scene) => {
    const { memberId, orderId, view, skuId } = await trade.order({ quantity: 2 });
    await trade.pay(await trade.start(memberId, view.id, { scene }));
    await trade.untilState(orderId, 'awaitingShipment');
    expect(await trade.stock(skuId as never)).toMatchObject({ onHand: 8, reserved: 0, sold: 2 });
    expect(await trade.balance('merchant:sales')).toBe(19_800);
    await trade.context.get(CountSales).run();
    expect(await trade.count('products', 'sold_count = 2')).toBe(1);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('pays the distributors of a bound customer and keeps the customer theirs', async () => {
    const memberId = trade.member();
    const { distributorId } = await trade.bind(memberId);
    await trade.address(memberId);
    const { skuId } = await trade.product();
    const view = await trade.buy(memberId, [[skuId, 1]]);
    await trade.pay(await trade.start(memberId, view.id));
    await trade.until(async () => (await trade.count('orders', "state = 'awaitingShipment'")) === 1, 'paid');
    expect(await trade.count('commissions')).toBeGreaterThan(0);
    expect(await trade.balance(`distributor:${distributorId}:held`)).toBeGreaterThan(0);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('I-06: sixteen shuffled copies of three notifications have three effects', async () => {
    const found: Awaited<ReturnType<typeof genuine>>[] = [];
    for (let i = 0; i < 3; i += 1) found.push(await genuine());
    // Round robin: copies of different events interleave, copies of one are in flight together.
    const copies = Array.from({ length: 16 }, () => found.map(({ raw }) => raw)).flat();
    const replies = await Promise.all(copies.map((raw) => notify(raw)));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    for (const { order } of found) expect(await trade.stateOf(order.orderId)).toBe('awaitingShipment');
    expect(await trade.count('ledger_entries', "code = 'payment.received'")).toBe(3);
    expect(await trade.count('channel_notifications')).toBe(3);
    expect(await trade.count('order_events', "event = 'paymentSucceeded'")).toBe(3);
    expect(await trade.balance('merchant:sales')).toBe(29_700);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('refuses forged and altered notifications', async () => {
    const { order, raw } = await genuine();
    const altered = Buffer.from(raw.rawBody.toString().replace('TRANSACTION.SUCCESS', 'TRANSACTION.SUCCES5'));
    expect((await notify({ ...raw, rawBody: altered })).status).toBe(400);
    expect((await notify({ headers: {}, rawBody: raw.rawBody })).status).toBe(400);
    expect(await trade.stateOf(order.orderId)).toBe('awaitingPayment');
    expect(await trade.count('channel_notifications')).toBe(0);
    expect((await notify(raw)).status).toBe(200);
    expect(await trade.stateOf(order.orderId)).toBe('awaitingShipment');
  });

  it.each([
    ['amount one fen less', { amountFen: fen(9_899) }],
    ['amount one fen more', { amountFen: fen(9_901) }],
    ['no amount', { amountFen: undefined }],
    ['another merchant', { merchantId: '1900000002' }],
    ['another app', { appId: 'wxOTHER' }],
    ['another currency', { currency: 'USD' }],
    ['another payer', { payerId: 'oMINI_user_2' }],
    ['a number we never gave out', { outTradeNo: 'YMUNKNOWN1' }],
  ])('I-10: %s is quarantined without effect', async (_name, changes: Partial<PaymentFact>) => {
    const { orderId, memberId, view } = await trade.order();
    const started = await trade.start(memberId, view.id);
    const fact: PaymentFact = {
      channel: 'wechat',
      outTradeNo: started.outTradeNo,
      state: 'paid',
      channelTradeNo: 'T1',
      amountFen: fen(9_900),
      currency: 'CNY',
      merchantId: '1900000001',
      appId: 'wxMINI01',
      payerId: 'oMINI_user_1',
      ...changes,
    };
    await trade.context.get(ApplyNotification).payment('wechat', { kind: 'payment', eventId: 'e-1', fact });
    expect(await trade.stateOf(orderId)).toBe('awaitingPayment');
    expect(await trade.count('channel_notifications', "state = 'quarantined' AND problem IS NOT NULL")).toBe(
      1,
    );
    expect(await trade.count('ledger_entries')).toBe(0);
  });

  it('I-13: paid on two channels, one of them goes back by itself', async () => {
    const { memberId, orderId, view } = await trade.order();
    const [first, second] = [
      await trade.start(memberId, view.id, { scene: 'alipay-wap' }),
      await trade.start(memberId, view.id, { scene: 'wechat-h5-jsapi' }),
    ];
    await trade.openCashier(first);
    await trade.openCashier(second);
    await trade.control.post('pay', { outTradeNo: first.outTradeNo, persona: 1 });
    await trade.untilState(orderId, 'awaitingShipment');
    await trade.control.post('pay', { outTradeNo: second.outTradeNo, persona: 1 });
    await trade.untilByJobs(
      async () => (await trade.count('payment_attempts', "state = 'surplus-refunded'")) === 1,
      'the surplus to go back',
    );
    expect(await trade.balance('merchant:unapplied')).toBe(0);
    expect(await trade.balance('merchant:sales')).toBe(9_900);
    expect(await trade.control.get<unknown[]>('refunds')).toHaveLength(1);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('gives back what arrives after the order was closed', async () => {
    const { memberId, orderId, view, skuId } = await trade.order();
    // Alipay cannot close what nobody opened: it stays payable.
    const started = await trade.start(memberId, view.id, { scene: 'alipay-wap' });
    const closing = { event: 'buyerCancelled', actor: `member:${memberId}`, reason: '' } as const;
    expect(await trade.context.get(CloseOrder).run(orderId, closing)).toBe('closed');
    await trade.pay(started);
    await trade.untilByJobs(
      async () => (await trade.count('refunds', "state = 'succeeded' AND cause = 'surplus'")) === 1,
      'the late payment to go back',
    );
    expect(await trade.stateOf(orderId)).toBe('closed');
    expect(await trade.stock(skuId as never)).toMatchObject({ onHand: 10, reserved: 0, sold: 0 });
    expect(await trade.balance('merchant:sales')).toBe(0);
    expect(await trade.ledgerSum()).toBe(0);
  });

  it('does not close an order that was paid in silence', async () => {
    const { orderId } = await paidInSilence();
    const closing = { event: 'paymentTimedOut', actor: 'system', reason: '' } as const;
    expect(await trade.context.get(CloseOrder).run(orderId, closing)).toBe('paid');
    expect(await trade.stateOf(orderId)).toBe('awaitingShipment');
  });

  it('I-15: closing and paying at the same moment leave one outcome', async () => {
    const port = trade.context.get<Port<PaymentBeforeClosePort>>(PAYMENT_BEFORE_CLOSE);
    const honest = port.current;
    // The channel said "unpaid" a moment ago: from here only the row of the order decides.
    port.provide({ settle: () => Promise.resolve('clear') });
    const outcomes: string[] = [];
    try {
      for (let round = 0; round < 12; round += 1) {
        const { order, raw } = await genuine();
        const closing = { event: 'buyerCancelled', actor: 'system', reason: '' } as const;
        const close = (): Promise<unknown> => trade.context.get(CloseOrder).run(order.orderId, closing);
        await Promise.all(
          round % 2 ? [notify(raw), close(), notify(raw)] : [close(), notify(raw), notify(raw)],
        );
        const state = await trade.stateOf(order.orderId);
        outcomes.push(state);
        const sold = state === 'awaitingShipment' ? 1 : 0;
        expect(await trade.stock(order.skuId as never)).toMatchObject({
          onHand: 10 - sold,
          reserved: 0,
          sold,
        });
      }
    } finally {
      port.provide(honest);
    }
    const paid = outcomes.filter((state) => state === 'awaitingShipment').length;
    const closed = outcomes.filter((state) => state === 'closed').length;
    expect(paid + closed).toBe(12);
    expect(await trade.count('ledger_entries', "code = 'payment.received'")).toBe(paid);
    expect(await trade.count('refunds', "cause = 'surplus'")).toBe(closed);
    expect(await trade.ledgerSum()).toBe(0);
  });
});
