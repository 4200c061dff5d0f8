import {
  alphanumeric,
  ControlRefusal,
  type Collection,
  type ProviderContext,
  type RefundView,
  type TradeView,
} from '../core/index.js';

export type PayStatus = 'PROCESS' | 'SUCCESS' | 'FAIL' | 'TIMEOUT';

export interface Trade {
  orderId: string;
  itemOrderId: string;
  outOrderNo: string;
  /** The exact `data` text of the order: a repetition must repeat it. */
  data: string;
  title: string;
  totalFen: number;
  payNotifyUrl: string;
  merchantUid: string;
  status: PayStatus;
  createdAt: number;
  expiresAt: number;
  payTime?: number;
  channelPayId?: string;
  payerOpenId?: string;
  refundedFen: number;
  settledFen: number;
  fulfilled: boolean;
}

export interface Refund {
  refundId: string;
  orderId: string;
  outOrderNo: string;
  /** Empty until the merchant answered a refund the buyer asked for. */
  outRefundNo: string;
  amountFen: number;
  reason: string;
  status: 'PROCESSING' | 'SUCCESS' | 'FAIL';
  source: 'developer' | 'user';
  auditStatus: 'NONE' | 'WAITING' | 'AGREED' | 'DENIED';
  auditDeadline: number;
  notifyUrl: string;
  createdAt: number;
  refundedAt?: number;
  message: string;
  /** What was asked for, to compare a repetition with. */
  fingerprint: string;
}

export interface Settlement {
  settleId: string;
  outSettleNo: string;
  outOrderNo: string;
  amountFen: number;
  status: 'PROCESSING' | 'SUCCESS' | 'FAIL';
  createdAt: number;
  fingerprint: string;
}

/** Money arrives this long after a refund was accepted. */
const REFUND_ARRIVES_AFTER_MS = 60_000;
const AUDIT_WITHIN_MS = 72 * 3_600_000;

/** Orders, refunds and settlements, and what happens to them. Routes and controls only call these. */
export class TradeState {
  readonly trades: Collection<Trade>;
  readonly refunds: Collection<Refund>;
  readonly settlements: Collection<Settlement>;
  private nextRefundFails = false;

  constructor(private readonly context: ProviderContext) {
    this.trades = context.collection('trades');
    this.refunds = context.collection('refunds');
    this.settlements = context.collection('settlements');
    context.agenda.on('douyin/expire', (outOrderNo) => this.expire(outOrderNo));
    context.agenda.on('douyin/refund', (refundId) => this.finishRefund(refundId));
    context.agenda.on('douyin/audit', (refundId) => void this.audit(refundId, true, ''));
  }

  open(
    trade: Omit<
      Trade,
      'orderId' | 'itemOrderId' | 'status' | 'createdAt' | 'refundedFen' | 'settledFen' | 'fulfilled'
    >,
  ): Trade {
    const no = String(this.context.next('order')).padStart(9, '0');
    const created: Trade = {
      ...trade,
      orderId: `ot70000000${no}`,
      itemOrderId: `ot71000000${no}`,
      status: 'PROCESS',
      createdAt: this.context.clock.now(),
      refundedFen: 0,
      settledFen: 0,
      fulfilled: false,
    };
    this.trades.put(trade.outOrderNo, created);
    this.context.agenda.add('douyin/expire', trade.outOrderNo, trade.expiresAt - created.createdAt);
    return created;
  }

  byOrderId(orderId: string): Trade | undefined {
    return this.trades.values().find((trade) => trade.orderId === orderId);
  }

  pay(outOrderNo: string, personaNo = 1): Trade | undefined {
    const trade = this.trades.get(outOrderNo);
    if (!trade) return undefined;
    if (trade.status !== 'PROCESS') throw new ControlRefusal(409, `the order is ${trade.status}`);
    const now = this.context.clock.now();
    if (now >= trade.expiresAt) throw new ControlRefusal(409, 'the order has expired');
    const paid = this.trades.put(outOrderNo, {
      ...trade,
      status: 'SUCCESS',
      payTime: now,
      channelPayId: `4200${alphanumeric(20)}`,
      payerOpenId: trade.payerOpenId ?? this.context.personas.get(personaNo)?.douyinOpenId,
    });
    this.context.agenda.cancel('douyin/expire', outOrderNo);
    this.notifyPayment(paid, 'SUCCESS', '');
    return paid;
  }

  /** The buyer cancels the order in the order centre: it can never be paid again. */
  cancel(outOrderNo: string): Trade | undefined {
    const trade = this.trades.get(outOrderNo);
    if (!trade || trade.status !== 'PROCESS') return trade;
    const cancelled = this.trades.put(outOrderNo, { ...trade, status: 'FAIL' });
    this.context.agenda.cancel('douyin/expire', outOrderNo);
    this.notifyPayment(cancelled, 'CANCEL', 'USER_CANCEL');
    return cancelled;
  }

  private expire(outOrderNo: string): void {
    const trade = this.trades.get(outOrderNo);
    if (trade?.status !== 'PROCESS') return;
    this.notifyPayment(this.trades.put(outOrderNo, { ...trade, status: 'TIMEOUT' }), 'CANCEL', 'TIME_OUT');
  }

  private notifyPayment(trade: Trade, status: 'SUCCESS' | 'CANCEL', message: string): void {
    const eventId = `payment:${trade.orderId}:${status}`;
    this.send(
      'payment',
      { businessNo: trade.outOrderNo, eventId, url: trade.payNotifyUrl },
      {
        app_id: this.context.config.douyin.appId,
        out_order_no: trade.outOrderNo,
        order_id: trade.orderId,
        status,
        total_amount: trade.totalFen,
        discount_amount: 0,
        pay_channel: 10,
        channel_pay_id: trade.channelPayId ?? '',
        merchant_uid: trade.merchantUid,
        message,
        event_time: this.context.clock.now(),
        user_bill_pay_id: trade.channelPayId ?? '',
      },
    );
  }

  private send(type: string, to: { businessNo: string; eventId: string; url: string }, msg: object): void {
    if (to.url === '') return;
    this.context.notify({ ...to, topic: type, payload: { type, msg: JSON.stringify(msg) } });
  }

  openRefund(
    trade: Trade,
    input: Pick<Refund, 'outRefundNo' | 'amountFen' | 'reason' | 'notifyUrl' | 'source' | 'fingerprint'>,
  ): Refund {
    const now = this.context.clock.now();
    const refundId = `ot72000000${String(this.context.next('refund')).padStart(9, '0')}`;
    const byUser = input.source === 'user';
    const refund = this.refunds.put(refundId, {
      ...input,
      refundId,
      orderId: trade.orderId,
      outOrderNo: trade.outOrderNo,
      status: 'PROCESSING',
      auditStatus: byUser ? 'WAITING' : 'NONE',
      auditDeadline: now + AUDIT_WITHIN_MS,
      createdAt: now,
      message: '',
    });
    this.trades.put(trade.outOrderNo, { ...trade, refundedFen: trade.refundedFen + input.amountFen });
    if (byUser) this.context.agenda.add('douyin/audit', refundId, AUDIT_WITHIN_MS);
    else this.arriveLater(refundId);
    return refund;
  }

  /** The buyer asks for a refund inside Douyin: the merchant is told and must answer with its own number. */
  askForRefund(
    outOrderNo: string,
    input: { amountFen?: number; reason?: string; callbackUrl: string },
  ): Refund | undefined {
    const trade = this.trades.get(outOrderNo);
    if (!trade) return undefined;
    const amountFen = input.amountFen ?? trade.totalFen - trade.refundedFen;
    if (trade.status !== 'SUCCESS' || amountFen <= 0 || trade.refundedFen + amountFen > trade.totalFen) {
      throw new ControlRefusal(409, 'nothing left to refund');
    }
    const reason = input.reason ?? '不想要了';
    const refund = this.openRefund(trade, {
      outRefundNo: '',
      amountFen,
      reason,
      notifyUrl: '',
      source: 'user',
      fingerprint: '',
    });
    const eventId = `pre_create_refund:${refund.refundId}`;
    this.send(
      'pre_create_refund',
      { businessNo: outOrderNo, eventId, url: input.callbackUrl },
      {
        app_id: this.context.config.douyin.appId,
        open_id: trade.payerOpenId ?? '',
        order_id: trade.orderId,
        refund_id: refund.refundId,
        refund_total_amount: amountFen,
        need_refund_audit: 1,
        refund_audit_deadline: refund.auditDeadline,
        refund_source: 1,
        refund_reason: [{ code: 101, text: reason }],
        item_order_detail: [{ item_order_id: trade.itemOrderId, refund_amount: amountFen }],
        create_refund_time: refund.createdAt,
      },
    );
    return refund;
  }

  /** The merchant's synchronous answer to `pre_create_refund` named its own number. False when that number is taken. */
  nameRefund(refundId: string, outRefundNo: string): boolean {
    const refund = this.refunds.get(refundId);
    const taken = this.refunds
      .values()
      .some((other) => other.outRefundNo === outRefundNo && other.refundId !== refundId);
    if (!refund || outRefundNo === '' || taken) return false;
    this.refunds.put(refundId, { ...refund, outRefundNo });
    return true;
  }

  audit(refundId: string, agreed: boolean, denyMessage: string): Refund | undefined {
    const refund = this.refunds.get(refundId);
    if (refund?.auditStatus !== 'WAITING') return undefined;
    this.context.agenda.cancel('douyin/audit', refundId);
    const audited = this.refunds.put(refundId, {
      ...refund,
      auditStatus: agreed ? 'AGREED' : 'DENIED',
      message: denyMessage,
    });
    if (agreed) this.arriveLater(refundId);
    else this.settleRefund(audited, false);
    return audited;
  }

  failNextRefund(): void {
    this.nextRefundFails = true;
  }

  private arriveLater(refundId: string): void {
    this.context.agenda.add('douyin/refund', refundId, REFUND_ARRIVES_AFTER_MS * this.context.retryScale);
  }

  private finishRefund(refundId: string): void {
    const refund = this.refunds.get(refundId);
    if (refund?.status !== 'PROCESSING') return;
    this.settleRefund(
      this.nextRefundFails ? { ...refund, message: '商户可退余额不足' } : refund,
      !this.nextRefundFails,
    );
    this.nextRefundFails = false;
  }

  private settleRefund(refund: Refund, succeeded: boolean): void {
    const now = this.context.clock.now();
    const trade = this.trades.get(refund.outOrderNo);
    const done = this.refunds.put(refund.refundId, {
      ...refund,
      status: succeeded ? 'SUCCESS' : 'FAIL',
      refundedAt: now,
    });
    if (trade && !succeeded)
      this.trades.put(trade.outOrderNo, { ...trade, refundedFen: trade.refundedFen - refund.amountFen });
    const url = done.notifyUrl || (trade?.payNotifyUrl ?? '');
    const eventId = `refund:${done.refundId}:${done.status}`;
    this.send(
      'refund',
      { businessNo: done.outOrderNo, eventId, url },
      {
        app_id: this.context.config.douyin.appId,
        out_refund_no: done.outRefundNo,
        refund_id: done.refundId,
        order_id: done.orderId,
        refund_total_amount: done.amountFen,
        status: done.status,
        message: done.message,
        event_time: now,
      },
    );
  }

  tradeView(trade: Trade): TradeView {
    return {
      provider: this.context.name,
      outTradeNo: trade.outOrderNo,
      description: trade.title,
      amountFen: trade.totalFen,
      state: trade.status,
      payable: trade.status === 'PROCESS',
      createdAt: trade.createdAt,
      payer: trade.payerOpenId,
    };
  }

  refundView(refund: Refund): RefundView {
    return {
      provider: this.context.name,
      outRefundNo: refund.outRefundNo || refund.refundId,
      outTradeNo: refund.outOrderNo,
      amountFen: refund.amountFen,
      state: refund.status,
      createdAt: refund.createdAt,
    };
  }
}
