import { addDays } from '@yimai/shared/kernel/clock';
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
import { createWeChatPay, parseTradeBill, type WeChatPay, type WeChatPayConfig } from './index.js';

/**
 * Real: our gateway, its signatures, HTTP. Played: WeChat Pay, by the simulator in this process. The gateway's clock
 * follows the simulator's, as the server's does in development.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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

describe('WeChat Pay: our signature and trouble on the line', () => {
  it('is turned away with a wrong serial or a clock that is off', async () => {
    const stranger = gateway({ merchantSerial: 'F'.repeat(40) });
    expect(await failureOf(stranger.payments.queryPayment('T00000001P1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
    const late = createWeChatPay({
      config: configOf(),
      now: () => sim.now() - 301_000,
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
    await sim.control('faults', { provider: 'wechat-pay', operation: 'refund', fault: 'timeoutAfter' });
    const hasty = gateway({}, { timeoutMs: 150 });
    const refund = refundOf(input, channelTradeNo);
    expect(await failureOf(hasty.payments.refund(refund))).toMatchObject({
      failure: 'unknown',
      providerCode: 'TIMEOUT',
    });
    expect(await pay.payments.queryRefund(refund)).toMatchObject({ refundFen: 5_000 });
    await pay.payments.refund(refund);
    expect(await sim.control<unknown[]>('refunds')).toHaveLength(1);
  });

  it('distinguishes a time-out before the effect by query', async () => {
    const { input, channelTradeNo } = await paidTrade();
    await sim.control('faults', { provider: 'wechat-pay', operation: 'refund', fault: 'timeoutBefore' });
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
      await sim.control('faults', { provider: 'wechat-pay', operation: 'prepay-jsapi', fault, count: 2 });
      expect(await failureOf(pay.payments.createPayment(input))).toMatchObject({ failure: 'unknown' });
      const patient = gateway({}, { maxRetries: 2, firstDelayMs: 1 });
      await expect(patient.payments.createPayment(input)).resolves.toMatchObject({ kind: 'wechat-jsapi' });
    },
  );
});

describe('WeChat Pay: refunds', () => {
  it('accepts, arrives, notifies, and turns the trade into a refunded one', async () => {
    const { input, channelTradeNo } = await paidTrade();
    const refund = refundOf(input, channelTradeNo);
    expect(await pay.payments.refund(refund)).toMatchObject({ state: 'processing', refundFen: 5_000 });
    const notice = await until(() => mail.good().find((n) => n.kind === 'refund'));
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
    await sim.control('providers/wechat-pay/settings', { balanceFen: 100 });
    expect(await failureOf(pay.payments.refund(refundOf(input, channelTradeNo)))).toMatchObject({
      providerCode: 'NOT_ENOUGH',
    });
    await sim.control('providers/wechat-pay/settings', {
      balanceFen: 1_000_000,
      refundOutcomes: ['ABNORMAL'],
    });
    const refund = refundOf(input, channelTradeNo);
    await pay.payments.refund(refund);
    const notice = await until(() => mail.good().find((n) => n.kind === 'refund'));
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
    expect(await sim.control('providers/wechat-pay/requestMerchantTransfer', launch)).toEqual({
      errMsg: 'requestMerchantTransfer:ok',
    });
    const notice = await until(() => mail.good().find((n) => n.kind === 'payout'));
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
    await sim.control('faults', { provider: 'wechat-pay', operation: 'transfer', fault: 'timeoutAfter' });
    expect(await failureOf(gateway({}, { timeoutMs: 150 }).payouts.submit(input))).toMatchObject({
      failure: 'unknown',
    });
    expect(await pay.payouts.submit(input)).toMatchObject({
      state: 'awaiting-confirmation',
      confirmPackage: expect.any(String) as string,
    });
    expect(await sim.control<unknown[]>('transfers')).toHaveLength(1);
  });

  it('fails when nobody confirms for a day', async () => {
    const input = payout();
    await pay.payouts.submit(input);
    await sim.moveClock(23 * HOUR);
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await sim.moveClock(24 * HOUR + 1_000);
    const notice = await until(() => mail.good().find((n) => n.kind === 'payout'));
    expect(notice).toMatchObject({ fact: { state: 'failed', failReason: 'OVERDUE_CLOSE' } });
  });

  it('waits for balance, and can be cancelled', async () => {
    await sim.control('providers/wechat-pay/settings', { balanceFen: 0 });
    const input = payout();
    expect(await pay.payouts.submit(input)).toMatchObject({ state: 'processing' });
    await sim.control('providers/wechat-pay/settings', { balanceFen: 20_000 });
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await pay.payouts.cancel(input.outBillNo);
    await until(async () => (await pay.payouts.query(input.outBillNo)).state === 'failed');
    expect(await pay.payouts.query(input.outBillNo)).toMatchObject({ failReason: 'CANCELLED' });
    expect(await sim.control('providers/wechat-pay/settings', {})).toMatchObject({ balanceFen: 20_000 });
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
    const day = new Date(sim.now() + 8 * HOUR).toISOString().slice(0, 10);
    const nextMorning = Date.parse(`${day}T00:00:00+08:00`) + DAY + 9 * HOUR;
    await sim.moveClock(nextMorning - 60_000 - Date.now());
    expect(await failureOf(pay.bills.tradeBill(day))).toMatchObject({
      failure: 'rejected',
      providerCode: 'STATEMENT_CREATING',
    });
    await sim.moveClock(nextMorning + HOUR - Date.now());
    const rows = parseTradeBill((await pay.bills.tradeBill(day)) ?? '');
    expect(rows).toMatchObject([
      { kind: 'payment', outTradeNo: input.outTradeNo, channelTradeNo, amountFen: 12_990 },
      { kind: 'refund', outTradeNo: input.outTradeNo, amountFen: 5_000 },
    ]);
    expect(await pay.bills.fundFlowBill(day)).toContain('`129.90');
    await sim.control('providers/wechat-pay/bill', {
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
