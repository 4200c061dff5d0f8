import {
  alphanumeric,
  ControlRefusal,
  shanghaiDateTime,
  type Collection,
  type ProviderContext,
  type RefundView,
  type TradeView,
  type TransferView,
} from '../core/index.js';

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED';

export interface Trade {
  outTradeNo: string;
  tradeNo: string;
  status: TradeStatus;
  subject: string;
  amountFen: number;
  notifyUrl: string;
  returnUrl: string;
  quitUrl: string;
  createdAt: number;
  expiresAt: number;
  paidAt?: number;
  closedAt?: number;
  buyerId?: string;
  buyerLogonId?: string;
  refundedFen: number;
}

export interface Refund {
  outRequestNo: string;
  outTradeNo: string;
  amountFen: number;
  reason: string;
  createdAt: number;
  /** `later` was accepted with fund_change=N and succeeds by itself a little later. */
  outcome: 'now' | 'later';
  succeededAt?: number;
}

export interface Transfer {
  outBizNo: string;
  orderId: string;
  amountFen: number;
  payee: string;
  status: 'SUCCESS' | 'DEALING' | 'FAIL' | 'REFUND';
  failReason: string;
  notifyUrl: string;
  createdAt: number;
  fingerprint: string;
}

const REFUND_ARRIVES_AFTER_MS = 10 * 60_000;
const TRANSFER_TAKES_MS = 60_000;
const INITIAL_BALANCE_FEN = 100_000_000;

/** Trades, refunds and transfers, and what happens to them. */
export class AlipayState {
  readonly trades: Collection<Trade>;
  readonly refunds: Collection<Refund>;
  readonly transfers: Collection<Transfer>;
  private readonly balance: Collection<{ fen: number }>;
  private readonly outcomes = new Map<'refund' | 'transfer', string>();

  constructor(private readonly context: ProviderContext) {
    this.trades = context.collection('trades');
    this.refunds = context.collection('refunds');
    this.transfers = context.collection('transfers');
    this.balance = context.collection('balance');
    context.agenda.on('alipay/expire', (outTradeNo) => this.expire(outTradeNo));
    context.agenda.on('alipay/refund', (key) => this.finishRefund(key));
    context.agenda.on('alipay/transfer', (outBizNo) => this.finishTransfer(outBizNo));
    context.onReset(() => this.outcomes.clear());
  }

  get balanceFen(): number {
    return this.balance.get('merchant')?.fen ?? INITIAL_BALANCE_FEN;
  }

  set balanceFen(value: number) {
    this.balance.put('merchant', { fen: value });
  }

  /** `refund`: later; `transfer`: dealing, fail. Applies to the next one. */
  plan(what: 'refund' | 'transfer', outcome: string): void {
    this.outcomes.set(what, outcome);
  }

  private planned(what: 'refund' | 'transfer'): string | undefined {
    const outcome = this.outcomes.get(what);
    this.outcomes.delete(what);
    return outcome;
  }

  /** The trade exists from the moment the buyer opens the cashier. */
  open(
    trade: Pick<
      Trade,
      'outTradeNo' | 'subject' | 'amountFen' | 'notifyUrl' | 'returnUrl' | 'quitUrl' | 'expiresAt'
    >,
  ): Trade {
    const createdAt = this.context.clock.now();
    const day = shanghaiDateTime(createdAt).slice(0, 10).replaceAll('-', '');
    const tradeNo = `${day}2200${String(this.context.next('trade')).padStart(16, '0')}`;
    const created = this.trades.put(trade.outTradeNo, {
      ...trade,
      tradeNo,
      status: 'WAIT_BUYER_PAY',
      createdAt,
      refundedFen: 0,
    });
    this.context.agenda.add('alipay/expire', trade.outTradeNo, Math.max(trade.expiresAt - createdAt, 0));
    return created;
  }

  find(outTradeNo: string, tradeNo: string): Trade | undefined {
    if (outTradeNo !== '') return this.trades.get(outTradeNo);
    return this.trades.values().find((trade) => trade.tradeNo === tradeNo);
  }

  pay(outTradeNo: string, personaNo = 1): Trade | undefined {
    const trade = this.trades.get(outTradeNo);
    if (!trade) return undefined;
    const now = this.context.clock.now();
    if (trade.status !== 'WAIT_BUYER_PAY' || now >= trade.expiresAt)
      throw new ControlRefusal(409, `the trade is ${trade.status}`);
    const persona = this.context.personas.get(personaNo);
    const paid = this.trades.put(outTradeNo, {
      ...trade,
      status: 'TRADE_SUCCESS',
      paidAt: now,
      buyerId: persona?.alipayUserId,
      buyerLogonId: persona?.alipayLoginId,
    });
    this.balanceFen += trade.amountFen;
    this.context.agenda.cancel('alipay/expire', outTradeNo);
    this.notifyTrade(paid);
    return paid;
  }

  close(trade: Trade): Trade {
    this.context.agenda.cancel('alipay/expire', trade.outTradeNo);
    return this.trades.put(trade.outTradeNo, {
      ...trade,
      status: 'TRADE_CLOSED',
      closedAt: this.context.clock.now(),
    });
  }

  /** After this a trade cannot be refunded any more. */
  finish(outTradeNo: string): Trade | undefined {
    const trade = this.trades.get(outTradeNo);
    if (trade?.status !== 'TRADE_SUCCESS') return undefined;
    const finished = this.trades.put(outTradeNo, { ...trade, status: 'TRADE_FINISHED' });
    this.notifyTrade(finished);
    return finished;
  }

  private expire(outTradeNo: string): void {
    const trade = this.trades.get(outTradeNo);
    if (trade?.status === 'WAIT_BUYER_PAY') this.notifyTrade(this.close(trade));
  }

  refund(trade: Trade, input: { outRequestNo: string; amountFen: number; reason: string }): Refund {
    const now = this.context.clock.now();
    const later = this.planned('refund') === 'later';
    const key = `${trade.outTradeNo}/${input.outRequestNo}`;
    const refund = this.refunds.put(key, {
      ...input,
      outTradeNo: trade.outTradeNo,
      createdAt: now,
      outcome: later ? 'later' : 'now',
    });
    this.trades.put(trade.outTradeNo, { ...trade, refundedFen: trade.refundedFen + input.amountFen });
    this.balanceFen -= input.amountFen;
    if (later)
      this.context.agenda.add('alipay/refund', key, REFUND_ARRIVES_AFTER_MS * this.context.retryScale);
    else this.finishRefund(key);
    return this.refunds.get(key) ?? refund;
  }

  private finishRefund(key: string): void {
    const refund = this.refunds.get(key);
    const trade = refund && this.trades.get(refund.outTradeNo);
    if (!refund || !trade || refund.succeededAt !== undefined) return;
    this.refunds.put(key, { ...refund, succeededAt: this.context.clock.now() });
    const full = trade.refundedFen === trade.amountFen;
    const after = full ? this.close(trade) : trade;
    this.notifyTrade(after, refund);
  }

  transfer(
    input: Pick<Transfer, 'outBizNo' | 'amountFen' | 'payee' | 'notifyUrl' | 'fingerprint'>,
  ): Transfer {
    const outcome = this.planned('transfer');
    const orderId = `2026${String(this.context.next('transfer')).padStart(20, '0')}`;
    const createdAt = this.context.clock.now();
    const status = outcome === 'dealing' || outcome === 'fail' ? 'DEALING' : 'SUCCESS';
    const transfer = this.transfers.put(input.outBizNo, {
      ...input,
      orderId,
      createdAt,
      status,
      failReason: outcome === 'fail' ? 'PAYEE_ACC_OCUPIED' : '',
    });
    this.balanceFen -= input.amountFen;
    if (status === 'DEALING')
      this.context.agenda.add('alipay/transfer', input.outBizNo, TRANSFER_TAKES_MS * this.context.retryScale);
    else this.notifyTransfer(transfer);
    return transfer;
  }

  private finishTransfer(outBizNo: string): void {
    const transfer = this.transfers.get(outBizNo);
    if (transfer?.status !== 'DEALING') return;
    const failed = transfer.failReason !== '';
    if (failed) this.balanceFen += transfer.amountFen;
    this.notifyTransfer(this.transfers.put(outBizNo, { ...transfer, status: failed ? 'FAIL' : 'SUCCESS' }));
  }

  private notifyTrade(trade: Trade, refund?: Refund): void {
    if (trade.notifyUrl === '') return;
    const eventId = `${shanghaiDateTime(this.context.clock.now()).slice(0, 10).replaceAll('-', '')}${alphanumeric(24)}`;
    const payload = { kind: 'trade', notifyId: eventId, trade, refund, sentAt: this.context.clock.now() };
    this.context.notify({
      eventId,
      topic: refund ? 'refund' : 'payment',
      businessNo: trade.outTradeNo,
      url: trade.notifyUrl,
      payload,
    });
  }

  private notifyTransfer(transfer: Transfer): void {
    if (transfer.notifyUrl === '') return;
    const eventId = alphanumeric(32);
    const payload = { kind: 'transfer', notifyId: eventId, transfer, sentAt: this.context.clock.now() };
    this.context.notify({
      eventId,
      topic: 'transfer',
      businessNo: transfer.outBizNo,
      url: transfer.notifyUrl,
      payload,
    });
  }

  tradeView(trade: Trade): TradeView {
    return {
      provider: this.context.name,
      outTradeNo: trade.outTradeNo,
      description: trade.subject,
      amountFen: trade.amountFen,
      state: trade.status,
      payable: trade.status === 'WAIT_BUYER_PAY',
      createdAt: trade.createdAt,
      payer: trade.buyerLogonId,
    };
  }

  refundView(refund: Refund): RefundView {
    const state = refund.succeededAt === undefined ? 'PROCESSING' : 'REFUND_SUCCESS';
    return {
      provider: this.context.name,
      outRefundNo: refund.outRequestNo,
      outTradeNo: refund.outTradeNo,
      amountFen: refund.amountFen,
      state,
      createdAt: refund.createdAt,
    };
  }

  transferView(transfer: Transfer): TransferView {
    const { outBizNo: outBillNo, amountFen, status: state, payee, createdAt } = transfer;
    return { provider: this.context.name, outBillNo, amountFen, state, payee, confirmable: false, createdAt };
  }
}
