import { fen } from '@yimai/shared/kernel/money';
import { until } from '../../../../simulators/src/testing/harness.js';
import type { RawNotification } from '../ports.js';
import { failureOf, WeChatPayStage } from '../../../test/support/wechat-pay-stage.js';

const HOUR = 3_600_000;
let stage: WeChatPayStage;

beforeAll(async () => {
  stage = await WeChatPayStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());
afterEach(() => stage.end());

describe('WeChat Pay: paying', () => {
  it('goes from prepay over the cashier to a notification and a query that agree', async () => {
    const input = stage.attempt();
    const launch = await stage.pay.payments.createPayment(input);
    expect(await stage.pay.payments.queryPayment(input.outTradeNo)).toMatchObject({
      state: 'unpaid',
      amountFen: 12_990,
    });
    // The client verifies paySign before it shows the cashier.
    expect(await stage.sim.control('providers/wechat-pay/requestPayment', launch)).toEqual({
      errMsg: 'requestPayment:ok',
    });
    const [notice] = await until(() => stage.mail.good().length > 0 && stage.mail.good());
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
    const fact = await stage.pay.payments.queryPayment(input.outTradeNo);
    expect(fact).toEqual(notice?.kind === 'payment' ? notice.fact : undefined);
    expect(fact.paidAt?.getTime()).toBeLessThanOrEqual(stage.sim.now());
  });

  it('refuses launch parameters that were altered on the way to the client', async () => {
    const launch = await stage.pay.payments.createPayment(stage.attempt());
    await expect(
      stage.sim.control('providers/wechat-pay/requestPayment', { ...launch, timeStamp: '1' }),
    ).rejects.toThrow('支付验证签名失败');
  });

  it('takes the openid of the official account for payments in a WeChat page, and no other', async () => {
    const page = { scene: 'wechat-h5-jsapi', payerOpenId: 'oOA_user_2' } as const;
    expect(await stage.pay.payments.createPayment(stage.attempt(page))).toMatchObject({
      kind: 'wechat-jsapi',
      appId: 'wxOA01',
    });
    const wrong = stage.attempt({ ...page, payerOpenId: 'oMINI_user_2' });
    expect(await failureOf(stage.pay.payments.createPayment(wrong))).toMatchObject({
      failure: 'rejected',
      providerCode: 'OPENID_MISMATCH',
    });
  });

  it('leads an outside browser to the cashier and back', async () => {
    const input = stage.attempt({ scene: 'wechat-h5', returnUrl: 'http://127.0.0.1:1/orders/9?x=1' });
    const launch = await stage.pay.payments.createPayment(input);
    if (launch.kind !== 'redirect') throw new Error('not a redirect');
    const referer = { referer: 'http://127.0.0.1:1/' };
    const withoutReferer = await (await fetch(launch.url)).text();
    expect(withoutReferer).toContain('商家参数格式有误');
    const html = await (await fetch(launch.url, { headers: referer })).text();
    expect(html).toContain('129.90');
    const action = /action="([^"]+pay)"/.exec(html)?.[1];
    const back = await fetch(`${stage.sim.sims.urls['wechat-pay']}${action}`, {
      method: 'POST',
      body: new URLSearchParams({ redirect_url: input.returnUrl! }),
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toBe(input.returnUrl);
    expect((await stage.pay.payments.queryPayment(input.outTradeNo)).state).toBe('paid');
  });

  it('lets the H5 address run out after five minutes', async () => {
    const launch = await stage.pay.payments.createPayment(stage.attempt({ scene: 'wechat-h5' }));
    await stage.sim.moveClock(6 * 60_000);
    const html = await (
      await fetch(launch.kind === 'redirect' ? launch.url : '', { headers: { referer: 'http://x/' } })
    ).text();
    expect(html).toContain('支付链接已失效');
  });

  it('gives a QR for the desktop', async () => {
    const launch = await stage.pay.payments.createPayment(stage.attempt({ scene: 'wechat-native' }));
    expect(launch).toMatchObject({
      kind: 'qr',
      codeUrl: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=/) as string,
    });
  });

  it('repeats the same number with the same parameters, and refuses changed ones', async () => {
    const input = stage.attempt();
    await stage.pay.payments.createPayment(input);
    await expect(stage.pay.payments.createPayment(input)).resolves.toMatchObject({ kind: 'wechat-jsapi' });
    const dearer = { ...input, amountFen: fen(13_000) };
    expect(await failureOf(stage.pay.payments.createPayment(dearer))).toMatchObject({
      failure: 'rejected',
      providerCode: 'INVALID_REQUEST',
    });
    expect((await stage.pay.payments.queryPayment(input.outTradeNo)).amountFen).toBe(12_990);
  });

  it('refuses an expiry that is already over, and payment after it', async () => {
    const late = stage.attempt({ expiresAt: new Date(stage.sim.now() - 1) });
    expect(await failureOf(stage.pay.payments.createPayment(late))).toMatchObject({
      failure: 'rejected',
      providerCode: 'PARAM_ERROR',
    });
    const input = stage.attempt();
    await stage.pay.payments.createPayment(input);
    await stage.sim.moveClock(2 * HOUR);
    await expect(stage.sim.control('pay', { outTradeNo: input.outTradeNo })).rejects.toThrow('expired');
  });

  it('closes once and again, tells a paid trade apart, and knows no strange numbers', async () => {
    const open = stage.attempt();
    await stage.pay.payments.createPayment(open);
    expect(await stage.pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect(await stage.pay.payments.closePayment(open.outTradeNo)).toBe('closed');
    expect((await stage.pay.payments.queryPayment(open.outTradeNo)).state).toBe('closed');
    await expect(stage.sim.control('pay', { outTradeNo: open.outTradeNo })).rejects.toThrow('CLOSED');
    const { input } = await stage.paidTrade();
    expect(await stage.pay.payments.closePayment(input.outTradeNo)).toBe('paid');
    expect(await stage.pay.payments.queryPayment('NEVER_SEEN_1')).toEqual({
      channel: 'wechat',
      outTradeNo: 'NEVER_SEEN_1',
      state: 'unknown-number',
    });
  });
});

describe('WeChat Pay: notifications', () => {
  async function genuine(): Promise<RawNotification> {
    await stage.paidTrade();
    return (await until(() => stage.mail.received[0])).raw;
  }

  async function codeOf(raw: RawNotification): Promise<string> {
    const error = await failureOf(stage.pay.payments.readNotification(raw));
    expect(error.failure).toBe('forged');
    return error.providerCode;
  }

  it('accepts the genuine one, under header names in any case', async () => {
    const raw = await genuine();
    const shouting = Object.fromEntries(
      Object.entries(raw.headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    await expect(stage.pay.payments.readNotification({ ...raw, headers: shouting })).resolves.toMatchObject({
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
    const other = stage.gateway({ apiV3Key: 'f'.repeat(32) });
    expect(await failureOf(other.payments.readNotification(raw))).toMatchObject({
      failure: 'forged',
      providerCode: 'DECRYPT',
    });
    // Five minutes, counted from the whole second it was sent in; the machine may be busy in between.
    stage.sim.moveOursOnly(290_000);
    await expect(stage.pay.payments.readNotification(raw)).resolves.toBeDefined();
    stage.sim.moveOursOnly(302_000);
    expect(await codeOf(raw)).toBe('STALE');
  });

  it.each(['corrupt', 'probe'] as const)(
    'answers a %s signature with 4xx and gets the good one by retry',
    async (mode) => {
      await stage.sim.control('notifications', { provider: 'wechat-pay', mode });
      const { input } = await stage.paidTrade();
      await until(() => stage.mail.good().length === 1);
      const [delivery] = await until(async () =>
        (await stage.sim.deliveriesOf(input.outTradeNo)).filter((d) => d.state === 'delivered'),
      );
      expect(delivery?.attempts.map((a) => [a.mode, a.status])).toEqual([
        [mode, 400],
        ['good', 200],
      ]);
    },
  );

  it('is sent again with the same event id until accepted', async () => {
    stage.mail.refuseNext = 2;
    await stage.paidTrade();
    const notices = await until(() => stage.mail.good().length === 3 && stage.mail.good());
    expect(new Set(notices.map((notice) => notice.eventId)).size).toBe(1);
  });

  it('recognises two deliveries at once as one event', async () => {
    await stage.sim.control('notifications', { provider: 'wechat-pay', mode: 'duplicate' });
    await stage.paidTrade();
    const notices = await until(() => stage.mail.good().length === 2 && stage.mail.good());
    expect(notices[0]).toEqual(notices[1]);
  });

  it('can be held and delivered in reverse, and dropped', async () => {
    await stage.sim.control('notifications', { provider: 'wechat-pay', mode: 'hold' });
    const first = await stage.paidTrade();
    const second = await stage.paidTrade();
    expect(stage.mail.received).toHaveLength(0);
    await stage.sim.control('notifications', { provider: 'wechat-pay', mode: 'reorder' });
    const order = stage.mail
      .good()
      .map((notice) => (notice.kind === 'payment' ? notice.fact.outTradeNo : ''));
    expect(order).toEqual([second.input.outTradeNo, first.input.outTradeNo]);
    await stage.sim.control('notifications', { provider: 'wechat-pay', mode: 'drop' });
    const third = await stage.paidTrade();
    expect(await stage.sim.deliveriesOf(third.input.outTradeNo)).toMatchObject([
      { state: 'dropped', attempts: [] },
    ]);
  });
});
