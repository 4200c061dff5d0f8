import { fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import {
  GatewayError,
  type PaymentFact,
  type PaymentState,
  type PayoutFact,
  type RefundFact,
} from '../ports.js';
import { PROVIDER } from './api.js';

const fenField = z.number().int().nonnegative();

const tradeSchema = z.object({
  appid: z.string().optional(),
  mchid: z.string().optional(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  success_time: z.string().optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  amount: z.object({ total: fenField.optional(), currency: z.string().optional() }).optional(),
});

const TRADE_STATES: Record<string, PaymentState> = {
  NOTPAY: 'unpaid',
  USERPAYING: 'unpaid',
  PAYERROR: 'unpaid',
  SUCCESS: 'paid',
  REFUND: 'refunded',
  CLOSED: 'closed',
  REVOKED: 'closed',
};

/** A trade from a query or a decrypted notification. */
export function paymentFact(body: unknown): PaymentFact {
  const trade = read(tradeSchema, body, 'trade');
  const state = TRADE_STATES[trade.trade_state];
  if (!state) throw malformed(`trade_state ${trade.trade_state}`);
  return {
    channel: 'wechat',
    outTradeNo: trade.out_trade_no,
    state,
    channelTradeNo: trade.transaction_id,
    amountFen: trade.amount?.total === undefined ? undefined : fen(trade.amount.total),
    currency: trade.amount?.currency,
    merchantId: trade.mchid,
    appId: trade.appid,
    payerId: trade.payer?.openid,
    paidAt: timeOf(trade.success_time),
  };
}

const refundSchema = z.object({
  out_refund_no: z.string(),
  refund_id: z.string().optional(),
  /** In answers. */
  status: z.string().optional(),
  /** In notifications. */
  refund_status: z.string().optional(),
  success_time: z.string().optional(),
  amount: z.object({ refund: fenField.optional() }).optional(),
});

const REFUND_STATES: Record<string, RefundFact['state']> = {
  PROCESSING: 'processing',
  SUCCESS: 'succeeded',
  // ABNORMAL: the buyer's card no longer takes money; an operator decides where it goes. For us the refund failed.
  ABNORMAL: 'failed',
  CLOSED: 'failed',
};

export function refundFact(body: unknown): RefundFact {
  const refund = read(refundSchema, body, 'refund');
  const word = refund.status ?? refund.refund_status ?? '';
  const state = REFUND_STATES[word];
  if (!state) throw malformed(`refund status ${word}`);
  return {
    channel: 'wechat',
    outRefundNo: refund.out_refund_no,
    state,
    channelRefundNo: refund.refund_id,
    refundFen: refund.amount?.refund === undefined ? undefined : fen(refund.amount.refund),
    succeededAt: timeOf(refund.success_time),
    failReason: state === 'failed' ? word : undefined,
  };
}

const transferSchema = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string().optional(),
  state: z.string(),
  transfer_amount: fenField.optional(),
  package_info: z.string().optional(),
  fail_reason: z.string().optional(),
});

const TRANSFER_STATES: Record<string, PayoutFact['state']> = {
  ACCEPTED: 'processing',
  PROCESSING: 'processing',
  WAIT_USER_CONFIRM: 'awaiting-confirmation',
  TRANSFERING: 'processing',
  CANCELING: 'processing',
  SUCCESS: 'succeeded',
  FAIL: 'failed',
  CANCELLED: 'failed',
};

export function payoutFact(body: unknown): PayoutFact {
  const transfer = read(transferSchema, body, 'transfer');
  // New words may be added by the platform; anything not final is still under way.
  const state = TRANSFER_STATES[transfer.state] ?? 'processing';
  return {
    channel: 'wechat',
    outBillNo: transfer.out_bill_no,
    state,
    channelBillNo: transfer.transfer_bill_no,
    confirmPackage: transfer.package_info,
    amountFen: transfer.transfer_amount === undefined ? undefined : fen(transfer.transfer_amount),
    failReason: state === 'failed' ? (transfer.fail_reason ?? transfer.state) : undefined,
  };
}

/** Reads an answer by schema; a shape we do not know leaves the outcome unknown. */
export function read<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const result = schema.safeParse(body);
  if (!result.success) throw malformed(`${what}: ${result.error.issues[0]?.path.join('.') ?? ''}`);
  return result.data;
}

function malformed(what: string): GatewayError {
  return new GatewayError('unknown', PROVIDER, 'MALFORMED', `unexpected answer, ${what}`);
}

function timeOf(text: string | undefined): Date | undefined {
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at);
}
