import { randomUUID } from 'node:crypto';
import { fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { DouyinOpenApi, type DouyinAppConfig, type GatewayDeps } from '../douyin/index.js';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type NotificationReply,
  type PaymentChannel,
  type PaymentFact,
  type PaymentLaunch,
  type PaymentState,
  type RawNotification,
  type RefundFact,
  type RefundInput,
} from '../ports.js';
import { forged, openCallback, type Callback } from './callback.js';
import { buildByteAuthorization, buildOrderData } from './request-order.js';
import { DouyinTradeApi, type DouyinOrderRow, type DouyinRefundRow } from './trade-api.js';

export interface DouyinPayConfig extends DouyinAppConfig {
  appPrivateKeyPem: string;
  platformPublicKeyPem: string;
  keyVersion: string;
  /** Quotes around the values of byteAuthorization. Default true; see request-order.ts. */
  quotedAuthorization?: boolean;
  /** Goods type and tag group granted to the merchant: services and virtual goods only. */
  goodsType: number;
  tagGroupId: string;
  /** Receiving sub-merchant; Douyin's default when absent. */
  merchantUid?: string;
  /** Shown when the order has no picture. */
  defaultImageUrl: string;
  /** Pages inside the mini-program, no leading slash. Refund pages get the refund number as `refundNo`. */
  orderPagePath: string;
  refundPagePath: string;
  /** Reason code of refunds we start; 999 is "other". */
  refundReasonCode?: number;
  /** err_no values that mean "no such number". */
  unknownNumberCodes?: readonly string[];
  /** Default 30 minutes: longer than the platform's retry ladder. */
  notificationMaxAgeMs?: number;
}

const PROVIDER = 'douyin';
const DEFAULT_MAX_AGE_MS = 30 * 60_000;
const DEFAULT_REFUND_REASON = 999;

const paymentMessage = z.object({
  app_id: z.string(),
  out_order_no: z.string().min(1),
  order_id: z.string().min(1),
  status: z.enum(['SUCCESS', 'CANCEL']),
  total_amount: z.number().int().nonnegative(),
  merchant_uid: z.union([z.string(), z.number()]).nullish(),
  event_time: z.number().nullish(),
});
const refundMessage = z.object({
  out_refund_no: z.string(),
  refund_id: z.string().min(1),
  status: z.enum(['SUCCESS', 'FAIL']),
  refund_total_amount: z.number().int().nullish(),
  event_time: z.number().nullish(),
  message: z.string().nullish(),
});
const refundRequestMessage = z.object({
  order_id: z.string().min(1),
  out_order_no: z.string().nullish(),
  refund_id: z.string().min(1),
  refund_total_amount: z.number().int().positive(),
  refund_reason: z.array(z.object({ text: z.string() })).nullish(),
});

/** 通用交易系统 as a payment channel (scene `douyin-mini`). `trade` holds the calls beyond the common port. */
export class DouyinPayChannel implements PaymentChannel {
  readonly channel = 'douyin';
  readonly trade: DouyinTradeApi;

  /** Give the `api` of the mini-program gateway, so that both share one client token. */
  constructor(
    private readonly config: DouyinPayConfig,
    private readonly deps: GatewayDeps & { api?: DouyinOpenApi },
  ) {
    this.trade = new DouyinTradeApi(deps.api ?? new DouyinOpenApi(config, deps), config.unknownNumberCodes);
  }

  /** Nothing is sent: the client hands the signed order to Douyin. */
  async createPayment(input: CreatePaymentInput): Promise<PaymentLaunch> {
    if (input.scene !== 'douyin-mini')
      throw new GatewayError('unavailable', PROVIDER, 'UNSUPPORTED_SCENE', `cannot take ${input.scene}`);
    const nowMs = this.deps.now();
    const data = buildOrderData({
      outOrderNo: input.outTradeNo,
      amountFen: input.amountFen,
      title: input.description,
      imageUrl: input.imageUrl ?? this.config.defaultImageUrl,
      goodsType: this.config.goodsType,
      tagGroupId: this.config.tagGroupId,
      payExpireSeconds: (input.expiresAt.getTime() - nowMs) / 1000,
      payNotifyUrl: input.notifyUrl,
      merchantUid: this.config.merchantUid,
      entry: input.orderPage ?? { path: this.config.orderPagePath, params: { outTradeNo: input.outTradeNo } },
    });
    const { appId, appPrivateKeyPem, keyVersion, quotedAuthorization: quoted = true } = this.config;
    const signed = {
      timestamp: String(Math.floor(nowMs / 1000)),
      nonce: randomUUID().replaceAll('-', ''),
      data,
    };
    const byteAuthorization = buildByteAuthorization({ appId, appPrivateKeyPem, keyVersion, quoted }, signed);
    return { kind: 'douyin', data, byteAuthorization };
  }

  async queryPayment(outTradeNo: string): Promise<PaymentFact> {
    const order = await this.trade.order({ outOrderNo: outTradeNo });
    return order ? factOfOrder(order) : { channel: 'douyin', outTradeNo, state: 'unknown-number' };
  }

  /** Douyin cannot close an order, it only lets it expire; all we can tell is whether it was paid by now. */
  async closePayment(outTradeNo: string): Promise<'closed' | 'paid'> {
    const { state } = await this.queryPayment(outTradeNo);
    return state === 'paid' ? 'paid' : 'closed';
  }

  /** A refund we start is agreed at once; its money arrives later, so the result is `processing`. */
  async refund(input: RefundInput): Promise<RefundFact> {
    const { refundId } = await this.trade.createRefund({
      orderId: input.channelTradeNo,
      outRefundNo: input.outRefundNo,
      refundFen: input.refundFen,
      items: input.refundFen === input.totalFen ? undefined : [await this.onlyItem(input)],
      reason: { code: this.config.refundReasonCode ?? DEFAULT_REFUND_REASON, text: input.reason },
      entry: this.refundPage(input.outRefundNo),
      notifyUrl: input.notifyUrl,
    });
    return {
      channel: 'douyin',
      outRefundNo: input.outRefundNo,
      state: 'processing',
      channelRefundNo: refundId,
      refundFen: input.refundFen,
    };
  }

  async queryRefund({ outRefundNo }: { outRefundNo: string }): Promise<RefundFact> {
    const row = await this.trade.refund(outRefundNo);
    return row ? factOfRefund(outRefundNo, row) : { channel: 'douyin', outRefundNo, state: 'unknown-number' };
  }

  async readNotification(raw: RawNotification): Promise<ChannelNotification> {
    const callback = this.open(raw);
    switch (callback.type) {
      case 'payment':
        return paymentNotification(callback);
      case 'refund':
        return refundNotification(callback);
      case 'pre_create_refund':
        return this.refundRequest(callback);
      default:
        throw new GatewayError(
          'rejected',
          PROVIDER,
          'TYPE',
          `callbacks of type ${callback.type} are not for us`,
        );
    }
  }

  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
    const accepted = outcome === 'accepted';
    return json(accepted ? 200 : 400, { err_no: accepted ? 0 : 1, err_tips: accepted ? 'success' : 'fail' });
  }

  /**
   * The synchronous answer to a `refund-request`: our number for it and its page. Until it is given the refund hangs and
   * Douyin asks again; afterwards say yes or no with `trade.auditRefund` before the deadline.
   */
  acknowledgeRefundRequest(outRefundNo: string): NotificationReply {
    const { path, params } = this.refundPage(outRefundNo);
    const data = { out_refund_no: outRefundNo, order_entry_schema: { path, params: JSON.stringify(params) } };
    return json(200, { err_no: 0, err_tips: 'success', data });
  }

  private open(raw: RawNotification): Callback {
    const { platformPublicKeyPem, notificationMaxAgeMs: maxAgeMs = DEFAULT_MAX_AGE_MS } = this.config;
    return openCallback(raw, { platformPublicKeyPem, maxAgeMs }, this.deps.now());
  }

  private async refundRequest({ msg }: Callback): Promise<ChannelNotification> {
    const message = read(refundRequestMessage, msg);
    // The message may name the order by Douyin's number alone.
    const outTradeNo =
      message.out_order_no || (await this.trade.order({ orderId: message.order_id }))?.out_order_no;
    if (!outTradeNo) throw new GatewayError('rejected', PROVIDER, 'ORDER', `no order ${message.order_id}`);
    return {
      kind: 'refund-request',
      eventId: `pre_create_refund:${message.refund_id}`,
      outTradeNo,
      channelRefundNo: message.refund_id,
      refundFen: fen(message.refund_total_amount),
      reason: message.refund_reason?.map((reason) => reason.text).join('；') ?? '',
    };
  }

  private async onlyItem(
    input: RefundInput,
  ): Promise<{ itemOrderId: string; refundFen: RefundInput['refundFen'] }> {
    const order = await this.trade.order({ orderId: input.channelTradeNo });
    const itemOrderId = order?.item_order_list?.[0]?.item_order_id;
    if (!itemOrderId)
      throw new GatewayError('rejected', PROVIDER, 'ORDER', `order ${input.channelTradeNo} has no item`);
    return { itemOrderId, refundFen: input.refundFen };
  }

  private refundPage(outRefundNo: string): { path: string; params: Record<string, string> } {
    return { path: this.config.refundPagePath, params: { refundNo: outRefundNo } };
  }
}

/** FAIL and TIMEOUT are final: the order can never be paid again. */
const STATES: Readonly<Record<string, PaymentState>> = { SUCCESS: 'paid', FAIL: 'closed', TIMEOUT: 'closed' };

function factOfOrder(order: DouyinOrderRow): PaymentFact {
  const state = STATES[order.pay_status] ?? 'unpaid';
  return {
    channel: 'douyin',
    outTradeNo: order.out_order_no,
    state,
    ...(state === 'paid' ? { channelTradeNo: order.order_id } : {}),
    amountFen: fen(order.total_amount),
    currency: 'CNY',
    appId: order.app_id,
    ...(order.merchant_uid ? { merchantId: order.merchant_uid } : {}),
    ...(state === 'paid' && order.pay_time ? { paidAt: new Date(order.pay_time) } : {}),
  };
}

function factOfRefund(outRefundNo: string, row: DouyinRefundRow): RefundFact {
  const succeeded = row.refund_status === 'SUCCESS';
  return {
    channel: 'douyin',
    outRefundNo,
    state: succeeded ? 'succeeded' : row.refund_status === 'FAIL' ? 'failed' : 'processing',
    channelRefundNo: row.refund_id,
    refundFen: fen(row.refund_total_amount),
    ...(succeeded && row.refund_at ? { succeededAt: new Date(row.refund_at) } : {}),
    ...(row.refund_status === 'FAIL' ? { failReason: row.message ?? '' } : {}),
  };
}

function paymentNotification({ msg }: Callback): ChannelNotification {
  const message = read(paymentMessage, msg);
  const paid = message.status === 'SUCCESS';
  return {
    kind: 'payment',
    eventId: `payment:${message.order_id}:${message.status}`,
    fact: {
      channel: 'douyin',
      outTradeNo: message.out_order_no,
      state: paid ? 'paid' : 'closed',
      ...(paid ? { channelTradeNo: message.order_id } : {}),
      amountFen: fen(message.total_amount),
      currency: 'CNY',
      appId: message.app_id,
      ...(message.merchant_uid ? { merchantId: String(message.merchant_uid) } : {}),
      ...(paid && message.event_time ? { paidAt: new Date(message.event_time) } : {}),
    },
  };
}

function refundNotification({ msg }: Callback): ChannelNotification {
  const message = read(refundMessage, msg);
  const succeeded = message.status === 'SUCCESS';
  return {
    kind: 'refund',
    eventId: `refund:${message.refund_id}:${message.status}`,
    fact: {
      channel: 'douyin',
      outRefundNo: message.out_refund_no,
      state: succeeded ? 'succeeded' : 'failed',
      channelRefundNo: message.refund_id,
      ...(typeof message.refund_total_amount === 'number'
        ? { refundFen: fen(message.refund_total_amount) }
        : {}),
      ...(succeeded && message.event_time ? { succeededAt: new Date(message.event_time) } : {}),
      ...(succeeded ? {} : { failReason: message.message ?? '' }),
    },
  };
}

/** The signature is good, so a wrong shape is a change of the platform; still nothing we may act on. */
function read<S extends z.ZodType>(schema: S, msg: unknown): z.infer<S> {
  const parsed = schema.safeParse(msg);
  if (!parsed.success) throw forged('MESSAGE', 'the message lacks what we need');
  return parsed.data;
}

function json(status: number, body: object): NotificationReply {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}
