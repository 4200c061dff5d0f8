import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonBody, type ProviderContext } from '../core/index.js';
import type { Tokens } from './tokens.js';
import type { Refund, Settlement, Trade, TradeState } from './trade-state.js';

type Input = Record<string, unknown>;

const ERR = { parameter: 10000, notFound: 20000, state: 20001 } as const;
const BASE = '/api/trade_basic/v1/developer';
/** Share of an order that may be split off. */
const SPLIT_CAP = 0.3;

class Refused extends Error {
  constructor(
    readonly errNo: number,
    message: string,
  ) {
    super(message);
  }
}

function text(input: Input, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

function required(input: Input, name: string): string {
  const value = text(input, name);
  if (value === '') throw new Refused(ERR.parameter, `${name} 不能为空`);
  return value;
}

/** The calls a merchant's server makes. They carry no signature, only the client token. */
export function registerTradeApi(
  app: FastifyInstance,
  parts: { context: ProviderContext; tokens: Tokens; state: TradeState },
): void {
  const { context, tokens, state } = parts;
  const route = (name: string, handle: (input: Input) => unknown): void => {
    app.post(
      `${BASE}/${name}/`,
      { config: { operation: name } },
      async (request: FastifyRequest, reply: FastifyReply) => {
        if (!tokens.guard(request, reply)) return reply;
        try {
          return { err_no: 0, err_msg: '', log_id: 'sim', data: handle(jsonBody(request) ?? {}) };
        } catch (error) {
          if (error instanceof Refused) return { err_no: error.errNo, err_msg: error.message, log_id: 'sim' };
          throw error;
        }
      },
    );
  };
  route('order_query', (input) => orderData(context, findTrade(state, input)));
  route('refund_create', (input) => createRefund(state, input));
  route('refund_query', (input) => ({
    refund_list: findRefunds(state, input).map((refund) => refundData(state, refund)),
  }));
  route('refund_audit_callback', (input) => auditRefund(state, input));
  route('fulfill_push_status', (input) => fulfil(state, input));
  route('settle_create', (input) => createSettlement(context, state, input));
  route('settle_query', (input) => findSettlements(state, input));
  route('tag_query', () => ({ tag_detail_list: [] }));
}

function findTrade(state: TradeState, input: Input): Trade {
  const outOrderNo = text(input, 'out_order_no');
  const trade =
    outOrderNo === '' ? state.byOrderId(required(input, 'order_id')) : state.trades.get(outOrderNo);
  if (!trade) throw new Refused(ERR.notFound, '订单不存在');
  return trade;
}

function orderData(context: ProviderContext, trade: Trade): object {
  return {
    app_id: context.config.douyin.appId,
    out_order_no: trade.outOrderNo,
    order_id: trade.orderId,
    pay_status: trade.status,
    total_amount: trade.totalFen,
    discount_amount: 0,
    trade_time: trade.createdAt,
    pay_time: trade.payTime ?? 0,
    item_order_list: [
      { item_order_id: trade.itemOrderId, sku_id: trade.outOrderNo, item_order_amount: trade.totalFen },
    ],
    merchant_uid: trade.merchantUid,
    pay_channel: trade.payTime === undefined ? 0 : 10,
    channel_pay_id: trade.channelPayId ?? '',
  };
}

function createRefund(state: TradeState, input: Input): object {
  const trade = findTrade(state, { order_id: required(input, 'order_id') });
  const outRefundNo = required(input, 'out_refund_no');
  const amountFen = input.refund_total_amount;
  if (!Number.isInteger(amountFen) || (amountFen as number) <= 0)
    throw new Refused(ERR.parameter, 'refund_total_amount 不合法');
  const items = input.item_order_detail as { item_order_id: string; refund_amount: number }[] | undefined;
  if (input.refund_all !== true && !items?.length)
    throw new Refused(ERR.parameter, 'item_order_detail 与 refund_all 须二选一');
  if (items?.some((item) => item.item_order_id !== trade.itemOrderId))
    throw new Refused(21000, '商品单与商户单不匹配');
  if (items?.length && items.reduce((sum, item) => sum + item.refund_amount, 0) !== amountFen)
    throw new Refused(ERR.parameter, '退款金额不一致');
  if (!Array.isArray(input.refund_reason) || !input.refund_reason.length)
    throw new Refused(ERR.parameter, 'refund_reason 不能为空');
  if (!input.order_entry_schema || text(input, 'cp_extra') === '')
    throw new Refused(ERR.parameter, 'order_entry_schema 与 cp_extra 不能为空');
  const fingerprint = JSON.stringify([trade.orderId, amountFen]);
  const existing = state.refunds.values().find((refund) => refund.outRefundNo === outRefundNo);
  if (existing && existing.fingerprint !== fingerprint)
    throw new Refused(ERR.parameter, 'out_refund_no 重复且参数不一致');
  if (existing) return { refund_id: existing.refundId, refund_audit_deadline: existing.auditDeadline };
  if (trade.status !== 'SUCCESS') throw new Refused(ERR.state, '订单状态不正确');
  if (trade.refundedFen + (amountFen as number) > trade.totalFen)
    throw new Refused(ERR.state, '退款金额超过可退金额');
  const reason = (input.refund_reason[0] as { text?: string }).text ?? '';
  const notifyUrl = text(input, 'notify_url');
  const refund = state.openRefund(trade, {
    outRefundNo,
    amountFen: amountFen as number,
    reason,
    notifyUrl,
    source: 'developer',
    fingerprint,
  });
  return { refund_id: refund.refundId, refund_audit_deadline: refund.auditDeadline };
}

function findRefunds(state: TradeState, input: Input): Refund[] {
  const [orderId, outRefundNo, refundId] = [
    text(input, 'order_id'),
    text(input, 'out_refund_no'),
    text(input, 'refund_id'),
  ];
  if (!orderId && !outRefundNo && !refundId) throw new Refused(ERR.parameter, '须传入一个单号');
  return state.refunds
    .values()
    .filter(
      (r) =>
        (!orderId || r.orderId === orderId) &&
        (!outRefundNo || r.outRefundNo === outRefundNo) &&
        (!refundId || r.refundId === refundId),
    );
}

function refundData(state: TradeState, refund: Refund): object {
  const itemOrderId = state.trades.get(refund.outOrderNo)?.itemOrderId;
  return {
    order_id: refund.orderId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    refund_total_amount: refund.amountFen,
    item_order_detail: [{ item_order_id: itemOrderId, refund_amount: refund.amountFen }],
    refund_source: refund.source === 'user' ? 1 : 2,
    merchant_audit_detail: {
      need_refund_audit: refund.auditStatus === 'NONE' ? 2 : 1,
      audit_status: refund.auditStatus,
      refund_audit_deadline: refund.auditDeadline,
      deny_message: refund.auditStatus === 'DENIED' ? refund.message : '',
    },
    message: refund.message,
    create_at: refund.createdAt,
    refund_at: refund.refundedAt ?? 0,
  };
}

function auditRefund(state: TradeState, input: Input): null {
  const refund = state.refunds.get(required(input, 'refund_id'));
  if (!refund) throw new Refused(ERR.notFound, '退款单不存在');
  const agreed = input.refund_audit_status === 1;
  if (!agreed && input.refund_audit_status !== 2)
    throw new Refused(ERR.parameter, 'refund_audit_status 不合法');
  if (!agreed && text(input, 'deny_message') === '')
    throw new Refused(ERR.parameter, '拒绝时 deny_message 必填');
  if (refund.outRefundNo === '') throw new Refused(ERR.state, '退款申请回调尚未响应');
  if (refund.auditStatus === (agreed ? 'AGREED' : 'DENIED')) return null;
  if (!state.audit(refund.refundId, agreed, text(input, 'deny_message')))
    throw new Refused(ERR.state, '退款单状态不正确');
  return null;
}

function fulfil(state: TradeState, input: Input): null {
  const trade = findTrade(state, { order_id: required(input, 'order_id') });
  const items = input.item_order_id_list;
  if (!Array.isArray(items) || items.some((id) => id !== trade.itemOrderId))
    throw new Refused(21000, '商品单与商户单不匹配');
  required(input, 'to_status');
  if (trade.status !== 'SUCCESS') throw new Refused(ERR.state, '订单状态不正确');
  state.trades.put(trade.outOrderNo, { ...trade, fulfilled: true });
  return null;
}

function createSettlement(context: ProviderContext, state: TradeState, input: Input): object {
  if (input.app_id !== context.config.douyin.appId) throw new Refused(ERR.parameter, 'app_id 不匹配');
  const trade = findTrade(state, { out_order_no: required(input, 'out_order_no') });
  const outSettleNo = required(input, 'out_settle_no');
  required(input, 'settle_desc');
  const splits = JSON.parse(text(input, 'settle_params') || '[]') as { amount: number }[];
  const amountFen = splits.reduce((sum, split) => sum + split.amount, 0);
  const fingerprint = JSON.stringify([trade.orderId, text(input, 'settle_params')]);
  const existing = state.settlements.get(outSettleNo);
  if (existing && existing.fingerprint !== fingerprint)
    throw new Refused(ERR.parameter, 'out_settle_no 重复且参数不一致');
  if (existing) return { settle_id: existing.settleId, wallet_settle_id: existing.settleId };
  if (trade.status !== 'SUCCESS' || !trade.fulfilled)
    throw new Refused(ERR.state, '订单未履约完成，不能结算');
  if (trade.settledFen + amountFen > trade.totalFen * SPLIT_CAP)
    throw new Refused(ERR.state, '分账金额超过上限');
  const settleId = `ot73000000${String(context.next('settle')).padStart(9, '0')}`;
  const createdAt = context.clock.now();
  state.settlements.put(outSettleNo, {
    settleId,
    outSettleNo,
    outOrderNo: trade.outOrderNo,
    amountFen,
    status: 'SUCCESS',
    createdAt,
    fingerprint,
  });
  state.trades.put(trade.outOrderNo, { ...trade, settledFen: trade.settledFen + amountFen });
  return { settle_id: settleId, wallet_settle_id: settleId };
}

function findSettlements(state: TradeState, input: Input): object[] {
  const [outSettleNo, outOrderNo, settleId] = [
    text(input, 'out_settle_no'),
    text(input, 'out_order_no'),
    text(input, 'settle_id'),
  ];
  const fits = (s: Settlement): boolean =>
    (!outSettleNo || s.outSettleNo === outSettleNo) &&
    (!outOrderNo || s.outOrderNo === outOrderNo) &&
    (!settleId || s.settleId === settleId);
  return state.settlements
    .values()
    .filter(fits)
    .map((s) => ({
      out_settle_no: s.outSettleNo,
      settle_id: s.settleId,
      out_order_no: s.outOrderNo,
      settle_status: s.status,
      settle_amount: s.amountFen,
      settle_detail: '',
      rake: 0,
      commission: 0,
      settle_at: s.createdAt,
      cp_extra: '',
    }));
}
