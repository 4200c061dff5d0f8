import { shanghaiDateTime, type ProviderContext } from '../core/index.js';
import { yuan } from '../cashier/page.js';
import type { AlipayState, Refund, Trade, Transfer } from './state.js';

type Input = Record<string, unknown>;

/** Refusal of the business call: gateway code 40004 unless said otherwise. */
export class BusinessError extends Error {
  constructor(
    readonly subCode: string,
    message: string,
    readonly code = '40004',
  ) {
    super(message);
  }
}

export interface MethodCall {
  biz: Input;
  notifyUrl: string;
}

/** Everything a method needs. */
export interface Parts {
  context: ProviderContext;
  state: AlipayState;
}

const LEAST_TRANSFER_FEN = 10;

function text(input: Input, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

/** Fen from the yuan strings of the API: at most two decimals, more than nothing. */
export function fenOf(value: unknown): number {
  const match = typeof value === 'string' ? /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(value) : null;
  const amount = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  if (amount <= 0) throw new BusinessError('ACQ.INVALID_PARAMETER', '参数无效：金额', '40002');
  return amount;
}

/** The server-to-server methods by name. */
export const METHODS: Readonly<Record<string, (call: MethodCall, parts: Parts) => object>> = {
  'alipay.trade.query': ({ biz }, parts) => tradeData(existingTrade(biz, parts)),
  'alipay.trade.close': closeTrade,
  'alipay.trade.refund': refundTrade,
  'alipay.trade.fastpay.refund.query': queryRefund,
  'alipay.fund.trans.uni.transfer': createTransfer,
  'alipay.fund.trans.common.query': queryTransfer,
};

function existingTrade(biz: Input, { state }: Parts): Trade {
  const [outTradeNo, tradeNo] = [text(biz, 'out_trade_no'), text(biz, 'trade_no')];
  if (outTradeNo === '' && tradeNo === '')
    throw new BusinessError('ACQ.INVALID_PARAMETER', '参数无效', '40004');
  const trade = state.find(outTradeNo, tradeNo);
  if (!trade) throw new BusinessError('ACQ.TRADE_NOT_EXIST', '交易不存在');
  return trade;
}

function tradeData(trade: Trade): object {
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: trade.buyerLogonId
      ? `${trade.buyerLogonId.slice(0, 3)}******${trade.buyerLogonId.slice(-2)}`
      : '',
    buyer_user_id: trade.buyerId ?? '',
    trade_status: trade.status,
    total_amount: yuan(trade.amountFen),
    receipt_amount: trade.paidAt === undefined ? '0.00' : yuan(trade.amountFen),
    ...(trade.paidAt === undefined ? {} : { send_pay_date: shanghaiDateTime(trade.paidAt) }),
  };
}

function closeTrade({ biz }: MethodCall, parts: Parts): object {
  const trade = existingTrade(biz, parts);
  if (trade.status !== 'WAIT_BUYER_PAY') throw new BusinessError('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  const closed = parts.state.close(trade);
  return { trade_no: closed.tradeNo, out_trade_no: closed.outTradeNo };
}

function refundTrade({ biz }: MethodCall, parts: Parts): object {
  const trade = existingTrade(biz, parts);
  const amountFen = fenOf(biz.refund_amount);
  const outRequestNo = text(biz, 'out_request_no') || trade.outTradeNo;
  const existing = parts.state.refunds.get(`${trade.outTradeNo}/${outRequestNo}`);
  if (existing && existing.amountFen !== amountFen)
    throw new BusinessError('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求');
  // A repetition moves no money, and says so: only the query tells whether the refund went through.
  if (existing) return refundAnswer(parts.state.trades.get(trade.outTradeNo) ?? trade, 'N');
  if (trade.status === 'TRADE_FINISHED') throw new BusinessError('ACQ.TRADE_HAS_FINISHED', '交易已完结');
  if (trade.status !== 'TRADE_SUCCESS') throw new BusinessError('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  if (text(biz, 'out_request_no') === '' && amountFen !== trade.amountFen) {
    throw new BusinessError('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额不等于总金额');
  }
  if (trade.refundedFen + amountFen > trade.amountFen)
    throw new BusinessError('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额无效');
  if (parts.state.balanceFen < amountFen)
    throw new BusinessError('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
  const refund = parts.state.refund(trade, { outRequestNo, amountFen, reason: text(biz, 'refund_reason') });
  return refundAnswer(
    parts.state.trades.get(trade.outTradeNo) ?? trade,
    refund.outcome === 'now' ? 'Y' : 'N',
  );
}

function refundAnswer(trade: Trade, fundChange: 'Y' | 'N'): object {
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: trade.buyerLogonId ?? '',
    fund_change: fundChange,
    refund_fee: yuan(trade.refundedFen),
  };
}

function queryRefund({ biz }: MethodCall, parts: Parts): object {
  const trade = existingTrade(biz, parts);
  const refund: Refund | undefined = parts.state.refunds.get(
    `${trade.outTradeNo}/${text(biz, 'out_request_no')}`,
  );
  // An unknown refund is answered with success and nothing else.
  if (!refund) return {};
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    out_request_no: refund.outRequestNo,
    total_amount: yuan(trade.amountFen),
    refund_amount: yuan(refund.amountFen),
    refund_reason: refund.reason,
    ...(refund.succeededAt === undefined
      ? {}
      : { refund_status: 'REFUND_SUCCESS', gmt_refund_pay: shanghaiDateTime(refund.succeededAt) }),
  };
}

interface PayeeInfo {
  identity?: string;
  identity_type?: string;
  name?: string;
}

function createTransfer({ biz, notifyUrl }: MethodCall, parts: Parts): object {
  const { state } = parts;
  const outBizNo = text(biz, 'out_biz_no');
  if (outBizNo === '' || outBizNo.length > 64)
    throw new BusinessError('INVALID_PARAMETER', '参数有误：out_biz_no');
  if (biz.product_code !== 'TRANS_ACCOUNT_NO_PWD' || biz.biz_scene !== 'DIRECT_TRANSFER')
    throw new BusinessError('INVALID_PARAMETER', '参数有误：product_code');
  const amountFen = fenOf(biz.trans_amount);
  if (amountFen < LEAST_TRANSFER_FEN) throw new BusinessError('INVALID_PARAMETER', '单笔最低转账金额 0.1 元');
  const payee = (biz.payee_info ?? {}) as PayeeInfo;
  const fingerprint = JSON.stringify([amountFen, payee.identity, payee.identity_type, payee.name]);
  const existing = state.transfers.get(outBizNo);
  if (existing && existing.fingerprint !== fingerprint)
    throw new BusinessError('REPEATED_REQUEST_PARAM_DIFFERENT', '重复请求参数不一致');
  if (existing) return transferData(existing);
  checkPayee(payee, parts);
  if (state.balanceFen < amountFen) throw new BusinessError('PAYER_BALANCE_NOT_ENOUGH', '付款方余额不足');
  return transferData(
    state.transfer({ outBizNo, amountFen, payee: payee.identity ?? '', notifyUrl, fingerprint }),
  );
}

function checkPayee(payee: PayeeInfo, { context }: Parts): void {
  const byLogin = payee.identity_type === 'ALIPAY_LOGON_ID';
  if (!byLogin && payee.identity_type !== 'ALIPAY_USER_ID')
    throw new BusinessError('INVALID_PARAMETER', '参数有误：identity_type');
  if (byLogin && !payee.name) throw new BusinessError('INVALID_PARAMETER', '收款方姓名必填');
  const persona = context.personas.find(byLogin ? 'alipayLoginId' : 'alipayUserId', payee.identity ?? '');
  if (!persona) throw new BusinessError('PAYEE_NOT_EXIST', '收款账号不存在');
  if (payee.name && payee.name !== persona.name)
    throw new BusinessError('PAYEE_USER_INFO_ERROR', '支付宝账号和姓名不匹配');
}

function transferData(transfer: Transfer): object {
  return {
    out_biz_no: transfer.outBizNo,
    order_id: transfer.orderId,
    pay_fund_order_id: transfer.orderId,
    status: transfer.status,
    trans_date: shanghaiDateTime(transfer.createdAt),
    trans_amount: yuan(transfer.amountFen),
    ...(transfer.status === 'FAIL'
      ? { error_code: transfer.failReason, fail_reason: transfer.failReason }
      : {}),
  };
}

function queryTransfer({ biz }: MethodCall, { state }: Parts): object {
  const transfer = state.transfers.get(text(biz, 'out_biz_no'));
  if (!transfer) throw new BusinessError('ORDER_NOT_EXIST', '转账订单不存在');
  return transferData(transfer);
}
