import type { FastifyInstance } from 'fastify';
import { rfc3339, type RefundView } from '../core/index.js';
import type { Fields } from './fields.js';
import { notifyRefund } from './notifications.js';
import { badParam, badRequest, Refusal } from './refusal.js';
import type { Books, Refund, Trade } from './state.js';
import { bodyOf, freshTrade } from './trades.js';

const YEAR_MS = 365 * 86_400_000;
const MAX_REFUNDS = 50;
/** In production minutes to days; scaled like the retries. */
const ARRIVES_AFTER_MS = 60_000;
const ARRIVAL = 'wechat-pay/refund-arrives';

export function registerRefunds(app: FastifyInstance, books: Books): void {
  books.context.agenda.on(ARRIVAL, (outRefundNo) => arrive(books, outRefundNo));
  app.post('/v3/refund/domestic/refunds', { config: { operation: 'refund' } }, async (request) =>
    refundBody(createRefund(books, bodyOf(request))),
  );
  app.get<{ Params: { no: string } }>(
    '/v3/refund/domestic/refunds/:no',
    { config: { operation: 'query-refund' } },
    async (request) => {
      const refund = books.refunds.get(request.params.no);
      if (!refund) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
      return refundBody(refund);
    },
  );
}

function createRefund(books: Books, fields: Fields): Refund {
  const outRefundNo = fields.text('out_refund_no', { max: 64, pattern: /^[0-9A-Za-z_\-|*@]+$/ });
  const reason = fields.optionalText('reason', { max: 80 });
  const notifyUrl = fields.notifyUrl('notify_url', false);
  const refundFen = fields.integer('amount/refund', 1);
  const totalFen = fields.integer('amount/total', 1);
  if (fields.text('amount/currency') !== 'CNY') throw badParam('/amount/currency', '仅支持人民币');
  const trade = tradeOf(books, fields);
  const known = books.refunds.get(outRefundNo);
  if (known) {
    const same =
      known.outTradeNo === trade.outTradeNo && known.refundFen === refundFen && known.totalFen === totalFen;
    if (!same) throw badRequest('退款单号已存在且参数不一致', 268498688);
    return known;
  }
  checkRefundable(books, trade, { refundFen, totalFen });
  books.moveBalance(-refundFen);
  books.trades.put(trade.outTradeNo, { ...trade, state: 'REFUND' });
  books.context.agenda.add(ARRIVAL, outRefundNo, ARRIVES_AFTER_MS * books.context.retryScale);
  return books.refunds.put(outRefundNo, {
    outRefundNo,
    refundId: books.number('5030', 28),
    outTradeNo: trade.outTradeNo,
    transactionId: trade.transactionId ?? '',
    refundFen,
    totalFen,
    reason,
    notifyUrl,
    state: 'PROCESSING',
    createdAt: books.now(),
  });
}

function tradeOf(books: Books, fields: Fields): Trade {
  const transactionId = fields.optionalText('transaction_id', { max: 32 });
  const outTradeNo = fields.optionalText('out_trade_no', { max: 32 });
  if (!transactionId && !outTradeNo) throw badParam('/transaction_id', '微信订单号与商户订单号至少填一个');
  const trade = transactionId
    ? books.trades.values().find((candidate) => candidate.transactionId === transactionId)
    : freshTrade(books, outTradeNo ?? '');
  if (!trade || (outTradeNo && trade.outTradeNo !== outTradeNo))
    throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  return trade;
}

function checkRefundable(books: Books, trade: Trade, amounts: { refundFen: number; totalFen: number }): void {
  if (trade.paidAt === undefined) throw badRequest('订单未支付');
  if (amounts.totalFen !== trade.totalFen) throw badRequest('订单金额与原订单不一致');
  if (books.now() > trade.paidAt + YEAR_MS) throw badRequest('订单已超过可退款期限');
  const earlier = books.refundsOf(trade.outTradeNo);
  if (earlier.length >= MAX_REFUNDS) throw badRequest('退款次数超过限制');
  const refunded = earlier
    .filter((refund) => refund.state !== 'CLOSED')
    .reduce((sum, refund) => sum + refund.refundFen, 0);
  if (refunded + amounts.refundFen > trade.totalFen) throw badRequest('退款金额超过可退余额');
  const { balanceFen } = books.settings;
  if (balanceFen !== undefined && balanceFen < amounts.refundFen)
    throw new Refusal(403, 'NOT_ENOUGH', '基本账户余额不足');
}

function arrive(books: Books, outRefundNo: string): void {
  const refund = books.refunds.get(outRefundNo);
  if (refund?.state !== 'PROCESSING') return;
  const [outcome = 'SUCCESS', ...rest] = books.settings.refundOutcomes;
  if (books.settings.refundOutcomes.length > 0) books.change({ refundOutcomes: rest });
  if (outcome === 'CLOSED') books.moveBalance(refund.refundFen);
  const succeededAt = outcome === 'SUCCESS' ? books.now() : undefined;
  notifyRefund(books, books.refunds.put(outRefundNo, { ...refund, state: outcome, succeededAt }));
}

function refundBody(refund: Refund): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.succeededAt !== undefined && { success_time: rfc3339(refund.succeededAt) }),
    create_time: rfc3339(refund.createdAt),
    status: refund.state,
    funds_account: 'AVAILABLE',
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      from: [],
      payer_total: refund.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: refund.totalFen,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  };
}

export function refundView(books: Books, refund: Refund): RefundView {
  const { outRefundNo, outTradeNo, refundFen: amountFen, state, createdAt } = refund;
  return { provider: books.context.name, outRefundNo, outTradeNo, amountFen, state, createdAt };
}
