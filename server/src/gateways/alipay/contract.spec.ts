import { fen } from '@yimai/shared/kernel/money';
import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import type { CreatePaymentInput, RefundInput } from '../ports.js';
import { aPayment, aRefundOf } from '../testing/builders.js';
import { Control } from '../testing/control.js';
import { NotificationReceiver } from '../testing/receiver.js';
import { AlipayClient, AlipayPaymentChannel } from './index.js';

// Real: HTTP, signatures both ways, the cashier page. Simulated: Alipay.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

const HOUR = 3_600_000;
let simulators: Simulators;
let control: Control;
let payments: AlipayPaymentChannel;
let offsetMs = 0;
const receiver = new NotificationReceiver();

beforeAll(async () => {
  await receiver.start();
  simulators = await startSimulators({
    ports: { alipay: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.0005,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  payments = new AlipayPaymentChannel(clientWith({}));
});

afterAll(async () => {
  await simulators.stop();
  await receiver.stop();
});

beforeEach(() => {
  offsetMs = 0;
  receiver.clear();
  receiver.answer = () => payments.acknowledge('accepted');
});

function clientWith(changes: { sellerKey?: string; appId?: string }): AlipayClient {
  const { alipay } = simulators.config;
  return new AlipayClient(
    {
      appId: changes.appId ?? alipay.appId,
      sellerId: alipay.sellerId,
      appPrivateKeyPem: changes.sellerKey ?? alipay.app.privateKeyPem,
      gatewayUrl: `${simulators.urls.alipay}/gateway.do`,
      trust: { publicKeyPem: alipay.alipay.publicKeyPem },
    },
    { now: () => Date.now() + offsetMs, http: { timeoutMs: 1_200, maxRetries: 0 } },
  );
}

function anOrder(changes: Partial<CreatePaymentInput> = {}): CreatePaymentInput {
  const returnUrl = 'http://127.0.0.1:9/#/pages/pay/result';
  return aPayment({ scene: 'alipay-wap', notifyUrl: receiver.url() }, { returnUrl, ...changes });
}

async function openCashier(order: CreatePaymentInput): Promise<Response> {
  const launch = await payments.createPayment(order);
  if (launch.kind !== 'redirect') throw new Error('not a redirect');
  return fetch(launch.url);
}

async function press(order: CreatePaymentInput, act: 'pay' | 'decline'): Promise<Response> {
  const body = new URLSearchParams({ out_trade_no: order.outTradeNo, act, persona: '3' });
  return fetch(`${simulators.urls.alipay}/sim/cashier`, { method: 'POST', body, redirect: 'manual' });
}

async function aPaidOrder(): Promise<CreatePaymentInput> {
  const order = anOrder();
  await openCashier(order);
  await control.post('pay', { outTradeNo: order.outTradeNo });
  await receiver.nth(0);
  receiver.clear();
  return order;
}

function aRefund(order: CreatePaymentInput, refundFen: number): RefundInput {
  return aRefundOf(order, refundFen, receiver.url());
}

describe('paying', () => {
  it('lets a person pay in the browser, sends them back and tells the server', async () => {
    const order = anOrder();
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({ state: 'unknown-number' });
    const page = await openCashier(order);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('¥129.90');
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({
      state: 'unpaid',
      amountFen: 12_990,
    });

    const back = await press(order, 'pay');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(
      /^http:\/\/127\.0\.0\.1:9\/\?.*out_trade_no=.*#\/pages\/pay\/result$/,
    );

    const notification = await payments.readNotification(await receiver.nth(0));
    const { alipay } = simulators.config;
    expect(notification).toMatchObject({
      kind: 'payment',
      fact: {
        outTradeNo: order.outTradeNo,
        state: 'paid',
        amountFen: 12_990,
        appId: alipay.appId,
        merchantId: alipay.sellerId,
        payerId: '2088000000000003',
      },
    });
    const queried = await payments.queryPayment(order.outTradeNo);
    expect(queried).toMatchObject({ state: 'paid', amountFen: 12_990, payerId: '2088000000000003' });
    expect(queried.paidAt).toBeInstanceOf(Date);
  });

  it('leaves the trade unpaid when the person turns back', async () => {
    const order = anOrder();
    await openCashier(order);
    expect((await press(order, 'decline')).status).toBe(303);
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({ state: 'unpaid' });
    expect(receiver.received).toHaveLength(0);
  });

  it('serves the desktop with another product', async () => {
    const order = anOrder({ scene: 'alipay-page' });
    expect((await openCashier(order)).status).toBe(200);
  });

  it('refuses another amount under the same number', async () => {
    const order = anOrder();
    await openCashier(order);
    const changed = await openCashier({ ...order, amountFen: fen(1) });
    expect(changed.status).toBe(400);
    expect(await changed.text()).toContain('CONTEXT_INCONSISTENT');
  });

  it('does not take a request whose signature does not fit', async () => {
    const launch = await payments.createPayment(anOrder());
    const url = launch.kind === 'redirect' ? launch.url.replace('129.90', '1.90') : '';
    expect(await (await fetch(url)).text()).toContain('isv.invalid-signature');
  });

  it('refuses scenes of other channels', async () => {
    await expect(payments.createPayment(anOrder({ scene: 'douyin-mini' }))).rejects.toMatchObject({
      failure: 'unavailable',
    });
  });

  it('closes an open trade, and says so when money came first', async () => {
    const open = anOrder();
    await openCashier(open);
    expect(await payments.closePayment(open.outTradeNo)).toBe('closed');
    expect(await payments.closePayment(open.outTradeNo)).toBe('closed');
    expect(await payments.queryPayment(open.outTradeNo)).toMatchObject({ state: 'closed' });
    const paid = await aPaidOrder();
    expect(await payments.closePayment(paid.outTradeNo)).toBe('paid');
    expect(await payments.closePayment('M-never-opened')).toBe('closed');
  });
});

describe('notifications', () => {
  it('come again, with the same id, until the answer is success', async () => {
    const order = anOrder();
    const answers = ['fail', 'success\n', 'success'];
    receiver.answer = () => ({ status: 200, contentType: 'text/plain', body: answers.shift() ?? 'success' });
    await openCashier(order);
    await control.post('pay', { outTradeNo: order.outTradeNo });
    const events = await Promise.all(
      [0, 1, 2].map(async (n) => payments.readNotification(await receiver.nth(n))),
    );
    expect(new Set(events.map((event) => event.eventId)).size).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receiver.received).toHaveLength(3);
  });

  it('are forged when altered, unsigned, downgraded, meant for others or stale', async () => {
    const order = anOrder();
    await openCashier(order);
    await control.post('pay', { outTradeNo: order.outTradeNo });
    const raw = await receiver.nth(0);
    const form = new URLSearchParams(raw.rawBody.toString());
    const changed = (change: (params: URLSearchParams) => void): Promise<unknown> => {
      const copy = new URLSearchParams(form);
      change(copy);
      return payments.readNotification({ ...raw, rawBody: Buffer.from(copy.toString()) });
    };
    const forged = { failure: 'forged' };
    await expect(changed((p) => p.set('total_amount', '0.01'))).rejects.toMatchObject(forged);
    await expect(changed((p) => p.delete('sign'))).rejects.toMatchObject(forged);
    await expect(changed((p) => p.set('sign', 'AAAA'))).rejects.toMatchObject(forged);
    await expect(changed((p) => p.set('sign_type', 'RSA'))).rejects.toMatchObject(forged);
    await expect(changed(() => undefined)).resolves.toMatchObject({ kind: 'payment' });
    const other = new AlipayPaymentChannel(clientWith({ appId: '2021000000000099' }));
    await expect(other.readNotification(raw)).rejects.toMatchObject({
      failure: 'forged',
      providerCode: 'APP',
    });
    offsetMs = 27 * HOUR;
    await expect(payments.readNotification(raw)).rejects.toMatchObject({
      failure: 'forged',
      providerCode: 'STALE',
    });
  });

  it('with a corrupt signature are refused, and the proper retry is taken', async () => {
    const order = anOrder();
    receiver.answer = async (message) => {
      await payments.readNotification(message);
      return payments.acknowledge('accepted');
    };
    await openCashier(order);
    await control.notifications('alipay', 'corrupt');
    await control.post('pay', { outTradeNo: order.outTradeNo });
    await expect(payments.readNotification(await receiver.nth(0))).rejects.toMatchObject({
      failure: 'forged',
    });
    expect(await payments.readNotification(await receiver.nth(1))).toMatchObject({ kind: 'payment' });
  });

  it('delivered twice carry one id', async () => {
    const order = anOrder();
    await openCashier(order);
    await control.notifications('alipay', 'duplicate');
    await control.post('pay', { outTradeNo: order.outTradeNo });
    const [first, second] = await Promise.all([receiver.nth(0), receiver.nth(1)]);
    const ids = await Promise.all(
      [first, second].map(async (raw) => (await payments.readNotification(raw)).eventId),
    );
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('refunding', () => {
  it('succeeds at once when money moved, and in parts', async () => {
    const order = await aPaidOrder();
    const first = aRefund(order, 4_000);
    expect(await payments.refund(first)).toMatchObject({ state: 'succeeded', refundFen: 4_000 });
    expect(await payments.queryRefund(first)).toMatchObject({ state: 'succeeded', refundFen: 4_000 });
    expect(await payments.readNotification(await receiver.nth(0))).toMatchObject({
      kind: 'refund',
      fact: { outRefundNo: first.outRefundNo, state: 'processing' },
    });
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({ state: 'paid' });
    await payments.refund(aRefund(order, 8_990));
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({ state: 'refunded' });
  });

  it('repeated with the same number moves money once and still reports success', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 4_000);
    await payments.refund(refund);
    expect(await payments.refund(refund)).toMatchObject({ state: 'succeeded', refundFen: 4_000 });
    const [row] = await control.get<{ amountFen: number }[]>('refunds');
    expect(row).toMatchObject({ amountFen: 4_000 });
    await expect(payments.refund({ ...refund, refundFen: fen(4_001) })).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'ACQ.DISCORDANT_REPEAT_REQUEST',
    });
  });

  it('after a time-out that succeeded, the same number finds it', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 4_000);
    await control.fault('alipay', 'timeoutAfter', { operation: 'alipay.trade.refund' });
    await expect(payments.refund(refund)).rejects.toMatchObject({ failure: 'unknown' });
    expect(await payments.queryRefund(refund)).toMatchObject({ state: 'succeeded' });
    expect(await payments.refund(refund)).toMatchObject({ state: 'succeeded' });
    await expect(payments.refund(aRefund(order, 8_991))).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'ACQ.REASON_TRADE_REFUND_FEE_ERR',
    });
  });

  it('after a time-out that did nothing, the query knows no such refund', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 4_000);
    await control.fault('alipay', 'timeoutBefore', { operation: 'alipay.trade.refund' });
    await expect(payments.refund(refund)).rejects.toMatchObject({ failure: 'unknown' });
    expect(await payments.queryRefund(refund)).toMatchObject({ state: 'unknown-number' });
  });

  it('without fund_change is processing until the query confirms it', async () => {
    const order = await aPaidOrder();
    const refund = aRefund(order, 4_000);
    await control.action('alipay', 'nextRefund', { outcome: 'later' });
    expect(await payments.refund(refund)).toMatchObject({ state: 'processing' });
    await receiver.nth(0);
    expect(await payments.queryRefund(refund)).toMatchObject({ state: 'succeeded' });
  });

  it('is refused for a finished trade', async () => {
    const order = await aPaidOrder();
    await control.action('alipay', 'finishTrade', { outTradeNo: order.outTradeNo });
    await expect(payments.refund(aRefund(order, 1))).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'ACQ.TRADE_HAS_FINISHED',
    });
  });
});

describe('trouble', () => {
  it('is unknown on 500, on a hung answer and on an answer with a wrong signature', async () => {
    const order = await aPaidOrder();
    await control.fault('alipay', 'http500');
    await expect(payments.queryPayment(order.outTradeNo)).rejects.toMatchObject({ failure: 'unknown' });
    await control.fault('alipay', 'delayMs', { delayMs: 4_000 });
    await expect(payments.queryPayment(order.outTradeNo)).rejects.toMatchObject({ failure: 'unknown' });
    await control.action('alipay', 'corruptNextAnswer');
    await expect(payments.queryPayment(order.outTradeNo)).rejects.toMatchObject({
      failure: 'unknown',
      providerCode: 'SIGNATURE',
    });
    expect(await payments.queryPayment(order.outTradeNo)).toMatchObject({ state: 'paid' });
  });

  it('is unavailable when our own key or clock is wrong', async () => {
    const wrongKey = new AlipayPaymentChannel(
      clientWith({ sellerKey: simulators.config.douyin.app.privateKeyPem }),
    );
    await expect(wrongKey.queryPayment('M1')).rejects.toMatchObject({
      failure: 'unavailable',
      providerCode: 'isv.invalid-signature',
    });
    offsetMs = -8 * HOUR;
    await expect(payments.queryPayment('M1')).rejects.toMatchObject({
      failure: 'unavailable',
      providerCode: 'isv.invalid-timestamp',
    });
  });
});
