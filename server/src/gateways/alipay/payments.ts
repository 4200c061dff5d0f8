import { formatYuan, parseYuan, type Fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { shaped } from '../answers.js';
import {
  GatewayError,
  type ChannelNotification,
  type CreatePaymentInput,
  type NotificationReply,
  type PayScene,
  type PaymentChannel,
  type PaymentFact,
  type PaymentLaunch,
  type PaymentState,
  type RawNotification,
  type RefundFact,
  type RefundInput,
} from '../ports.js';
import { forged, PROVIDER, type AlipayClient } from './client.js';
import { alipayTime, parseAlipayTime } from './signing.js';

/** Which product serves a scene. */
const PRODUCTS: Partial<Record<PayScene, { method: string; productCode: string }>> = {
  'alipay-wap': { method: 'alipay.trade.wap.pay', productCode: 'QUICK_WAP_WAY' },
  'alipay-page': { method: 'alipay.trade.page.pay', productCode: 'FAST_INSTANT_TRADE_PAY' },
};

const SUBJECT_LENGTH = 256;
const NOT_EXIST = 'ACQ.TRADE_NOT_EXIST';
const STATUS_ERROR = 'ACQ.TRADE_STATUS_ERROR';

const tradeSchema = z.object({
  trade_no: z.string(),
  out_trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
  buyer_user_id: z.string().optional(),
  buyer_open_id: z.string().optional(),
  send_pay_date: z.string().optional(),
});
const refundSchema = z.object({
  out_request_no: z.string().optional(),
  refund_amount: z.string().optional(),
  refund_status: z.string().optional(),
  gmt_refund_pay: z.string().optional(),
});

/** Alipay in the browser: phone (`alipay-wap`) and desktop (`alipay-page`). Yuan strings stay inside this folder. */
export class AlipayPaymentChannel implements PaymentChannel {
  readonly channel = 'alipay';

  constructor(private readonly client: AlipayClient) {}

  /** Nothing is sent: the browser carries the signed request to Alipay, where the trade begins to exist. */
  async createPayment(input: CreatePaymentInput): Promise<PaymentLaunch> {
    const product = PRODUCTS[input.scene];
    if (!product)
      throw new GatewayError('unavailable', PROVIDER, 'UNSUPPORTED_SCENE', `cannot take ${input.scene}`);
    const url = this.client.pageUrl({
      method: product.method,
      notifyUrl: input.notifyUrl,
      returnUrl: input.returnUrl,
      biz: {
        out_trade_no: input.outTradeNo,
        total_amount: formatYuan(input.amountFen),
        subject: subjectOf(input.description),
        product_code: product.productCode,
        time_expire: alipayTime(input.expiresAt),
        ...(input.returnUrl && input.scene === 'alipay-wap' ? { quit_url: input.returnUrl } : {}),
      },
    });
    return { kind: 'redirect', url };
  }

  /** `unknown-number` until the buyer has opened the cashier: then it means no more than unpaid. */
  async queryPayment(outTradeNo: string): Promise<PaymentFact> {
    try {
      return factOfTrade(
        await this.client.call({ method: 'alipay.trade.query', biz: { out_trade_no: outTradeNo } }),
      );
    } catch (error) {
      if (isRefusal(error, NOT_EXIST)) return { channel: 'alipay', outTradeNo, state: 'unknown-number' };
      throw error;
    }
  }

  /** A trade nobody opened cannot be closed; it stays payable through its address until `time_expire`. */
  async closePayment(outTradeNo: string): Promise<'closed' | 'paid'> {
    try {
      await this.client.call({ method: 'alipay.trade.close', biz: { out_trade_no: outTradeNo } });
      return 'closed';
    } catch (error) {
      if (isRefusal(error, NOT_EXIST)) return 'closed';
      if (!isRefusal(error, STATUS_ERROR)) throw error;
      // Paid, or closed before: only the trade itself knows.
      const { state } = await this.queryPayment(outTradeNo);
      return state === 'paid' || state === 'refunded' ? 'paid' : 'closed';
    }
  }

  /**
   * Money has moved only when `fund_change` is Y. A repetition with the same number answers N although the first one
   * succeeded, so anything but Y is decided by the query.
   */
  async refund(input: RefundInput): Promise<RefundFact> {
    const answer = await this.client.call({
      method: 'alipay.trade.refund',
      notifyUrl: input.notifyUrl,
      biz: {
        out_trade_no: input.outTradeNo,
        refund_amount: formatYuan(input.refundFen),
        out_request_no: input.outRefundNo,
        refund_reason: input.reason.slice(0, SUBJECT_LENGTH),
      },
    });
    if (answer.fund_change === 'Y') {
      const succeededAt = parseAlipayTime(text(answer.gmt_refund_pay));
      return {
        channel: 'alipay',
        outRefundNo: input.outRefundNo,
        state: 'succeeded',
        refundFen: input.refundFen,
        ...(succeededAt ? { succeededAt } : {}),
      };
    }
    const asked = await this.queryRefund(input);
    return asked.state === 'unknown-number' ? { ...asked, state: 'processing' } : asked;
  }

  async queryRefund(refund: { outTradeNo: string; outRefundNo: string }): Promise<RefundFact> {
    const unknown: RefundFact = {
      channel: 'alipay',
      outRefundNo: refund.outRefundNo,
      state: 'unknown-number',
    };
    try {
      const answer = await this.client.call({
        method: 'alipay.trade.fastpay.refund.query',
        biz: {
          out_trade_no: refund.outTradeNo,
          out_request_no: refund.outRefundNo,
          query_options: ['gmt_refund_pay'],
        },
      });
      const row = shaped(PROVIDER, refundSchema, answer);
      // Success without any data is how Alipay says that it knows no such refund.
      if (row.out_request_no === undefined) return unknown;
      const succeededAt = parseAlipayTime(row.gmt_refund_pay);
      return {
        channel: 'alipay',
        outRefundNo: refund.outRefundNo,
        state: row.refund_status === 'REFUND_SUCCESS' ? 'succeeded' : 'processing',
        ...(row.refund_amount === undefined ? {} : { refundFen: amountOf(row.refund_amount) }),
        ...(succeededAt ? { succeededAt } : {}),
      };
    } catch (error) {
      if (isRefusal(error, NOT_EXIST)) return unknown;
      throw error;
    }
  }

  async readNotification(raw: RawNotification): Promise<ChannelNotification> {
    const params = this.client.openNotification(raw.rawBody);
    if (params.notify_type !== 'trade_status_sync' || !params.out_trade_no || !params.trade_status) {
      throw new GatewayError('rejected', PROVIDER, 'TYPE', 'not a notification about a trade');
    }
    const eventId = params.notify_id ?? '';
    // A refund arrives as news of its trade. Its amount is the sum of all refunds so far and its word is not final:
    // the receiver asks fastpay.refund.query.
    if (params.out_biz_no && params.gmt_refund) {
      return {
        kind: 'refund',
        eventId,
        fact: { channel: 'alipay', outRefundNo: params.out_biz_no, state: 'processing' },
      };
    }
    return { kind: 'payment', eventId, fact: factOfNotice(params) };
  }

  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
    return {
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: outcome === 'accepted' ? 'success' : 'fail',
    };
  }
}

/** Alipay refuses `/`, `=` and `&` in subjects. */
function subjectOf(description: string): string {
  return description.replace(/[/=&]/g, ' ').slice(0, SUBJECT_LENGTH);
}

/** TRADE_CLOSED says nothing about money: it is an expired trade or a fully refunded one. */
function stateOf(status: string, wasPaid: boolean): PaymentState {
  switch (status) {
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return 'paid';
    case 'TRADE_CLOSED':
      return wasPaid ? 'refunded' : 'closed';
    default:
      return 'unpaid';
  }
}

function factOfTrade(answer: unknown): PaymentFact {
  const trade = shaped(PROVIDER, tradeSchema, answer);
  const paidAt = parseAlipayTime(trade.send_pay_date);
  const payerId = trade.buyer_user_id || trade.buyer_open_id;
  return {
    channel: 'alipay',
    outTradeNo: trade.out_trade_no,
    state: stateOf(trade.trade_status, paidAt !== undefined),
    channelTradeNo: trade.trade_no,
    amountFen: amountOf(trade.total_amount),
    currency: 'CNY',
    ...(payerId ? { payerId } : {}),
    ...(paidAt ? { paidAt } : {}),
  };
}

function factOfNotice(params: Record<string, string>): PaymentFact {
  const paidAt = parseAlipayTime(params.gmt_payment);
  const amountFen = parseYuan(params.total_amount ?? '');
  if (amountFen === null) throw forged('AMOUNT', 'the amount is not yuan');
  const payerId = params.buyer_id || params.buyer_open_id;
  return {
    channel: 'alipay',
    outTradeNo: params.out_trade_no ?? '',
    state: stateOf(params.trade_status ?? '', paidAt !== undefined),
    ...(params.trade_no ? { channelTradeNo: params.trade_no } : {}),
    amountFen,
    currency: 'CNY',
    appId: params.app_id,
    ...(params.seller_id ? { merchantId: params.seller_id } : {}),
    ...(payerId ? { payerId } : {}),
    ...(paidAt ? { paidAt } : {}),
  };
}

export function amountOf(yuan: string): Fen {
  const amount = parseYuan(yuan);
  if (amount === null)
    throw new GatewayError('unknown', PROVIDER, 'AMOUNT', `not an amount in yuan: ${yuan}`);
  return amount;
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof GatewayError && error.failure === 'rejected' && error.providerCode === code;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
