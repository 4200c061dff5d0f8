import { fen } from '@yimai/shared/kernel/money';
import { testPlatformConfig } from '../../../simulators/src/testing/platform-config.js';
import { Inbox, SimHarness, type Received } from '../../../simulators/src/testing/harness.js';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type NotificationReply,
  type RawNotification,
} from '../../src/gateways/ports.js';
import {
  createWeChatPay,
  type WeChatPay,
  type WeChatPayConfig,
} from '../../src/gateways/wechat-pay/index.js';

const HOUR = 3_600_000;
const platform = testPlatformConfig();

/** What a call that must fail fails with. */
export async function failureOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await call.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw error;
  return error;
}

/** The merchant's notification address: reads with the gateway and answers as the gateway says. */
class Mail {
  readonly received: { raw: RawNotification; result: ChannelNotification | GatewayError }[] = [];
  refuseNext = 0;

  constructor(private readonly pay: WeChatPay) {}

  good(): ChannelNotification[] {
    return this.received.flatMap(({ result }) => (result instanceof GatewayError ? [] : [result]));
  }

  async take(message: Received): Promise<NotificationReply> {
    const { payments } = this.pay;
    const raw = { headers: message.headers as RawNotification['headers'], rawBody: message.rawBody };
    try {
      this.received.push({ raw, result: await payments.readNotification(raw) });
    } catch (error) {
      this.received.push({ raw, result: error as GatewayError });
      return payments.acknowledge('rejected');
    }
    this.refuseNext -= 1;
    return payments.acknowledge(this.refuseNext >= 0 ? 'rejected' : 'accepted');
  }
}

/**
 * A merchant at WeChat Pay. Real: our gateway, its signatures, HTTP. Played: WeChat Pay, by the simulator in this process.
 * The gateway's clock follows the simulator's, as the server's does in development.
 */
export class WeChatPayStage {
  pay!: WeChatPay;
  inbox!: Inbox;
  mail!: Mail;
  private sequence = 0;

  private constructor(readonly sim: SimHarness) {}

  static async open(): Promise<WeChatPayStage> {
    return new WeChatPayStage(await SimHarness.start({ ports: { 'wechat-pay': 0 }, config: platform }));
  }

  /** Nothing has happened yet. */
  async begin(): Promise<void> {
    await this.sim.reset();
    this.pay = this.gateway();
    this.mail = new Mail(this.pay);
    this.inbox = await Inbox.open((message) => this.mail.take(message));
  }

  end(): void {
    this.inbox.close();
  }

  close(): Promise<void> {
    return this.sim.stop();
  }

  configOf(more: Partial<WeChatPayConfig> = {}): WeChatPayConfig {
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
      baseUrl: this.sim.sims.urls['wechat-pay']!,
      loopbackPayerIp: '203.0.113.7',
      ...more,
    };
  }

  gateway(more: Partial<WeChatPayConfig> = {}, http: object = {}): WeChatPay {
    return createWeChatPay({
      config: this.configOf(more),
      now: this.sim.now,
      http: { timeoutMs: 2_000, maxRetries: 0, ...http },
    });
  }

  /** A number no other of this file has. */
  next(): number {
    return (this.sequence += 1);
  }

  /** A payment as a mini-program asks for it. */
  attempt(more: Partial<CreatePaymentInput> = {}): CreatePaymentInput {
    return {
      scene: 'wechat-mini',
      outTradeNo: `T${String(this.next()).padStart(8, '0')}P1`,
      amountFen: fen(12_990),
      description: '测试订单',
      expiresAt: new Date(Math.floor(this.sim.now() / 1000) * 1000 + HOUR),
      notifyUrl: this.inbox.url,
      payerOpenId: 'oMINI_user_1',
      payerIp: '127.0.0.1',
      ...more,
    };
  }

  /** A payment that went through. */
  async paidTrade(
    more: Partial<CreatePaymentInput> = {},
  ): Promise<{ input: CreatePaymentInput; channelTradeNo: string }> {
    const input = this.attempt(more);
    await this.pay.payments.createPayment(input);
    await this.sim.control('pay', { outTradeNo: input.outTradeNo });
    const fact = await this.pay.payments.queryPayment(input.outTradeNo);
    return { input, channelTradeNo: fact.channelTradeNo! };
  }
}
