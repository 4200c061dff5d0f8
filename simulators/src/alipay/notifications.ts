import {
  shanghaiDateTime,
  type NotificationDraft,
  type PreparedNotification,
  type ProviderContext,
  type SigningMode,
} from '../core/index.js';
import { yuan } from '../cashier/page.js';
import { withSignature, type Params } from './signing.js';
import type { Refund, Trade, Transfer } from './state.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Alipay tries eight times in 25 hours; the first attempt is immediate. */
export const LADDER_MS = [4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR];

type Payload =
  | { kind: 'trade'; notifyId: string; trade: Trade; refund?: Refund }
  | { kind: 'transfer'; notifyId: string; transfer: Transfer };

/** The form that is posted, signed at every attempt. A corrupt one keeps its signature and changes the amount. */
export function prepareNotification(
  context: ProviderContext,
  draft: NotificationDraft,
  mode: SigningMode,
): PreparedNotification {
  const payload = draft.payload as Payload;
  const key = context.config.alipay.alipay.privateKeyPem;
  const signed =
    payload.kind === 'trade'
      ? withSignature(key, tradeParams(context, payload))
      : withSignature(key, transferParams(context, payload), true);
  const sent =
    mode === 'good'
      ? signed
      : { ...signed, ...(payload.kind === 'trade' ? { total_amount: '0.01' } : { biz_content: '{}' }) };
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(sent).toString(),
  };
}

function tradeParams(context: ProviderContext, payload: Extract<Payload, { kind: 'trade' }>): Params {
  const { trade, refund } = payload;
  const time = (ms: number | undefined): string => (ms === undefined ? '' : shanghaiDateTime(ms));
  const paid = trade.paidAt !== undefined;
  const params: Params = {
    notify_time: shanghaiDateTime(context.clock.now()),
    notify_type: 'trade_status_sync',
    notify_id: payload.notifyId,
    app_id: context.config.alipay.appId,
    auth_app_id: context.config.alipay.appId,
    charset: 'utf-8',
    version: '1.0',
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    seller_id: context.config.alipay.sellerId,
    subject: trade.subject,
    buyer_id: trade.buyerId ?? '',
    trade_status: trade.status,
    total_amount: yuan(trade.amountFen),
    receipt_amount: paid ? yuan(trade.amountFen) : '',
    buyer_pay_amount: paid ? yuan(trade.amountFen) : '',
    gmt_create: time(trade.createdAt),
    gmt_payment: time(trade.paidAt),
    gmt_close: time(trade.closedAt),
    fund_bill_list: paid
      ? JSON.stringify([{ amount: yuan(trade.amountFen), fundChannel: 'ALIPAYACCOUNT' }])
      : '',
    out_biz_no: refund?.outRequestNo ?? '',
    refund_fee: refund ? yuan(trade.refundedFen) : '',
    gmt_refund: refund ? time(refund.succeededAt ?? context.clock.now()) : '',
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

function transferParams(context: ProviderContext, payload: Extract<Payload, { kind: 'transfer' }>): Params {
  const { transfer } = payload;
  const content = {
    order_id: transfer.orderId,
    out_biz_no: transfer.outBizNo,
    product_code: 'TRANS_ACCOUNT_NO_PWD',
    biz_scene: 'DIRECT_TRANSFER',
    trans_amount: yuan(transfer.amountFen),
    status: transfer.status,
    action_type: 'FINISH',
    pay_date: shanghaiDateTime(transfer.createdAt),
    ...(transfer.failReason ? { error_code: transfer.failReason, fail_reason: transfer.failReason } : {}),
  };
  return {
    notify_id: payload.notifyId,
    utc_timestamp: String(context.clock.now()),
    msg_method: 'alipay.fund.trans.order.changed',
    app_id: context.config.alipay.appId,
    version: '1.1',
    charset: 'UTF-8',
    biz_content: JSON.stringify(content),
  };
}
