import { randomUUID } from 'node:crypto';
import { rfc3339, type NotificationStyle } from '../core/index.js';
import { encryptResource, platformHeaders } from './signing.js';
import type { Books, Refund, Trade, Transfer } from './state.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** 15 tries over about a day. */
const LADDER = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];

interface Payload {
  eventType: string;
  summary: string;
  originalType: string;
  createdAt: number;
  plain: object;
}

export function wechatPayNotifications(books: Books): NotificationStyle {
  return {
    ladderMs: LADDER,
    accepted: (status) => status === 200 || status === 204,
    prepare(draft, mode) {
      const payload = draft.payload as Payload;
      const body = JSON.stringify({
        id: draft.eventId,
        create_time: rfc3339(payload.createdAt),
        resource_type: 'encrypt-resource',
        event_type: payload.eventType,
        summary: payload.summary,
        resource: encryptResource(books.pay, payload.originalType, payload.plain),
      });
      const headers = platformHeaders(books.pay, { body, nowMs: books.now(), mode });
      return {
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Mozilla/4.0' },
        body,
      };
    },
  };
}

export function notifyPaid(books: Books, trade: Trade): void {
  notify(
    books,
    { topic: 'payment', businessNo: trade.outTradeNo, url: trade.notifyUrl },
    {
      eventType: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      originalType: 'transaction',
      plain: tradeBody(books, trade),
    },
  );
}

export function notifyRefund(books: Books, refund: Refund): void {
  if (!refund.notifyUrl) return;
  const summary = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭', PROCESSING: '' }[
    refund.state
  ];
  notify(
    books,
    { topic: 'refund', businessNo: refund.outRefundNo, url: refund.notifyUrl },
    {
      eventType: `REFUND.${refund.state}`,
      summary,
      originalType: 'refund',
      plain: {
        mchid: books.pay.mchId,
        out_trade_no: refund.outTradeNo,
        transaction_id: refund.transactionId,
        out_refund_no: refund.outRefundNo,
        refund_id: refund.refundId,
        refund_status: refund.state,
        success_time: refund.succeededAt === undefined ? undefined : rfc3339(refund.succeededAt),
        user_received_account: '支付用户零钱',
        amount: {
          total: refund.totalFen,
          refund: refund.refundFen,
          payer_total: refund.totalFen,
          payer_refund: refund.refundFen,
        },
      },
    },
  );
}

export function notifyTransfer(books: Books, transfer: Transfer): void {
  if (!transfer.notifyUrl) return;
  notify(
    books,
    { topic: 'transfer', businessNo: transfer.outBillNo, url: transfer.notifyUrl },
    {
      eventType: 'MCHTRANSFER.BILL.FINISHED',
      summary: '商家转账单据终态通知',
      originalType: 'mch_payment',
      plain: {
        mch_id: books.pay.mchId,
        out_bill_no: transfer.outBillNo,
        transfer_bill_no: transfer.transferBillNo,
        state: transfer.state,
        transfer_amount: transfer.amountFen,
        openid: transfer.openId,
        fail_reason: transfer.failReason,
        create_time: rfc3339(transfer.createdAt),
        update_time: rfc3339(transfer.updatedAt),
      },
    },
  );
}

type Target = { topic: string; businessNo: string; url: string };

function notify(books: Books, target: Target, payload: Omit<Payload, 'createdAt'>): void {
  books.context.notify({ ...target, eventId: randomUUID(), payload: { ...payload, createdAt: books.now() } });
}

const STATE_TEXT = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' };
const TRADE_TYPE = { jsapi: 'JSAPI', h5: 'MWEB', native: 'NATIVE' };

/** A trade as query and notification show it. */
export function tradeBody(books: Books, trade: Trade): object {
  const paid = trade.paidAt !== undefined;
  return {
    appid: trade.appId,
    mchid: books.pay.mchId,
    out_trade_no: trade.outTradeNo,
    ...(paid && {
      transaction_id: trade.transactionId,
      trade_type: TRADE_TYPE[trade.scene],
      bank_type: 'OTHERS',
      success_time: rfc3339(trade.paidAt ?? 0),
    }),
    trade_state: trade.state,
    trade_state_desc: STATE_TEXT[trade.state],
    attach: trade.attach ?? '',
    ...(paid && { payer: { openid: trade.payerOpenId } }),
    amount: {
      total: trade.totalFen,
      currency: 'CNY',
      ...(paid && { payer_total: trade.totalFen, payer_currency: 'CNY' }),
    },
    promotion_detail: [],
  };
}
