import { fen } from '@yimai/shared/kernel/money';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { Inbox, SimHarness, until, type Received } from '../../../../simulators/src/testing/harness.js';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type NotificationReply,
  type RawNotification,
} from '../ports.js';
import { createWeChatPay, type WeChatPay, type WeChatPayConfig } from './index.js';

/**
 * Real: our gateway, its signatures, HTTP. Played: WeChat Pay, by the simulator in this process. The gateway's clock
 * follows the simulator's, as the server's does in development.
 */
const HOUR = 3_600_000;
const platform = testPlatformConfig();
let sim: SimHarness;
let pay: WeChatPay;
let inbox: Inbox;
let mail: Mail;
let sequence = 0;

/** The merchant's notification address: reads with the gateway and answers as the gateway says. */
class Mail {
  readonly received: { raw: RawNotification; result: ChannelNotification | GatewayError }[] = [];
  refuseNext = 0;

  good(): ChannelNotification[] {
    return this.received.flatMap(({ result }) => (result instanceof GatewayError ? [] : [result]));
  }

  async take(message: Received): Promise<NotificationReply> {
    const raw = { headers: message.headers as RawNotification['headers'], rawBody: message.rawBody };
    try {
      this.received.push({ raw, result: await pay.payments.readNotification(raw) });
    } catch (error) {
      this.received.push({ raw, result: error as GatewayError });
      return pay.payments.acknowledge('rejected');
    }
    this.refuseNext -= 1;
    return pay.payments.acknowledge(this.refuseNext >= 0 ? 'rejected' : 'accepted');
  }
}

function configOf(more: Partial<WeChatPayConfig> = {}): WeChatPayConfig {
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
    baseUrl: sim.sims.urls['wechat-pay']!,
    loopbackPayerIp: '203.0.113.7',
    ...more,
  };
}

function gateway(more: Partial<WeChatPayConfig> = {}, http: object = {}): WeChatPay {
  return createWeChatPay({
    config: configOf(more),
    now: sim.now,
    http: { timeoutMs: 2_000, maxRetries: 0, ...http },
  });
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
    expiresAt: new Date(Math.floor(sim.now() / 1000) * 1000 + HOUR),
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
  await sim.control('pay', { outTradeNo: input.outTradeNo });
  const fact = await pay.payments.queryPayment(input.outTradeNo);
  return { input, channelTradeNo: fact.channelTradeNo! };
}

beforeAll(async () => {
  sim = await SimHarness.start({ ports: { 'wechat-pay': 0 }, config: platform });
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.reset();
  mail = new Mail();
  inbox = await Inbox.open((message) => mail.take(message));
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
    expect(await sim.control('providers/wechat-pay/requestPayment', launch)).toEqual({
      errMsg: 'requestPayment:ok',
    });
    const [notice] = await until(() => mail.good().length > 0 && mail.good());
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
    expect(fact.paidAt?.getTime()).toBeLessThanOrEqual(sim.now());
  });

  it('refuses launch parameters that were altered on the way to the client', async () => {
    const launch = await pay.payments.createPayment(attempt());
    await expect(
      sim.control('providers/wechat-pay/requestPayment', { ...launch, timeStamp: '1' }),
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
    const back = await fetch(`${sim.sims.urls['wechat-pay']}${action}`, {
      method: 'POST',
      body: new URLSearchParams({ redirect_url: input.returnUrl! }),
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toBe(input.returnUrl);
    expect((await pay.payments.queryPayment(input.outTradeNo)).state).toBe('paid');
  });

  it('lets the H5 address run out after five minutes', async () => {
    const launch = await pay.payments.createPayment(attempt({ scene: 'wechat-h5' }));
    await sim.moveClock(6 * 60_000);
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
    const late = attempt({ expiresAt: new Date(sim.now() - 1) });
    expect(await failureOf(pay.payments.createPayment(late))).toMatchObject({
      failure: 'rejected',
      providerCode: 'PARAM_ERROR',
    });
    const input = attempt();
    await pay.payments.createPayment(input);
    await sim.moveClock(2 * HOUR);
    await expect(sim.control('pay', { outTradeNo: input.outTradeNo })).rejects.toThrow('expired');
  });

  it('closes once and again, tells a paid trade apart, and knows no strange numbers', async () => {
    const open = attempt();
    await pay.payments.createPayment(open);
    expect(await pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect(await pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect((await pay.payments.queryPayment(open.outTradeNo)).state).toBe('closed');
    await expect(sim.control('pay', { outTradeNo: open.outTradeNo })).rejects.toThrow('CLOSED');
    const { input } = await paidTrade();
    expect(await pay.payments.closePayment(input.outTradeNo)).toBe('paid');
    expect(await pay.payments.queryPayment('NEVER_SEEN_1')).toEqual({
      channel: 'wechat',
      outTradeNo: 'NEVER_SEEN_1',
      state: 'unknown-number',
    });
  });
});

describe('WeChat Pay: notifications', () => {
  async function genuine(): Promise<RawNotification> {
    await paidTrade();
    return (await until(() => mail.received[0])).raw;
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
    sim.moveOursOnly(299_000);
    await expect(pay.payments.readNotification(raw)).resolves.toBeDefined();
    sim.moveOursOnly(302_000);
    expect(await codeOf(raw)).toBe('STALE');
  });

  it.each(['corrupt', 'probe'] as const)(
    'answers a %s signature with 4xx and gets the good one by retry',
    async (mode) => {
      await sim.control('notifications', { provider: 'wechat-pay', mode });
      const { input } = await paidTrade();
      await until(() => mail.good().length === 1);
      const [delivery] = await until(async () =>
        (await sim.deliveriesOf(input.outTradeNo)).filter((d) => d.state === 'delivered'),
      );
      expect(delivery?.attempts.map((a) => [a.mode, a.status])).toEqual([
        [mode, 400],
        ['good', 200],
      ]);
    },
  );

  it('is sent again with the same event id until accepted', async () => {
    mail.refuseNext = 2;
    await paidTrade();
    const notices = await until(() => mail.good().length === 3 && mail.good());
    expect(new Set(notices.map((notice) => notice.eventId)).size).toBe(1);
  });

  it('recognises two deliveries at once as one event', async () => {
    await sim.control('notifications', { provider: 'wechat-pay', mode: 'duplicate' });
    await paidTrade();
    const notices = await until(() => mail.good().length === 2 && mail.good());
    expect(notices[0]).toEqual(notices[1]);
  });

  it('can be held and delivered in reverse, and dropped', async () => {
    await sim.control('notifications', { provider: 'wechat-pay', mode: 'hold' });
    const first = await paidTrade();
    const second = await paidTrade();
    expect(mail.received).toHaveLength(0);
    await sim.control('notifications', { provider: 'wechat-pay', mode: 'reorder' });
    const order = mail.good().map((notice) => (notice.kind === 'payment' ? notice.fact.outTradeNo : ''));
    expect(order).toEqual([second.input.outTradeNo, first.input.outTradeNo]);
    await sim.control('notifications', { provider: 'wechat-pay', mode: 'drop' });
    const third = await paidTrade();
    expect(await sim.deliveriesOf(third.input.outTradeNo)).toMatchObject([
      { state: 'dropped', attempts: [] },
    ]);
  });
});
