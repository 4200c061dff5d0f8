import { fen } from '@yimai/shared/kernel/money';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { Inbox, SimHarness, until, type Received } from '../../../../simulators/src/testing/harness.js';
import { GatewayError } from '../ports.js';
import { createWeChatPay } from '../wechat-pay/index.js';
import { createWeChatMp, type ShippingUpload, type WeChatMp, type WeChatMpDeps } from './index.js';

/** Real: our gateways and HTTP. Played: WeChat and WeChat Pay, by the simulators in this process. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform = testPlatformConfig();
let sim: SimHarness;
let wechat: WeChatMp;
let sequence = 0;

function depsOf(more: Partial<WeChatMpDeps> = {}): WeChatMpDeps {
  const url = sim.sims.urls.wechat!;
  const { mini, officialAccount, messagePush } = platform.wechat;
  return {
    config: { mini, officialAccount, messagePush, baseUrl: url, openBaseUrl: url, envVersion: 'release' },
    now: sim.now,
    http: { timeoutMs: 8_000, maxRetries: 0 },
    ...more,
  };
}

async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await call.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw error;
  return error;
}

beforeAll(async () => {
  sim = await SimHarness.start({ ports: { wechat: 0, 'wechat-pay': 0 }, config: platform });
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.reset();
  wechat = createWeChatMp(depsOf());
});

describe('shipping', () => {
  const events: string[] = [];
  let inbox: Inbox;

  beforeEach(async () => {
    events.length = 0;
    inbox = await Inbox.open(async (message: Received) => {
      const query = Object.fromEntries(new URL(message.path, 'http://x').searchParams);
      try {
        events.push(wechat.messagePush!.open(query, message.rawBody));
        return { status: 200, contentType: 'text/plain', body: 'success' };
      } catch (error) {
        return { status: 403, contentType: 'text/plain', body: String(error) };
      }
    });
  });
  afterEach(() => inbox.close());

  async function paidOrder(): Promise<{ transactionId: string; outTradeNo: string }> {
    const { wechatPay, wechat: apps } = platform;
    const { payments } = createWeChatPay({
      config: {
        mchId: wechatPay.mchId,
        merchantSerial: wechatPay.merchantSerial,
        merchantPrivateKeyPem: wechatPay.merchant.privateKeyPem,
        apiV3Key: wechatPay.apiV3Key,
        platformKeys: [{ id: wechatPay.platformPublicKeyId, pem: wechatPay.platform.publicKeyPem }],
        encryptionKeyId: wechatPay.platformPublicKeyId,
        miniAppId: apps.mini.appId,
        officialAccountAppId: apps.officialAccount.appId,
        transfer: { sceneId: '1005', reportInfos: [] },
        baseUrl: sim.sims.urls['wechat-pay']!,
      },
      now: sim.now,
    });
    const outTradeNo = `SHIP${(sequence += 1)}00`;
    await payments.createPayment({
      scene: 'wechat-mini',
      outTradeNo,
      amountFen: fen(100),
      description: '商品',
      expiresAt: new Date(sim.now() + HOUR),
      notifyUrl: 'http://127.0.0.1:9/none',
      payerOpenId: 'oMINI_user_1',
      payerIp: '127.0.0.1',
    });
    await sim.control('pay', { outTradeNo });
    await until(async () => (await payments.queryPayment(outTradeNo)).state === 'paid');
    const { channelTradeNo = '' } = await payments.queryPayment(outTradeNo);
    await until(() => wechat.shipping.order(channelTradeNo));
    return { transactionId: channelTradeNo, outTradeNo };
  }

  const uploadOf = (transactionId: string, more: Partial<ShippingUpload> = {}): ShippingUpload => ({
    payment: { transactionId },
    logisticsType: 'express',
    parcels: [{ trackingNo: 'YT1', expressCompany: 'YTO', description: '测试商品*1' }],
    uploadedAt: new Date(sim.now()),
    payerOpenId: 'oMINI_user_1',
    ...more,
  });

  it('uploads once, takes the same again for done, and one change', async () => {
    const { transactionId, outTradeNo } = await paidOrder();
    expect(await wechat.shipping.order(transactionId)).toMatchObject({
      state: 'to-ship',
      outTradeNo,
      paidFen: 100,
    });
    const upload = uploadOf(transactionId);
    expect(await wechat.shipping.upload(upload)).toBe('done');
    expect(await wechat.shipping.upload(upload)).toBe('done');
    expect(await wechat.shipping.order(transactionId)).toMatchObject({ state: 'shipped' });
    const change = (trackingNo: string, seconds: number) =>
      uploadOf(transactionId, {
        parcels: [{ trackingNo, expressCompany: 'YTO', description: '换单' }],
        uploadedAt: new Date(sim.now() + seconds * 1000),
      });
    expect(await wechat.shipping.upload(change('YT2', 1))).toBe('done');
    expect(await failureOf(wechat.shipping.upload(change('YT3', 2)))).toMatchObject({
      failure: 'rejected',
      providerCode: '10060003',
    });
  });

  it('knows the payment by our own number too, and only its payer', async () => {
    const { outTradeNo } = await paidOrder();
    const payment = { merchantId: '1900000001', outTradeNo };
    const wrong = { ...uploadOf(''), payment, payerOpenId: 'oMINI_user_2' };
    expect(await failureOf(wechat.shipping.upload(wrong))).toMatchObject({ providerCode: '10060031' });
    expect(
      await wechat.shipping.upload({
        ...uploadOf(''),
        payment,
        logisticsType: 'virtual',
        parcels: [{ description: '卡券' }],
      }),
    ).toBe('done');
  });

  it('says so while a payment is not visible, and insists on the contact for SF', async () => {
    expect(await wechat.shipping.upload(uploadOf('4200'))).toBe('not-visible-yet');
    expect(await wechat.shipping.order('4200')).toBeUndefined();
    const { transactionId } = await paidOrder();
    const parcel = { trackingNo: 'SF1', expressCompany: 'SF', description: '商品' };
    expect(
      await failureOf(wechat.shipping.upload(uploadOf(transactionId, { parcels: [parcel] }))),
    ).toMatchObject({ providerCode: '10060014' });
    const masked = { ...parcel, receiverContact: '138****0001' };
    expect(await wechat.shipping.upload(uploadOf(transactionId, { parcels: [masked] }))).toBe('done');
  });

  it.each([false, true])(
    'pushes the settlement after shipping and after receipt (encrypted: %s)',
    async (encrypted) => {
      await sim.control('providers/wechat/pushTarget', { url: inbox.url, encrypted });
      const { transactionId } = await paidOrder();
      await sim.control('notifications', { provider: 'wechat', mode: 'corrupt' });
      await wechat.shipping.upload(uploadOf(transactionId));
      await until(() => events.length === 1);
      expect(JSON.parse(events[0]!)).toMatchObject({
        Event: 'trade_manage_order_settlement',
        transaction_id: transactionId,
      });
      expect(events[0]).not.toContain('"settlement_time"');
      await sim.moveClock(10 * DAY + 1_000);
      await until(() => events.length === 2);
      expect(JSON.parse(events[1]!)).toMatchObject({
        confirm_receive_method: 1,
        settlement_time: expect.any(Number) as number,
      });
      expect(await wechat.shipping.order(transactionId)).toMatchObject({ state: 'complete' });
    },
  );
});
