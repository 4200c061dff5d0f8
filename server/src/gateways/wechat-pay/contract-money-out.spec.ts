import { addDays } from '@yimai/shared/kernel/clock';
import { fen } from '@yimai/shared/kernel/money';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { until } from '../../../../simulators/src/testing/harness.js';
import type { CreatePaymentInput } from '../ports.js';
import { failureOf, WeChatPayStage } from '../../../test/support/wechat-pay-stage.js';
import { createWeChatPay, parseTradeBill } from './index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform = testPlatformConfig();
let stage: WeChatPayStage;

beforeAll(async () => {
  stage = await WeChatPayStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());
afterEach(() => stage.end());

function refundOf(input: CreatePaymentInput, channelTradeNo: string, refundFen = 5_000) {
  return {
    outTradeNo: input.outTradeNo,
    channelTradeNo,
    outRefundNo: `R${stage.next()}`,
    refundFen: fen(refundFen),
    totalFen: input.amountFen,
    reason: '七天无理由',
    notifyUrl: stage.inbox.url,
  };
}

describe('WeChat Pay: our signature and trouble on the line', () => {
  it('is turned away with a wrong serial or a clock that is off', async () => {
    const stranger = stage.gateway({ merchantSerial: 'F'.repeat(40) });
    expect(await failureOf(stranger.payments.queryPayment('T00000001P1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
    const late = createWeChatPay({
      config: stage.configOf(),
      now: () => stage.sim.now() - 301_000,
      http: { maxRetries: 0 },
    });
    expect(await failureOf(late.payments.queryPayment('T00000001P1'))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
  });

  it('is turned away when signed with another key', async () => {
    const impostor = stage.gateway({ merchantPrivateKeyPem: platform.alipay.app.privateKeyPem });
    expect(await failureOf(impostor.payments.createPayment(stage.attempt()))).toMatchObject({
      failure: 'unavailable',
      providerCode: 'SIGN_ERROR',
    });
  });

  it('does not believe an answer signed by a stranger', async () => {
    const { input } = await stage.paidTrade();
    const { platformPublicKeyId: id } = platform.wechatPay;
    const sceptic = stage.gateway({ platformKeys: [{ id, pem: platform.alipay.alipay.publicKeyPem }] });
    expect(await failureOf(sceptic.payments.queryPayment(input.outTradeNo))).toMatchObject({
      failure: 'unknown',
      providerCode: 'BAD_SIGNATURE',
    });
  });

  it('calls a time-out after success unknown; query and the same number set it right', async () => {
    const { input, channelTradeNo } = await stage.paidTrade();
    await stage.sim.control('faults', { provider: 'wechat-pay', operation: 'refund', fault: 'timeoutAfter' });
    const hasty = stage.gateway({}, { timeoutMs: 150 });
    const refund = refundOf(input, channelTradeNo);
    expect(await failureOf(hasty.payments.refund(refund))).toMatchObject({
      failure: 'unknown',
      providerCode: 'TIMEOUT',
    });
    expect(await stage.pay.payments.queryRefund(refund)).toMatchObject({ refundFen: 5_000 });
    await stage.pay.payments.refund(refund);
    expect(await stage.sim.control<unknown[]>('refunds')).toHaveLength(1);
  });

  it('distinguishes a time-out before the effect by query', async () => {
    const { input, channelTradeNo } = await stage.paidTrade();
    await stage.sim.control('faults', {
      provider: 'wechat-pay',
      operation: 'refund',
      fault: 'timeoutBefore',
    });
    const refund = refundOf(input, channelTradeNo);
    expect(await failureOf(stage.gateway({}, { timeoutMs: 150 }).payments.refund(refund))).toMatchObject({
      failure: 'unknown',
    });
    expect(await stage.pay.payments.queryRefund(refund)).toMatchObject({ state: 'unknown-number' });
  });

  it.each(['http500', 'http429'] as const)(
    'calls %s unknown, and gets over one when it may repeat',
    async (fault) => {
      const input = stage.attempt();
      await stage.sim.control('faults', {
        provider: 'wechat-pay',
        operation: 'prepay-jsapi',
        fault,
        count: 2,
      });
      expect(await failureOf(stage.pay.payments.createPayment(input))).toMatchObject({ failure: 'unknown' });
      const patient = stage.gateway({}, { maxRetries: 2, firstDelayMs: 1 });
      await expect(patient.payments.createPayment(input)).resolves.toMatchObject({ kind: 'wechat-jsapi' });
    },
  );
});

describe('WeChat Pay: refunds', () => {
  it('accepts, arrives, notifies, and turns the trade into a refunded one', async () => {
    const { input, channelTradeNo } = await stage.paidTrade();
    const refund = refundOf(input, channelTradeNo);
    expect(await stage.pay.payments.refund(refund)).toMatchObject({ state: 'processing', refundFen: 5_000 });
    const notice = await until(() => stage.mail.good().find((n) => n.kind === 'refund'));
    expect(notice).toMatchObject({
      fact: { outRefundNo: refund.outRefundNo, state: 'succeeded', refundFen: 5_000 },
    });
    expect((await stage.pay.payments.queryRefund(refund)).succeededAt).toBeInstanceOf(Date);
    expect((await stage.pay.payments.queryPayment(input.outTradeNo)).state).toBe('refunded');
  });

  it('keeps the sum within the payment and one number for one amount', async () => {
    const { input, channelTradeNo } = await stage.paidTrade();
    const first = refundOf(input, channelTradeNo, 12_000);
    await stage.pay.payments.refund(first);
    expect(await failureOf(stage.pay.payments.refund({ ...first, refundFen: fen(1) }))).toMatchObject({
      providerCode: 'INVALID_REQUEST',
    });
    expect(await failureOf(stage.pay.payments.refund(refundOf(input, channelTradeNo, 991)))).toMatchObject({
      failure: 'rejected',
    });
    await expect(stage.pay.payments.refund(refundOf(input, channelTradeNo, 990))).resolves.toMatchObject({
      state: 'processing',
    });
  });

  it('says when money lacks, and when a refund comes to nothing', async () => {
    const { input, channelTradeNo } = await stage.paidTrade();
    await stage.sim.control('providers/wechat-pay/settings', { balanceFen: 100 });
    expect(await failureOf(stage.pay.payments.refund(refundOf(input, channelTradeNo)))).toMatchObject({
      providerCode: 'NOT_ENOUGH',
    });
    await stage.sim.control('providers/wechat-pay/settings', {
      balanceFen: 1_000_000,
      refundOutcomes: ['ABNORMAL'],
    });
    const refund = refundOf(input, channelTradeNo);
    await stage.pay.payments.refund(refund);
    const notice = await until(() => stage.mail.good().find((n) => n.kind === 'refund'));
    expect(notice).toMatchObject({ fact: { state: 'failed', failReason: 'ABNORMAL' } });
  });
});

describe('WeChat Pay: transfers to people', () => {
  const payout = (more: object = {}) => {
    return {
      outBillNo: `WD${stage.next()}`,
      amountFen: fen(15_000),
      payeeId: 'oMINI_user_3',
      remark: '推广佣金',
      notifyUrl: stage.inbox.url,
      ...more,
    };
  };

  it('waits for the payee, pays on confirmation and notifies', async () => {
    const input = payout();
    const fact = await stage.pay.payouts.submit(input);
    expect(fact).toMatchObject({
      state: 'awaiting-confirmation',
      confirmPackage: expect.any(String) as string,
    });
    const launch = { mchId: '1900000001', appId: 'wxMINI01', package: fact.confirmPackage };
    expect(await stage.sim.control('providers/wechat-pay/requestMerchantTransfer', launch)).toEqual({
      errMsg: 'requestMerchantTransfer:ok',
    });
    const notice = await until(() => stage.mail.good().find((n) => n.kind === 'payout'));
    expect(notice).toMatchObject({
      fact: { outBillNo: input.outBillNo, state: 'succeeded', amountFen: 15_000 },
    });
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'succeeded' });
  });

  it('encrypts the name anew at every call and is still recognised as the same bill', async () => {
    const input = payout({ amountFen: fen(200_000), payeeName: '张三' });
    const first = await stage.pay.payouts.submit(input);
    expect(await stage.pay.payouts.submit(input)).toEqual(first);
    const nameless = payout({ amountFen: fen(200_000) });
    expect(await failureOf(stage.pay.payouts.submit(nameless))).toMatchObject({
      failure: 'rejected',
      providerCode: 'PARAM_ERROR',
    });
    expect(await stage.pay.payouts.query(nameless.outBillNo)).toMatchObject({ state: 'unknown-number' });
  });

  it('never calls a number rejected that the platform holds: changed parameters are unknown', async () => {
    const input = payout();
    await stage.pay.payouts.submit(input);
    expect(await failureOf(stage.pay.payouts.submit({ ...input, amountFen: fen(15_001) }))).toMatchObject({
      failure: 'unknown',
    });
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ amountFen: 15_000 });
  });

  it('recovers the confirmation after a time-out by repeating the number', async () => {
    const input = payout();
    await stage.sim.control('faults', {
      provider: 'wechat-pay',
      operation: 'transfer',
      fault: 'timeoutAfter',
    });
    expect(await failureOf(stage.gateway({}, { timeoutMs: 150 }).payouts.submit(input))).toMatchObject({
      failure: 'unknown',
    });
    expect(await stage.pay.payouts.submit(input)).toMatchObject({
      state: 'awaiting-confirmation',
      confirmPackage: expect.any(String) as string,
    });
    expect(await stage.sim.control<unknown[]>('transfers')).toHaveLength(1);
  });

  it('fails when nobody confirms for a day', async () => {
    const input = payout();
    await stage.pay.payouts.submit(input);
    await stage.sim.moveClock(23 * HOUR);
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await stage.sim.moveClock(24 * HOUR + 1_000);
    const notice = await until(() => stage.mail.good().find((n) => n.kind === 'payout'));
    expect(notice).toMatchObject({ fact: { state: 'failed', failReason: 'OVERDUE_CLOSE' } });
  });

  it('waits for balance, and can be cancelled', async () => {
    await stage.sim.control('providers/wechat-pay/settings', { balanceFen: 0 });
    const input = payout();
    expect(await stage.pay.payouts.submit(input)).toMatchObject({ state: 'processing' });
    await stage.sim.control('providers/wechat-pay/settings', { balanceFen: 20_000 });
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'awaiting-confirmation' });
    await stage.pay.payouts.cancel(input.outBillNo);
    await until(async () => (await stage.pay.payouts.query(input.outBillNo)).state === 'failed');
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ failReason: 'CANCELLED' });
    expect(await stage.sim.control('providers/wechat-pay/settings', {})).toMatchObject({
      balanceFen: 20_000,
    });
  });

  it('refuses too little, another app’s openid and a name the platform cannot read', async () => {
    expect(await failureOf(stage.pay.payouts.submit(payout({ amountFen: fen(9) })))).toMatchObject({
      failure: 'rejected',
    });
    expect(await failureOf(stage.pay.payouts.submit(payout({ payeeId: 'oOA_user_3' })))).toMatchObject({
      failure: 'rejected',
    });
    const { platformPublicKeyId: id } = platform.wechatPay;
    const wrongKey = stage.gateway({ platformKeys: [{ id, pem: platform.alipay.alipay.publicKeyPem }] });
    const input = payout({ payeeName: '张三' });
    // The refusal is signed with a key this gateway does not hold, so it is not believed; but nothing was booked.
    expect(await failureOf(wrongKey.payouts.submit(input))).toMatchObject({
      failure: 'unknown',
      providerCode: 'BAD_SIGNATURE',
    });
    expect(await stage.pay.payouts.query(input.outBillNo)).toMatchObject({ state: 'unknown-number' });
  });
});

describe('WeChat Pay: bills', () => {
  it('is made from the books of the day, from nine in the morning, and checked against its hash', async () => {
    const { input, channelTradeNo } = await stage.paidTrade({ description: '带,逗号的商品' });
    await stage.pay.payments.refund(refundOf(input, channelTradeNo));
    const day = new Date(stage.sim.now() + 8 * HOUR).toISOString().slice(0, 10);
    const nextMorning = Date.parse(`${day}T00:00:00+08:00`) + DAY + 9 * HOUR;
    await stage.sim.moveClock(nextMorning - 60_000 - Date.now());
    expect(await failureOf(stage.pay.bills.tradeBill(day))).toMatchObject({
      failure: 'rejected',
      providerCode: 'STATEMENT_CREATING',
    });
    await stage.sim.moveClock(nextMorning + HOUR - Date.now());
    const rows = parseTradeBill((await stage.pay.bills.tradeBill(day)) ?? '');
    expect(rows).toMatchObject([
      { kind: 'payment', outTradeNo: input.outTradeNo, channelTradeNo, amountFen: 12_990 },
      { kind: 'refund', outTradeNo: input.outTradeNo, amountFen: 5_000 },
    ]);
    expect(await stage.pay.bills.fundFlowBill(day)).toContain('`129.90');
    await stage.sim.control('providers/wechat-pay/bill', {
      billDate: day,
      amountsFen: { [input.outTradeNo]: 12_991 },
      extra: [{ outTradeNo: 'STRANGER01', transactionId: '42000000000000000000000000ZZ', amountFen: 1 }],
    });
    const changed = parseTradeBill((await stage.pay.bills.tradeBill(day)) ?? '');
    expect(changed.map((row) => [row.outTradeNo, row.amountFen])).toEqual(
      expect.arrayContaining([
        [input.outTradeNo, 12_991],
        ['STRANGER01', 1],
      ]),
    );
    expect(await stage.pay.bills.tradeBill(addDays(day, -1))).toBeUndefined();
  });
});
