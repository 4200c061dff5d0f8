import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays } from '@yimai/shared/kernel/clock';
import { fen } from '@yimai/shared/kernel/money';
import { generateDevPlatformConfig } from '../../../../simulators/src/core/dev-keys.js';
import type { Delivery } from '../../../../simulators/src/core/notifier.js';
import type { RunningSimulators } from '../../../../simulators/src/core/run.js';
import { startSimulators } from '../../../../simulators/src/start.js';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type RawNotification,
} from '../ports.js';
import { createWeChatPay, parseTradeBill, type WeChatPay, type WeChatPayConfig } from './index.js';

/**
 * Real: our gateway, its signatures, HTTP. Played: WeChat Pay, by the simulator in this process. The gateway's clock
 * follows the simulator's, as the server's does in development.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform = generateDevPlatformConfig();
let sims: RunningSimulators;
let pay: WeChatPay;
let inbox: Inbox;
let offsetMs = 0;
let sequence = 0;

const now = (): number => Date.now() + offsetMs;

/** The merchant's notification address: reads with the gateway and answers as the gateway says. */
class Inbox {
  readonly received: { raw: RawNotification; result: ChannelNotification | GatewayError }[] = [];
  refuseNext = 0;
  private server!: Server;
  url = '';

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void this.take({
          headers: request.headers as RawNotification['headers'],
          rawBody: Buffer.concat(chunks),
        }).then((reply) =>
          response.writeHead(reply.status, { 'content-type': reply.contentType }).end(reply.body),
        );
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notify`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  good(): ChannelNotification[] {
    return this.received.flatMap(({ result }) => (result instanceof GatewayError ? [] : [result]));
  }

  private async take(raw: RawNotification): Promise<ReturnType<WeChatPay['payments']['acknowledge']>> {
    try {
      this.received.push({ raw, result: await pay.payments.readNotification(raw) });
    } catch (error) {
      this.received.push({ raw, result: error as GatewayError });
      return pay.payments.acknowledge('rejected');
    }
    if (this.refuseNext === 0) return pay.payments.acknowledge('accepted');
    this.refuseNext -= 1;
    return pay.payments.acknowledge('rejected');
  }
}

function gatewayConfig(more: Partial<WeChatPayConfig> = {}): WeChatPayConfig {
  const { wechat, wechatPay } = platform;
  return {
    mchId: wechatPay.mchId,
    merchantSerial: wechatPay.merchantSerial,
    merchantPrivateKeyPem: wechatPay.merchant.privateKeyPem,
    apiV3Key: wechatPay.apiV3Key,
    platformKeys: [{ id: wechatPay.platformPublicKeyId, pem: wechatPay.platform.publicKeyPem }],
    encryptionKeyId: wechatPay.platformPublicKeyId,
    miniAppId: wechat.mini.appId,
    officialAccountAppId: wechat.officialAccount.appId,
    transfer: {
      sceneId: wechatPay.transferSceneId,
      reportInfos: [
        { type: '岗位类型', content: '商品推广员' },
        { type: '报酬说明', content: '推广佣金' },
      ],
    },
    baseUrl: sims.urls['wechat-pay']!,
    loopbackPayerIp: '203.0.113.7',
    ...more,
  };
}

function gateway(more: Partial<WeChatPayConfig> = {}, http: object = {}): WeChatPay {
  return createWeChatPay({
    config: gatewayConfig(more),
    now,
    http: { timeoutMs: 2_000, maxRetries: 0, ...http },
  });
}

async function control<T = unknown>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${sims.urls.control}/control/${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

async function moveClock(toMs: number): Promise<void> {
  offsetMs = toMs;
  await control('clock', { offsetMs: toMs });
}

async function until<T>(probe: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 4_000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error('did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await call.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw error;
  return error;
}

function attempt(more: Partial<CreatePaymentInput> = {}): CreatePaymentInput {
  sequence += 1;
  return {
    scene: 'wechat-mini',
    outTradeNo: `T${String(sequence).padStart(8, '0')}P1`,
    amountFen: fen(12_990),
    description: '测试订单',
    expiresAt: new Date(Math.floor(now() / 1000) * 1000 + HOUR),
    notifyUrl: inbox.url,
    payerOpenId: 'oMINI_user_1',
    payerIp: '127.0.0.1',
    ...more,
  };
}

async function paidTrade(
  more: Partial<CreatePaymentInput> = {},
): Promise<{ input: CreatePaymentInput; channelTradeNo: string }> {
  const input = attempt(more);
  await pay.payments.createPayment(input);
  await control('pay', { outTradeNo: input.outTradeNo });
  const fact = await pay.payments.queryPayment(input.outTradeNo);
  return { input, channelTradeNo: fact.channelTradeNo! };
}

const deliveriesOf = async (businessNo: string): Promise<Delivery[]> =>
  (await control<Delivery[]>('deliveries')).filter((delivery) => delivery.businessNo === businessNo);

beforeAll(async () => {
  sims = await startSimulators({
    ports: { 'wechat-pay': 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.001,
    quiet: true,
    config: platform,
  });
});
afterAll(() => sims.stop());
beforeEach(async () => {
  offsetMs = 0;
  await control('reset', {});
  inbox = new Inbox();
  await inbox.open();
  pay = gateway();
});
afterEach(() => inbox.close());

describe('WeChat Pay: paying', () => {
  it('goes from prepay over the cashier to a notification and a query that agree', async () => {
    const input = attempt();
    const launch = await pay.payments.createPayment(input);
    expect(await pay.payments.queryPayment(input.outTradeNo)).toMatchObject({
      state: 'unpaid',
      amountFen: 12_990,
    });
    // The client verifies paySign before it shows the cashier.
    expect(await control('providers/wechat-pay/requestPayment', launch)).toEqual({
      errMsg: 'requestPayment:ok',
    });
    const [notice] = await until(() => inbox.good().length > 0 && inbox.good());
    const expected = {
      channel: 'wechat',
      outTradeNo: input.outTradeNo,
      state: 'paid',
      amountFen: 12_990,
      currency: 'CNY',
      merchantId: '1900000001',
      appId: 'wxMINI01',
      payerId: 'oMINI_user_1',
    };
    expect(notice).toMatchObject({ kind: 'payment', fact: expected });
    const fact = await pay.payments.queryPayment(input.outTradeNo);
    expect(fact).toEqual(notice?.kind === 'payment' ? notice.fact : undefined);
    expect(fact.paidAt?.getTime()).toBeLessThanOrEqual(now());
  });

  it('refuses launch parameters that were altered on the way to the client', async () => {
    const launch = await pay.payments.createPayment(attempt());
    await expect(
      control('providers/wechat-pay/requestPayment', { ...launch, timeStamp: '1' }),
    ).rejects.toThrow('支付验证签名失败');
  });

  it('takes the openid of the official account for payments in a WeChat page, and no other', async () => {
    const page = { scene: 'wechat-h5-jsapi', payerOpenId: 'oOA_user_2' } as const;
    expect(await pay.payments.createPayment(attempt(page))).toMatchObject({
      kind: 'wechat-jsapi',
      appId: 'wxOA01',
    });
    const wrong = attempt({ ...page, payerOpenId: 'oMINI_user_2' });
    expect(await failureOf(pay.payments.createPayment(wrong))).toMatchObject({
      failure: 'rejected',
      providerCode: 'OPENID_MISMATCH',
    });
  });

  it('leads an outside browser to the cashier and back', async () => {
    const input = attempt({ scene: 'wechat-h5', returnUrl: 'http://127.0.0.1:1/orders/9?x=1' });
    const launch = await pay.payments.createPayment(input);
    if (launch.kind !== 'redirect') throw new Error('not a redirect');
    const referer = { referer: 'http://127.0.0.1:1/' };
    const withoutReferer = await (await fetch(launch.url)).text();
    expect(withoutReferer).toContain('商家参数格式有误');
    const html = await (await fetch(launch.url, { headers: referer })).text();
    expect(html).toContain('129.90');
    const action = /action="([^"]+pay)"/.exec(html)?.[1];
    const back = await fetch(`${sims.urls['wechat-pay']}${action}`, {
      method: 'POST',
      body: new URLSearchParams({ redirect_url: input.returnUrl! }),
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toBe(input.returnUrl);
    expect((await pay.payments.queryPayment(input.outTradeNo)).state).toBe('paid');
  });

  it('lets the H5 address run out after five minutes', async () => {
    const launch = await pay.payments.createPayment(attempt({ scene: 'wechat-h5' }));
    await moveClock(6 * 60_000);
    const html = await (
      await fetch(launch.kind === 'redirect' ? launch.url : '', { headers: { referer: 'http://x/' } })
    ).text();
    expect(html).toContain('支付链接已失效');
  });

  it('gives a QR for the desktop', async () => {
    const launch = await pay.payments.createPayment(attempt({ scene: 'wechat-native' }));
    expect(launch).toMatchObject({
      kind: 'qr',
      codeUrl: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=/) as string,
    });
  });

  it('repeats the same number with the same parameters, and refuses changed ones', async () => {
    const input = attempt();
    await pay.payments.createPayment(input);
    await expect(pay.payments.createPayment(input)).resolves.toMatchObject({ kind: 'wechat-jsapi' });
    const dearer = { ...input, amountFen: fen(13_000) };
    expect(await failureOf(pay.payments.createPayment(dearer))).toMatchObject({
      failure: 'rejected',
      providerCode: 'INVALID_REQUEST',
    });
    expect((await pay.payments.queryPayment(input.outTradeNo)).amountFen).toBe(12_990);
  });

  it('refuses an expiry that is already over, and payment after it', async () => {
    const late = attempt({ expiresAt: new Date(now() - 1) });
    expect(await failureOf(pay.payments.createPayment(late))).toMatchObject({
      failure: 'rejected',
      providerCode: 'PARAM_ERROR',
    });
    const input = attempt();
    await pay.payments.createPayment(input);
    await moveClock(2 * HOUR);
    await expect(control('pay', { outTradeNo: input.outTradeNo })).rejects.toThrow('expired');
  });

  it('closes once and again, tells a paid trade apart, and knows no strange numbers', async () => {
    const open = attempt();
    await pay.payments.createPayment(open);
    expect(await pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect(await pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect((await pay.payments.queryPayment(open.outTradeNo)).state).toBe('closed');
    await expect(control('pay', { outTradeNo: open.outTradeNo })).rejects.toThrow('CLOSED');
    const { input } = await paidTrade();
    expect(await pay.payments.closePayment(input.outTradeNo)).toBe('paid');
    expect(await pay.payments.queryPayment('NEVER_SEEN_1')).toEqual({
      channel: 'wechat',
      outTradeNo: 'NEVER_SEEN_1',
      state: 'unknown-number',
    });
  });
});

describe('WeChat Pay: our signature and trouble on the line', () => {
  it('is turned away with a wrong serial or a clock that is off', async () => {
    const stranger = gateway({ merchantSerial: 'F'.repeat(40) });
    expect(await failureOf(stranger.payments.queryPayment('T00000001P1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
    const late = createWeChatPay({
      config: gatewayConfig(),
      now: () => now() - 301_000,
      http: { maxRetries: 0 },
    });
    expect(await failureOf(late.payments.queryPayment('T00000001P1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
  });

  it('is turned away when signed with another key', async () => {
    const impostor = gateway({ merchantPrivateKeyPem: platform.alipay.app.privateKeyPem });
    expect(await failureOf(impostor.payments.createPayment(attempt()))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
  });

  it('does not believe an answer signed by a stranger', async () => {
    const { input } = await paidTrade();
    const { platformPublicKeyId: id } = platform.wechatPay;
    const sceptic = gateway({ platformKeys: [{ id, pem: platform.alipay.alipay.publicKeyPem }] });
    expect(await failureOf(sceptic.payments.queryPayment(input.outTradeNo))).toMatchObject({
      failure: 'unknown',
      providerCode: 'BAD_SIGNATURE',
    });
  });

  it('calls a time-out after success unknown; query and the same number set it right', async () => {
    const { input, channelTradeNo } = await paidTrade();
    await control('faults', { provider: 'wechat-pay', operation: 'refund', fault: 'timeoutAfter' });
    const hasty = gateway({}, { timeoutMs: 150 });
    const refund = refundOf(input, channelTradeNo);
    expect(await failureOf(hasty.payments.refund(refund))).toMatchObject({
      failure: 'unknown',
      providerCode: 'TIMEOUT',
    });
    expect(await pay.payments.queryRefund(refund)).toMatchObject({ refundFen: 5_000 });
    await pay.payments.refund(refund);
    expect(await control<unknown[]>('refunds')).toHaveLength(1);
  });

  it('distinguishes a time-out before the effect by query', async () => {
    const { input, channelTradeNo } = await paidTrade();
    await control('faults', { provider: 'wechat-pay', operation: 'refund', fault: 'timeoutBefore' });
    const refund = refundOf(input, channelTradeNo);
    expect(await failureOf(gateway({}, { timeoutMs: 150 }).payments.refund(refund))).toMatchObject({
      failure: 'unknown',
    });
    expect(await pay.payments.queryRefund(refund)).toMatchObject({ state: 'unknown-number' });
  });

  it.each(['http500', 'http429'] as const)(
    'calls %s unknown, and gets over one when it may repeat',
    async (fault) => {
      const input = attempt();
      await control('faults', { provider: 'wechat-pay', operation: 'prepay-jsapi', fault, count: 2 });
      expect(await failureOf(pay.payments.createPayment(input))).toMatchObject({ failure: 'unknown' });
      const patient = gateway({}, { maxRetries: 2, firstDelayMs: 1 });
      await expect(patient.payments.createPayment(input)).resolves.toMatchObject({ kind: 'wechat-jsapi' });
    },
  );
});

describe('WeChat Pay: notifications', () => {
  async function genuine(): Promise<RawNotification> {
    await paidTrade();
    return (await until(() => inbox.received[0])).raw;
  }

  async function codeOf(raw: RawNotification): Promise<string> {
    const error = await failureOf(pay.payments.readNotification(raw));
    expect(error.failure).toBe('forged');
    return error.providerCode;
  }

  it('accepts the genuine one, under header names in any case', async () => {
    const raw = await genuine();
    const shouting = Object.fromEntries(
      Object.entries(raw.headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    await expect(pay.payments.readNotification({ ...raw, headers: shouting })).resolves.toMatchObject({
      kind: 'payment',
    });
  });

  it('refuses every alteration', async () => {
    const raw = await genuine();
    const text = raw.rawBody.toString();
    const withHeader = (name: string, value?: string): RawNotification => ({
      ...raw,
      headers: { ...raw.headers, [name]: value },
    });
    expect(
      await codeOf({ ...raw, rawBody: Buffer.from(text.replace('EV-', 'XX-').replace('"id":"', '"id":"0')) }),
    ).toBe('BAD_SIGNATURE');
    expect(await codeOf({ ...raw, rawBody: Buffer.from(`${text} `) })).toBe('BAD_SIGNATURE');
    expect(await codeOf(withHeader('wechatpay-nonce', 'a'.repeat(32)))).toBe('BAD_SIGNATURE');
    expect(await codeOf(withHeader('wechatpay-serial', 'PUB_KEY_ID_9'))).toBe('UNKNOWN_SERIAL');
    expect(await codeOf(withHeader('wechatpay-signature', undefined))).toBe('MISSING_HEADER');
    expect(await codeOf(withHeader('wechatpay-timestamp', 'NaN'))).toBe('STALE');
    expect(await codeOf({ headers: {}, rawBody: Buffer.from('') })).toBe('MISSING_HEADER');
  });

  it('refuses a genuine message that has become stale, or that another key encrypted', async () => {
    const raw = await genuine();
    const other = gateway({ apiV3Key: 'f'.repeat(32) });
    expect(await failureOf(other.payments.readNotification(raw))).toMatchObject({
      failure: 'forged',
      providerCode: 'DECRYPT',
    });
    offsetMs = 299_000;
    await expect(pay.payments.readNotification(raw)).resolves.toBeDefined();
    offsetMs = 302_000;
    expect(await codeOf(raw)).toBe('STALE');
  });

  it.each(['corrupt', 'probe'] as const)(
    'answers a %s signature with 4xx and gets the good one by retry',
    async (mode) => {
      await control('notifications', { provider: 'wechat-pay', mode });
      const { input } = await paidTrade();
      await until(() => inbox.good().length === 1);
      const [delivery] = await until(async () =>
        (await deliveriesOf(input.outTradeNo)).filter((d) => d.state === 'delivered'),
      );
      expect(delivery?.attempts.map((a) => [a.mode, a.status])).toEqual([
        [mode, 400],
        ['good', 200],
      ]);
    },
  );

  it('is sent again with the same event id until accepted', async () => {
    inbox.refuseNext = 2;
    await paidTrade();
    const notices = await until(() => inbox.good().length === 3 && inbox.good());
    expect(new Set(notices.map((notice) => notice.eventId)).size).toBe(1);
  });

  it('recognises two deliveries at once as one event', async () => {
    await control('notifications', { provider: 'wechat-pay', mode: 'duplicate' });
    await paidTrade();
    const notices = await until(() => inbox.good().length === 2 && inbox.good());
    expect(notices[0]).toEqual(notices[1]);
  });

  it('can be held and delivered in reverse, and dropped', async () => {
    await control('notifications', { provider: 'wechat-pay', mode: 'hold' });
    const first = await paidTrade();
    const second = await paidTrade();
    expect(inbox.received).toHaveLength(0);
    await control('notifications', { provider: 'wechat-pay', mode: 'reorder' });
    const order = inbox.good().map((notice) => (notice.kind === 'payment' ? notice.fact.outTradeNo : ''));
    expect(order).toEqual([second.input.outTradeNo, first.input.outTradeNo]);
    await control('notifications', { provider: 'wechat-pay', mode: 'drop' });
    const third = await paidTrade();
    expect(await deliveriesOf(third.input.outTradeNo)).toMatchObject([{ state: 'dropped', attempts: [] }]);
  });
});

function refundOf(input: CreatePaymentInput, channelTradeNo: string, refundFen = 5_000) {
  sequence += 1;
  return {
    outTradeNo: input.outTradeNo,
    channelTradeNo,
    outRefundNo: `R${sequence}`,
    refundFen: fen(refundFen),
    totalFen: input.amountFen,
    reason: '七天无理由',
    notifyUrl: inbox.url,
  };
}

describe('WeChat Pay: refunds', () => {
  it('accepts, arrives, notifies, and turns the trade into a refunded one', async () => {
    const { input, channelTradeNo } = await paidTrade();
    const refund = refundOf(input, channelTradeNo);
    expect(await pay.payments.refund(refund)).toMatchObject({ state: 'processing', refundFen: 5_000 });
    const notice = await until(() => inbox.good().find((n) => n.kind === 'refund'));
    expect(notice).toMatchObject({
      fact: { outRefundNo: refund.outRefundNo, state: 'succeeded', refundFen: 5_000 },
    });
    expect((await pay.payments.queryRefund(refund)).succeededAt).toBeInstanceOf(Date);
    expect((await pay.payments.queryPayment(input.outTradeNo)).state).toBe('refunded');
  });

  it('keeps the sum within the payment and one number for one amount', async () => {
    const { input, channelTradeNo } = await paidTrade();
    const first = refundOf(input, channelTradeNo, 12_000);
    await pay.payments.refund(first);
    expect(await failureOf(pay.payments.refund({ ...first, refundFen: fen(1) }))).toMatchObject({
      providerCode: 'INVALID_REQUEST',
    });
    expect(await failureOf(pay.payments.refund(refundOf(input, channelTradeNo, 991)))).toMatchObject({
      failure: 'rejected',
    });
    await expect(pay.payments.refund(refundOf(input, channelTradeNo, 990))).resolves.toMatchObject({
      state: 'processing',
    });
  });

  it('says when money lacks, and when a refund comes to nothing', async () => {
    const { input, channelTradeNo } = await paidTrade();
    await control('providers/wechat-pay/settings', { balanceFen: 100 });
    expect(await failureOf(pay.payments.refund(refundOf(input, channelTradeNo)))).toMatchObject({
      providerCode: 'NOT_ENOUGH',
    });
    await control('providers/wechat-pay/settings', { balanceFen: 1_000_000, refundOutcomes: ['ABNORMAL'] });
    const refund = refundOf(input, channelTradeNo);
    await pay.payments.refund(refund);
    const notice = await until(() => inbox.good().find((n) => n.kind === 'refund'));
    expect(notice).toMatchObject({ fact: { state: 'failed', failReason: 'ABNORMAL' } });
  });
});

describe('WeChat Pay: transfers to people', () => {
  const payout = (more: object = {}) => {
    sequence += 1;
    return {
      outBillNo: `WD${sequence}`,
      amountFen: fen(15_000),
      payeeId: 'oMINI_user_3',
      remark: '推广佣金',
      notifyUrl: inbox.url,
      ...more,
    };
  };

  it('waits for the payee, pays on confirmation and notifies', async () => {
    const input = payout();
    const fact = await pay.payouts.submit(input);
    expect(fact).toMatchObject({
      state: 'awaiting-confirmation',
      confirmPackage: expect.any(String) as string,
    });
    const launch = { mchId: '1900000001', appId: 'wxMINI01', package: fact.confirmPackage };
    expect(await control('providers/wechat-pay/requestMerchantTransfer', launch)).toEqual({
      errMsg: 'requestMerchantTransfer:ok',
    });
    const notice = await until(() => inbox.good().find((n) => n.kind === 'payout'));
    expect(notice).toMatchObject({
      fact: { outBillNo: input.outBillNo, state: 'succeeded', amountFen: 15_000 },
    });
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'succeeded' });
  });

  it('encrypts the name anew at every call and is still recognised as the same bill', async () => {
    const input = payout({ amountFen: fen(200_000), payeeName: '张三' });
    const first = await pay.payouts.submit(input);
    expect(await pay.payouts.submit(input)).toEqual(first);
    const nameless = payout({ amountFen: fen(200_000) });
    expect(await failureOf(pay.payouts.submit(nameless))).toMatchObject({
      failure: 'rejected',
      providerCode: 'PARAM_ERROR',
    });
    expect(await pay.payouts.query(nameless.outBillNo)).toMatchObject({ state: 'unknown-number' });
  });

  it('never calls a number rejected that the platform holds: changed parameters are unknown', async () => {
    const input = payout();
    await pay.payouts.submit(input);
    expect(await failureOf(pay.payouts.submit({ ...input, amountFen: fen(15_001) }))).toMatchObject({
      failure: 'unknown',
    });
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ amountFen: 15_000 });
  });

  it('recovers the confirmation after a time-out by repeating the number', async () => {
    const input = payout();
    await control('faults', { provider: 'wechat-pay', operation: 'transfer', fault: 'timeoutAfter' });
    expect(await failureOf(gateway({}, { timeoutMs: 150 }).payouts.submit(input))).toMatchObject({
      failure: 'unknown',
    });
    expect(await pay.payouts.submit(input)).toMatchObject({
      state: 'awaiting-confirmation',
      confirmPackage: expect.any(String) as string,
    });
    expect(await control<unknown[]>('transfers')).toHaveLength(1);
  });

  it('fails when nobody confirms for a day', async () => {
    const input = payout();
    await pay.payouts.submit(input);
    await moveClock(23 * HOUR);
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await moveClock(24 * HOUR + 1_000);
    const notice = await until(() => inbox.good().find((n) => n.kind === 'payout'));
    expect(notice).toMatchObject({ fact: { state: 'failed', failReason: 'OVERDUE_CLOSE' } });
  });

  it('waits for balance, and can be cancelled', async () => {
    await control('providers/wechat-pay/settings', { balanceFen: 0 });
    const input = payout();
    expect(await pay.payouts.submit(input)).toMatchObject({ state: 'processing' });
    await control('providers/wechat-pay/settings', { balanceFen: 20_000 });
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await pay.payouts.cancel(input.outBillNo);
    await until(async () => (await pay.payouts.query(input.outBillNo)).state === 'failed');
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ failReason: 'CANCELLED' });
    expect(await control('providers/wechat-pay/settings', {})).toMatchObject({ balanceFen: 20_000 });
  });

  it('refuses too little, another app’s openid and a name the platform cannot read', async () => {
    expect(await failureOf(pay.payouts.submit(payout({ amountFen: fen(9) })))).toMatchObject({
      failure: 'rejected',
    });
    expect(await failureOf(pay.payouts.submit(payout({ payeeId: 'oOA_user_3' })))).toMatchObject({
      failure: 'rejected',
    });
    const { platformPublicKeyId: id } = platform.wechatPay;
    const wrongKey = gateway({ platformKeys: [{ id, pem: platform.alipay.alipay.publicKeyPem }] });
    const input = payout({ payeeName: '张三' });
    // The refusal is signed with a key this gateway does not hold, so it is not believed; but nothing was booked.
    expect(await failureOf(wrongKey.payouts.submit(input))).toMatchObject({
      failure: 'unknown',
      providerCode: 'BAD_SIGNATURE',
    });
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'unknown-number' });
  });
});

describe('WeChat Pay: bills', () => {
  it('is made from the books of the day, from nine in the morning, and checked against its hash', async () => {
    const { input, channelTradeNo } = await paidTrade({ description: '带,逗号的商品' });
    await pay.payments.refund(refundOf(input, channelTradeNo));
    const day = new Date(now() + 8 * HOUR).toISOString().slice(0, 10);
    const nextMorning = Date.parse(`${day}T00:00:00+08:00`) + DAY + 9 * HOUR;
    await moveClock(nextMorning - 60_000 - Date.now());
    expect(await failureOf(pay.bills.tradeBill(day))).toMatchObject({
      failure: 'rejected',
      providerCode: 'STATEMENT_CREATING',
    });
    await moveClock(nextMorning + HOUR - Date.now());
    const rows = parseTradeBill((await pay.bills.tradeBill(day)) ?? '');
    expect(rows).toMatchObject([
      { kind: 'payment', outTradeNo: input.outTradeNo, channelTradeNo, amountFen: 12_990 },
      { kind: 'refund', outTradeNo: input.outTradeNo, amountFen: 5_000 },
    ]);
    expect(await pay.bills.fundFlowBill(day)).toContain('`129.90');
    await control('providers/wechat-pay/bill', {
      billDate: day,
      amountsFen: { [input.outTradeNo]: 12_991 },
      extra: [{ outTradeNo: 'STRANGER01', transactionId: '42000000000000000000000000ZZ', amountFen: 1 }],
    });
    const changed = parseTradeBill((await pay.bills.tradeBill(day)) ?? '');
    expect(changed.map((row) => [row.outTradeNo, row.amountFen])).toEqual(
      expect.arrayContaining([
        [input.outTradeNo, 12_991],
        ['STRANGER01', 1],
      ]),
    );
    expect(await pay.bills.tradeBill(addDays(day, -1))).toBeUndefined();
  });
});
