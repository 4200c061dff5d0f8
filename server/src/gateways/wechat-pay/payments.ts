import { SHANGHAI_OFFSET_MS } from '@yimai/shared/kernel/clock';
import { invariant } from '@yimai/shared/kernel/invariant';
import { z } from '@yimai/shared/kernel/zod';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type NotificationReply,
  type PaymentChannel,
  type PaymentFact,
  type PaymentLaunch,
  type RawNotification,
  type RefundFact,
  type RefundInput,
} from '../ports.js';
import { PROVIDER, type WeChatPayApi } from './api.js';
import type { WeChatPayConfig } from './config.js';
import { paymentFact, read, refundFact } from './facts.js';
import { acknowledge, readNotification } from './notifications.js';
import { makeNonce } from './signer.js';

const TRANSACTIONS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
/** Both spellings are met. */
const NO_SUCH_ORDER = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']);

/** Payments by WeChat Pay APIv3 of a direct merchant: mini-program, official account, H5 and QR. */
export class WeChatPayments implements PaymentChannel {
  readonly channel = 'wechat';

  constructor(
    private readonly api: WeChatPayApi,
    private readonly config: WeChatPayConfig,
  ) {}

  async createPayment(input: CreatePaymentInput): Promise<PaymentLaunch> {
    switch (input.scene) {
      case 'wechat-mini':
        return this.createJsapi(input, this.config.miniAppId);
      case 'wechat-h5-jsapi':
        return this.createJsapi(input, this.config.officialAccountAppId);
      case 'wechat-h5':
        return this.createH5(input);
      case 'wechat-native':
        return this.createNative(input);
      default:
        throw new GatewayError('unavailable', PROVIDER, 'UNSUPPORTED_SCENE', `cannot take ${input.scene}`);
    }
  }

  async queryPayment(outTradeNo: string): Promise<PaymentFact> {
    const path = `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(outTradeNo)}?mchid=${this.config.mchId}`;
    try {
      return paymentFact(await this.api.call({ operation: 'query-trade', method: 'GET', path }));
    } catch (error) {
      if (isRejected(error, NO_SUCH_ORDER)) return { channel: 'wechat', outTradeNo, state: 'unknown-number' };
      throw error;
    }
  }

  /** A number the platform has never seen has nothing to close, and counts as closed. */
  async closePayment(outTradeNo: string): Promise<'closed' | 'paid'> {
    const path = `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(outTradeNo)}/close`;
    try {
      await this.api.call({
        operation: 'close-trade',
        method: 'POST',
        path,
        body: { mchid: this.config.mchId },
      });
      return 'closed';
    } catch (error) {
      if (isRejected(error, new Set(['ORDER_PAID', 'ORDERPAID']))) return 'paid';
      if (isRejected(error, NO_SUCH_ORDER) || isRejected(error, new Set(['ORDER_CLOSED']))) return 'closed';
      throw error;
    }
  }

  async refund(input: RefundInput): Promise<RefundFact> {
    const body = {
      transaction_id: input.channelTradeNo,
      out_refund_no: input.outRefundNo,
      reason: input.reason,
      notify_url: input.notifyUrl,
      amount: { refund: input.refundFen, total: input.totalFen, currency: 'CNY' },
    };
    return refundFact(await this.api.call({ operation: 'refund', method: 'POST', path: REFUNDS, body }));
  }

  async queryRefund({ outRefundNo }: { outTradeNo: string; outRefundNo: string }): Promise<RefundFact> {
    const path = `${REFUNDS}/${encodeURIComponent(outRefundNo)}`;
    try {
      return refundFact(await this.api.call({ operation: 'query-refund', method: 'GET', path }));
    } catch (error) {
      if (isRejected(error, NO_SUCH_ORDER))
        return { channel: 'wechat', outRefundNo, state: 'unknown-number' };
      throw error;
    }
  }

  async readNotification(raw: RawNotification): Promise<ChannelNotification> {
    return readNotification(this.api, this.config.apiV3Key, raw);
  }

  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
    return acknowledge(outcome);
  }

  private async createJsapi(input: CreatePaymentInput, appId: string): Promise<PaymentLaunch> {
    invariant(input.payerOpenId, 'a JSAPI payment names its payer');
    const body = { ...this.common(input, appId), payer: { openid: input.payerOpenId } };
    const answer = await this.api.call({
      operation: 'prepay-jsapi',
      method: 'POST',
      path: `${TRANSACTIONS}/jsapi`,
      body,
    });
    const { prepay_id: prepayId } = read(z.object({ prepay_id: z.string().min(1) }), answer, 'prepay');
    const { signer } = this.api;
    const launch = {
      appId,
      timeStamp: signer.timestamp(),
      nonceStr: makeNonce(),
      package: `prepay_id=${prepayId}`,
    };
    return { kind: 'wechat-jsapi', ...launch, signType: 'RSA', paySign: signer.paySign(launch) };
  }

  private async createH5(input: CreatePaymentInput): Promise<PaymentLaunch> {
    const { h5, officialAccountAppId } = this.config;
    const scene = {
      payer_client_ip: this.payerIp(input.payerIp),
      h5_info: { type: 'Wap', ...(h5 && { app_name: h5.appName, app_url: h5.appUrl }) },
    };
    const body = { ...this.common(input, officialAccountAppId), scene_info: scene };
    const answer = await this.api.call({
      operation: 'prepay-h5',
      method: 'POST',
      path: `${TRANSACTIONS}/h5`,
      body,
    });
    const { h5_url: url } = read(z.object({ h5_url: z.string().min(1) }), answer, 'prepay');
    return {
      kind: 'redirect',
      url: input.returnUrl ? `${url}&redirect_url=${encodeURIComponent(input.returnUrl)}` : url,
    };
  }

  private async createNative(input: CreatePaymentInput): Promise<PaymentLaunch> {
    const body = this.common(input, this.config.officialAccountAppId);
    const answer = await this.api.call({
      operation: 'prepay-native',
      method: 'POST',
      path: `${TRANSACTIONS}/native`,
      body,
    });
    return {
      kind: 'qr',
      codeUrl: read(z.object({ code_url: z.string().min(1) }), answer, 'prepay').code_url,
    };
  }

  /**
   * Only what depends on the input, nothing on the moment: a repeated call must carry equal parameters, or the
   * platform refuses the number.
   */
  private common(input: CreatePaymentInput, appId: string): object {
    return {
      appid: appId,
      mchid: this.config.mchId,
      description: [...input.description].slice(0, 127).join(''),
      out_trade_no: input.outTradeNo,
      time_expire: rfc3339(input.expiresAt),
      notify_url: input.notifyUrl,
      amount: { total: input.amountFen, currency: 'CNY' },
    };
  }

  private payerIp(ip: string): string {
    const loopback = ip === '::1' || ip.replace(/^::ffff:/, '').startsWith('127.');
    return loopback ? (this.config.loopbackPayerIp ?? ip) : ip;
  }
}

export function isRejected(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof GatewayError && error.failure === 'rejected' && codes.has(error.providerCode);
}

function rfc3339(at: Date): string {
  return `${new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
