import { parseId } from '@yimai/shared/kernel/id';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import { ReconcilePayments } from './reconcile-payments.js';
import { StartPayment } from './start-payment.js';

const refusal = (code: string) => expect.objectContaining({ code });
/** Cut the connection quickly instead of after thirty seconds; often enough for every repetition of the client. */
const CUT = { delayMs: 50, count: 3 };

describe('starting a payment', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  const view = (memberId: Parameters<ReconcilePayments['view']>[0], attemptId: string) => {
    const id = parseId('paymentAttempt', attemptId);
    if (id === null) throw new Error(attemptId);
    return trade.context.get(ReconcilePayments).view(memberId, id);
  };

  it('answers a replay with the stored launch, and another key with the same attempt', async () => {
    const { memberId, view: order } = await trade.order();
    const first = await trade.start(memberId, order.id, { key: 'start-key-1' });
    expect(first.launch).toMatchObject({ kind: 'wechat-jsapi', signType: 'RSA' });
    expect(first.outTradeNo).toMatch(/^YM[0-9A-Z]{4,30}$/);
    expect(await trade.start(memberId, order.id, { key: 'start-key-1' })).toEqual(first);
    expect(await trade.start(memberId, order.id)).toEqual(first);
    expect(await trade.count('payment_attempts')).toBe(1);
    const other = trade.start(memberId, order.id, { key: 'start-key-1', scene: 'wechat-native' });
    await expect(other).rejects.toEqual(refusal('IDEMPOTENCY_KEY_REUSED'));
  });

  it('two calls in flight make one attempt', async () => {
    const { memberId, view: order } = await trade.order();
    const all = await Promise.all(Array.from({ length: 6 }, () => trade.start(memberId, order.id)));
    expect(new Set(all.map(({ outTradeNo }) => outTradeNo)).size).toBe(1);
    expect(await trade.control.get<unknown[]>('trades')).toHaveLength(1);
  });

  it('drives the same number on when the answer of the channel was lost', async () => {
    const { memberId, orderId, view: order } = await trade.order();
    await trade.control.fault('wechat-pay', 'timeoutAfter', { operation: 'prepay-jsapi', ...CUT });
    await expect(trade.start(memberId, order.id, { key: 'start-key-2' })).rejects.toEqual(
      refusal('PAYMENT_CHANNEL_DOWN'),
    );
    expect(await trade.count('payment_attempts', "state = 'created' AND launch IS NULL")).toBe(1);
    await trade.control.post('notifications', { mode: 'normal' });
    const started = await trade.start(memberId, order.id, { key: 'start-key-2' });
    expect(await trade.count('payment_attempts')).toBe(1);
    expect(await trade.control.get<unknown[]>('trades')).toHaveLength(1);
    await trade.pay(started);
    await trade.untilState(orderId, 'awaitingShipment');
  });

  it('knows which scene fits which client and which person', async () => {
    const { memberId, view: order } = await trade.order();
    const run = (scene: string, platform: 'wechat' | 'douyin' | 'h5', userAgent = ''): Promise<unknown> =>
      trade.context.get(StartPayment).run(trade.input('startPayment', { orderId: order.id, scene }), {
        ...trade.from(platform, memberId),
        userAgent,
      });
    for (const [scene, platform] of [
      ['wechat-mini', 'h5'],
      ['wechat-mini', 'douyin'],
      ['douyin-mini', 'wechat'],
      ['alipay-wap', 'wechat'],
    ] as const)
      await expect(run(scene, platform)).rejects.toEqual(refusal('PAYMENT_SCENE_UNAVAILABLE'));
    for (const scene of ['alipay-wap', 'wechat-h5'])
      await expect(run(scene, 'h5', 'Mozilla MicroMessenger/8')).rejects.toEqual(
        refusal('PAYMENT_SCENE_UNAVAILABLE'),
      );
    await expect(trade.start(trade.member(), order.id)).rejects.toEqual(refusal('ORDER_NOT_FOUND'));
    trade.context.clock.advance(31 * 60_000);
    await expect(trade.start(memberId, order.id)).rejects.toEqual(refusal('PAYMENT_EXPIRED'));
  });

  it('asks the channel itself while the buyer waits, but not at every look', async () => {
    const { memberId, orderId, view: order } = await trade.order();
    const started = await trade.start(memberId, order.id);
    expect(await view(memberId, started.attemptId)).toMatchObject({ state: 'pending' });
    await trade.control.notifications('wechat-pay', 'drop');
    await trade.pay(started);
    expect(await view(memberId, started.attemptId)).toMatchObject({ state: 'pending' });
    trade.context.clock.advance(2_000);
    expect(await view(memberId, started.attemptId)).toMatchObject({
      state: 'paid',
      orderState: 'awaitingShipment',
    });
    expect(await trade.stateOf(orderId)).toBe('awaitingShipment');
    await expect(view(trade.member(), started.attemptId)).rejects.toEqual(refusal('PAYMENT_NOT_FOUND'));
  });

  it('polls when no notification comes: ten seconds later it knows', async () => {
    const { memberId, orderId, view: order } = await trade.order();
    const started = await trade.start(memberId, order.id);
    await trade.control.notifications('wechat-pay', 'drop');
    await trade.pay(started);
    await trade.jobs();
    expect(await trade.stateOf(orderId)).toBe('awaitingPayment');
    trade.context.clock.advance(10_000);
    await trade.jobs();
    expect(await trade.stateOf(orderId)).toBe('awaitingShipment');
  });

  it('climbs the ladder and closes the trade at the channel in the end', async () => {
    const { memberId, orderId, view: order } = await trade.order();
    const started = await trade.start(memberId, order.id);
    for (const seconds of [10, 20, 30, 120, 420, 1_200]) {
      trade.context.clock.advance(seconds * 1_000);
      await trade.jobs();
    }
    const [row] = await trade.rows('SELECT state FROM payment_attempts');
    expect(row?.['state']).toBe('closed');
    const [channel] = await trade.control.get<{ state: string }[]>('trades');
    expect(channel?.state).toBe('CLOSED');
    expect(await trade.stateOf(orderId)).toBe('closed');
    await expect(trade.pay(started)).rejects.toThrow();
  });

  it('closes other open attempts once one of them paid', async () => {
    const { memberId, orderId, view: order } = await trade.order();
    const native = await trade.start(memberId, order.id, { scene: 'wechat-native' });
    await trade.pay(await trade.start(memberId, order.id, { scene: 'wechat-h5-jsapi' }));
    await trade.untilState(orderId, 'awaitingShipment');
    trade.context.clock.advance(10_000);
    await trade.jobs();
    await expect(trade.pay(native)).rejects.toThrow();
    expect(await trade.count('payment_attempts', "state = 'closed'")).toBe(1);
  });
});
