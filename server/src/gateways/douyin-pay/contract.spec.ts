import { fen } from '@yimai/shared/kernel/money';
import { startSimulators } from '../../../../simulators/src/start.js';
import { until } from '../../../../simulators/src/testing/harness.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import type { CreatePaymentInput, RefundInput } from '../ports.js';
import { aPayment, aRefundOf } from '../testing/builders.js';
import { Control } from '../testing/control.js';
import { NotificationReceiver } from '../testing/receiver.js';
import { DouyinPayChannel, type DouyinPayConfig } from './index.js';

// Real: HTTP, signatures both ways, the cashier page. Simulated: Douyin, and the phone that calls tt.requestOrder.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;
type Launch = { data: string; byteAuthorization: string };
/** What comes of tt.requestOrder. */
type Handed = { orderId?: string; cashierUrl?: string; errMsg?: string };

const HOUR = 3_600_000;
let simulators: Simulators;
let control: Control;
let channel: DouyinPayChannel;
let offsetMs = 0;
const receiver = new NotificationReceiver();

beforeAll(async () => {
  await receiver.start();
  simulators = await startSimulators({
    ports: { douyin: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.001,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  channel = channelWith({});
});

afterAll(async () => {
  await simulators.stop();
  await receiver.stop();
});

beforeEach(() => {
  offsetMs = 0;
  receiver.clear();
  receiver.answer = () => channel.acknowledge('accepted');
});

function channelWith(changes: Partial<DouyinPayConfig>): DouyinPayChannel {
  const { douyin } = simulators.config;
  const config: DouyinPayConfig = {
    appId: douyin.appId,
    appSecret: douyin.appSecret,
    openBaseUrl: simulators.urls.douyin!,
    legacyBaseUrl: simulators.urls.douyin!,
    appPrivateKeyPem: douyin.app.privateKeyPem,
    platformPublicKeyPem: douyin.platform.publicKeyPem,
    keyVersion: douyin.keyVersion,
    goodsType: 301,
    tagGroupId: 'tag_group_7272625659888058380',
    defaultImageUrl: 'https://img.example.cn/bundle.jpg',
    orderPagePath: 'pages/order/detail',
    refundPagePath: 'pages/refund/detail',
    ...changes,
  };
  return new DouyinPayChannel(config, {
    now: () => Date.now() + offsetMs,
    http: { timeoutMs: 1_200, maxRetries: 0 },
  });
}

function anOrder(changes: Partial<CreatePaymentInput> = {}): CreatePaymentInput {
  return aPayment({ scene: 'douyin-mini', notifyUrl: receiver.url() }, changes);
}

/** What the phone does with the launch. */
async function requestOrder(order: CreatePaymentInput, by = channel): Promise<Handed> {
  return handOver(await launchOf(order, by));
}

async function launchOf(order: CreatePaymentInput, by = channel): Promise<Launch> {
  return (await by.createPayment(order)) as Launch;
}

async function handOver(launch: Launch): Promise<Handed> {
  const response = await fetch(`${simulators.urls.douyin}/sim/request-order`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...launch, openId: 'dyOPEN_user_3' }),
  });
  return (await response.json()) as Handed;
}

async function aPaidOrder(): Promise<CreatePaymentInput & { orderId: string }> {
  const order = anOrder();
  const { orderId = '' } = await requestOrder(order);
  await control.post('pay', { outTradeNo: order.outTradeNo });
  await receiver.nth(0);
  receiver.clear();
  return { ...order, orderId };
}

function aRefund(order: CreatePaymentInput & { orderId: string }, refundFen: number): RefundInput {
  return aRefundOf(order, refundFen, receiver.url('/refund'));
}

/** The refund as the platform knows it, once it has taken in the number that our answer gave it. */
async function untilNamed(outRefundNo: string) {
  return until(async () => {
    const fact = await channel.queryRefund({ outRefundNo });
    return fact.state !== 'unknown-number' && fact;
  });
}

describe('paying', () => {
  it('lets a person pay at the cashier, sends them back and tells the server', async () => {
    const order = anOrder();
    expect(await channel.queryPayment(order.outTradeNo)).toMatchObject({ state: 'unknown-number' });
    const { orderId, cashierUrl } = await requestOrder(order);
    const page = await (
      await fetch(`${cashierUrl}&return_url=${encodeURIComponent('http://127.0.0.1:9/done')}`)
    ).text();
    expect(page).toContain('¥129.90');
    expect(await channel.queryPayment(order.outTradeNo)).toMatchObject({
      state: 'unpaid',
      amountFen: 12_990,
    });
    const paying = { order_id: orderId!, return_url: 'http://127.0.0.1:9/done', act: 'pay', persona: '3' };
    const init = { method: 'POST', body: new URLSearchParams(paying), redirect: 'manual' } as const;
    const back = await fetch(`${simulators.urls.douyin}/sim/cashier`, init);
    expect([back.status, back.headers.get('location')]).toEqual([303, 'http://127.0.0.1:9/done']);

    const { appId, merchantUid } = simulators.config.douyin;
    const fact = {
      outTradeNo: order.outTradeNo,
      state: 'paid',
      channelTradeNo: orderId,
      amountFen: 12_990,
      appId,
      merchantId: merchantUid,
    };
    expect(await channel.readNotification(await receiver.nth(0))).toMatchObject({
      kind: 'payment',
      eventId: `payment:${orderId}:SUCCESS`,
      fact,
    });
    expect(await channel.queryPayment(order.outTradeNo)).toMatchObject(fact);
    expect(await channel.closePayment(order.outTradeNo)).toBe('paid');
  });

  it('opens the same order again for the same data, and refuses other data under its number', async () => {
    const order = anOrder();
    const launch = await launchOf(order);
    const first = await handOver(launch);
    expect(await handOver(launch)).toEqual(first);
    expect((await requestOrder({ ...order, amountFen: fen(1) })).errMsg).toContain('参数不一致');
  });

  it('accepts the unquoted form too, and refuses altered data, a foreign key and an old authorization', async () => {
    expect(
      (await requestOrder(anOrder(), channelWith({ quotedAuthorization: false }))).orderId,
    ).toBeDefined();
    const launch = await launchOf(anOrder());
    expect(await handOver({ ...launch, data: launch.data.replaceAll('12990', '1') })).toMatchObject({
      errMsg: '签名校验失败',
    });
    const foreign = channelWith({ appPrivateKeyPem: simulators.config.alipay.app.privateKeyPem });
    expect(await requestOrder(anOrder(), foreign)).toMatchObject({ errMsg: '签名校验失败' });
    offsetMs = -HOUR - 60_000;
    expect(await requestOrder(anOrder())).toMatchObject({ errMsg: 'byteAuthorization 已过期' });
  });

  it('cannot be closed by us; expiry and the buyer’s cancellation close it', async () => {
    const cancelled = anOrder();
    await requestOrder(cancelled);
    expect(await channel.closePayment(cancelled.outTradeNo)).toBe('closed');
    await control.action('douyin', 'cancelOrder', { outTradeNo: cancelled.outTradeNo });
    expect(await channel.readNotification(await receiver.nth(0))).toMatchObject({
      kind: 'payment',
      fact: { state: 'closed' },
    });
    const expiring = anOrder({ expiresAt: new Date(Date.now() + 1_500) });
    await requestOrder(expiring);
    expect(await channel.readNotification(await receiver.nth(1))).toMatchObject({
      fact: { outTradeNo: expiring.outTradeNo, state: 'closed' },
    });
    expect(await channel.queryPayment(expiring.outTradeNo)).toMatchObject({ state: 'closed' });
  });

  it('refuses scenes of other channels', async () => {
    await expect(channel.createPayment(anOrder({ scene: 'alipay-wap' }))).rejects.toMatchObject({
      failure: 'unavailable',
    });
  });
});

describe('notifications', () => {
  it('come again with the same id until err_no is 0', async () => {
    const order = anOrder();
    const answers = [channel.acknowledge('rejected'), { status: 200, contentType: 'text/plain', body: 'ok' }];
    receiver.answer = () => answers.shift() ?? channel.acknowledge('accepted');
    await requestOrder(order);
    await control.post('pay', { outTradeNo: order.outTradeNo });
    const events = await Promise.all(
      [0, 1, 2].map(async (n) => channel.readNotification(await receiver.nth(n))),
    );
    expect(new Set(events.map((event) => event.eventId)).size).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(receiver.received).toHaveLength(3);
  });

  it('are forged when altered, corrupt or stale', async () => {
    const order = anOrder();
    await control.notifications('douyin', 'corrupt');
    receiver.answer = async (message) => {
      await channel.readNotification(message);
      return channel.acknowledge('accepted');
    };
    await requestOrder(order);
    await control.post('pay', { outTradeNo: order.outTradeNo });
    const forged = { failure: 'forged' };
    await expect(channel.readNotification(await receiver.nth(0))).rejects.toMatchObject(forged);
    const raw = await receiver.nth(1);
    const altered = { ...raw, rawBody: Buffer.from(raw.rawBody.toString().replace('12990', '12991')) };
    await expect(channel.readNotification(altered)).rejects.toMatchObject(forged);
    offsetMs = 31 * 60_000;
    const stale = { failure: 'forged', providerCode: 'STALE' };
    await expect(channel.readNotification(raw)).rejects.toMatchObject(stale);
    offsetMs = 0;
    await expect(channel.readNotification(raw)).resolves.toMatchObject({ kind: 'payment' });
  });
});

describe('refunding', () => {
  it('is processing, then succeeds with a callback; parts add up', async () => {
    const order = await aPaidOrder();
    const part = aRefund(order, 4_000);
    expect(await channel.refund(part)).toMatchObject({ state: 'processing', refundFen: 4_000 });
    expect(await channel.queryRefund(part)).toMatchObject({ state: 'processing' });
    const notification = await channel.readNotification(await receiver.nth(0, '/refund'));
    expect(notification).toMatchObject({
      kind: 'refund',
      fact: { outRefundNo: part.outRefundNo, state: 'succeeded', refundFen: 4_000 },
    });
    expect(await channel.queryRefund(part)).toMatchObject({ state: 'succeeded' });
    await expect(channel.refund(aRefund(order, 8_991))).rejects.toMatchObject({ failure: 'rejected' });
    await expect(channel.refund(aRefund(order, 12_990))).rejects.toMatchObject({ failure: 'rejected' });
    expect(await channel.refund(aRefund(order, 8_990))).toMatchObject({ state: 'processing' });
  });

  it('the same number replays; other parameters under it are refused', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 12_990);
    const first = await channel.refund(refund);
    expect(await channel.refund(refund)).toEqual(first);
    await expect(channel.refund({ ...refund, refundFen: fen(100) })).rejects.toMatchObject({
      failure: 'rejected',
    });
    expect(
      (await control.get<{ outTradeNo: string }[]>('refunds')).filter(
        (row) => row.outTradeNo === order.outTradeNo,
      ),
    ).toHaveLength(1);
  });

  it('after a time-out that succeeded, the same number finds it; after one that did not, nothing is known', async () => {
    const order = await aPaidOrder();
    const [done, undone] = [aRefund(order, 100), aRefund(order, 200)];
    await control.fault('douyin', 'timeoutAfter', { operation: 'refund_create' });
    await expect(channel.refund(done)).rejects.toMatchObject({ failure: 'unknown' });
    expect(['processing', 'succeeded']).toContain((await channel.queryRefund(done)).state);
    await expect(channel.refund(done)).resolves.toMatchObject({ state: 'processing' });
    await control.fault('douyin', 'timeoutBefore', { operation: 'refund_create' });
    await expect(channel.refund(undone)).rejects.toMatchObject({ failure: 'unknown' });
    expect(await channel.queryRefund(undone)).toMatchObject({ state: 'unknown-number' });
  });

  it('reports a failed refund', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 100);
    await control.action('douyin', 'failNextRefund');
    await channel.refund(refund);
    expect(await channel.readNotification(await receiver.nth(0, '/refund'))).toMatchObject({
      kind: 'refund',
      fact: { state: 'failed' },
    });
    expect(await channel.queryRefund(refund)).toMatchObject({
      state: 'failed',
      failReason: '商户可退余额不足',
    });
  });
});

describe('a refund the buyer asks for in Douyin', () => {
  it('hangs until we name it, then waits for our audit', async () => {
    const order = await aPaidOrder();
    // Until its answer holds our number, the platform asks again and again.
    let named = false;
    receiver.answer = (message) =>
      named && message.path === '/ask'
        ? channel.acknowledgeRefundRequest('RU00000001')
        : channel.acknowledge('accepted');
    await control.action('douyin', 'askForRefund', {
      outTradeNo: order.outTradeNo,
      amountFen: 5_000,
      callbackUrl: receiver.url('/ask'),
    });
    const request = await channel.readNotification(await receiver.nth(0, '/ask'));
    if (request.kind !== 'refund-request') throw new Error(request.kind);
    expect(request).toMatchObject({ outTradeNo: order.outTradeNo, refundFen: 5_000, reason: '不想要了' });
    await expect(channel.trade.auditRefund(request.channelRefundNo, { agree: true })).rejects.toMatchObject({
      failure: 'rejected',
    });
    expect(await channel.readNotification(await receiver.nth(1, '/ask'))).toEqual(request);
    named = true;
    expect(await untilNamed('RU00000001')).toMatchObject({
      state: 'processing',
      channelRefundNo: request.channelRefundNo,
    });
    await channel.trade.auditRefund(request.channelRefundNo, { agree: true });
    expect(await channel.readNotification(await receiver.nth(0))).toMatchObject({
      kind: 'refund',
      fact: { outRefundNo: 'RU00000001', state: 'succeeded' },
    });
  });

  it('may be denied with a reason', async () => {
    const order = await aPaidOrder();
    receiver.answer = (message) =>
      message.path === '/ask'
        ? channel.acknowledgeRefundRequest('RU00000002')
        : channel.acknowledge('accepted');
    const asked = await control.action('douyin', 'askForRefund', {
      outTradeNo: order.outTradeNo,
      callbackUrl: receiver.url('/ask'),
    });
    await untilNamed('RU00000002');
    await channel.trade.auditRefund(String(asked.refundId), { agree: false, message: '服务已开始' });
    expect(await channel.queryRefund({ outRefundNo: 'RU00000002' })).toMatchObject({
      state: 'failed',
      failReason: '服务已开始',
    });
  });
});

describe('fulfilment and settlement', () => {
  it('settles only after fulfilment, within the cap, once per number', async () => {
    const order = await aPaidOrder();
    const { appId } = simulators.config.douyin;
    const settlement = {
      appId,
      outOrderNo: order.outTradeNo,
      outSettleNo: `S${order.outTradeNo}`,
      description: '结算',
      splits: [{ merchantUid: '7000', amountFen: fen(1_000) }],
    };
    await expect(channel.trade.createSettlement(settlement)).rejects.toMatchObject({ failure: 'rejected' });
    const row = await channel.trade.order({ orderId: order.orderId });
    await channel.trade.pushFulfilment({
      orderId: order.orderId,
      itemOrderIds: [row!.item_order_list![0]!.item_order_id],
      status: 'FULFILLED',
    });
    const first = await channel.trade.createSettlement(settlement);
    expect(await channel.trade.createSettlement(settlement)).toEqual(first);
    expect(await channel.trade.settlement(appId, settlement.outSettleNo)).toMatchObject({
      state: 'succeeded',
      amountFen: 1_000,
    });
    const tooMuch = {
      ...settlement,
      outSettleNo: 'S-more',
      splits: [{ merchantUid: '7000', amountFen: fen(3_000) }],
    };
    await expect(channel.trade.createSettlement(tooMuch)).rejects.toMatchObject({ failure: 'rejected' });
    expect(await channel.trade.settlement(appId, 'S-never')).toBeUndefined();
  });
});

describe('trouble', () => {
  it('is unknown on 500 and on silence', async () => {
    await control.fault('douyin', 'http500', { operation: 'order_query' });
    await expect(channel.queryPayment('M1')).rejects.toMatchObject({ failure: 'unknown' });
    await control.fault('douyin', 'delayMs', { operation: 'order_query', delayMs: 4_000 });
    await expect(channel.queryPayment('M1')).rejects.toMatchObject({ failure: 'unknown' });
  });

  it('renews a refused token and repeats once', async () => {
    const order = anOrder();
    await requestOrder(order);
    await control.action('douyin', 'revokeTokens');
    expect(await channel.queryPayment(order.outTradeNo)).toMatchObject({ state: 'unpaid' });
  });

  it('is unavailable with a wrong secret', async () => {
    await expect(channelWith({ appSecret: 'wrong' }).queryPayment('M1')).rejects.toMatchObject({
      failure: 'unavailable',
    });
  });
});
