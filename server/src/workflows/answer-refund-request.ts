import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { isPaid, isShipped } from '@yimai/shared/domain/order/transitions';
import { asId, type Id } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { DOUYIN_TRADE, type DouyinTrade } from '../gateways/fulfilment-ports.js';
import { GatewayError, type ChannelNotification, type NotificationReply } from '../gateways/ports.js';
import { AftersaleService } from '../modules/aftersale/index.js';
import { OrderService } from '../modules/order/index.js';
import { PaymentService, RefundService, type Attempt, type Refund } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';
import { RefundOrder } from './refund-order.js';

type RefundRequest = Extract<ChannelNotification, { kind: 'refund-request' }>;

const JOB = 'payment.audit-refund-request';
const DENIAL = '商品已发货，请在小程序订单详情中申请售后';

/**
 * A buyer asked for a refund inside Douyin, which waits for our number of it. Before shipping the answer is yes; after
 * it, the buyer is sent to our own after-sale, where goods can come back. The verdict follows the answer, as a job.
 */
@Injectable()
export class AnswerRefundRequest implements OnModuleInit {
  constructor(
    @Inject(DOUYIN_TRADE) private readonly douyin: DouyinTrade,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly aftersales: AftersaleService,
    private readonly refundOrder: RefundOrder,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    this.later.handle(JOB, (payload) =>
      this.audit(asId('refund', Number(payload['refundId'])), payload['isAgreed'] === true),
    );
  }

  /** The same request always gets the same number. */
  async answer(request: RefundRequest): Promise<NotificationReply> {
    const attempt = await this.payments.byOutTradeNo(request.outTradeNo);
    if (!attempt) throw new GatewayError('rejected', 'douyin', 'ORDER', `no attempt ${request.outTradeNo}`);
    const refund = await this.later.inTx((tx) => this.record(tx, attempt, request));
    return this.douyin.acknowledgeRefundRequest(refund.outRefundNo);
  }

  private async record(tx: Tx, attempt: Attempt, request: RefundRequest): Promise<Refund> {
    const order = await this.orders.lock(tx, attempt.orderId);
    const known = await this.refunds.byChannelNo(tx, attempt.channel, request.channelRefundNo);
    if (known) return known;
    const { eventId, outTradeNo: businessNo } = request;
    await this.payments.keep(tx, {
      provider: 'douyin',
      eventId,
      kind: 'refund-request',
      businessNo,
      fact: { ...request },
    });
    const refund = await this.refunds.create(tx, {
      attempt,
      amountFen: request.refundFen,
      cause: 'channel',
      aftersaleId: null,
      reason: request.reason || '买家在抖音申请退款',
      channelRefundNo: request.channelRefundNo,
    });
    const cases = await this.aftersales.ofOrders([order.orderId], tx);
    const leftFen = fen(order.payableFen - order.refundedFen);
    const isAgreed =
      order.paidAttemptId === attempt.id &&
      isPaid(order.state) &&
      !isShipped(order.state) &&
      cases.every((row) => row.openLineId === null) &&
      request.refundFen <= leftFen;
    await this.later.schedule(tx, { handler: JOB, payload: { refundId: refund.id, isAgreed } });
    return refund;
  }

  /** Safe to repeat: an audit that was given already is refused by Douyin and counts as done. */
  private async audit(refundId: Id<'refund'>, isAgreed: boolean): Promise<void> {
    const refund = await this.refunds.get(refundId);
    if (!refund?.channelRefundNo) return;
    const verdict = isAgreed ? ({ agree: true } as const) : ({ agree: false, message: DENIAL } as const);
    try {
      await this.douyin.trade.auditRefund(refund.channelRefundNo, verdict);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') throw error;
    }
    await this.later.inTx(async (tx) => {
      if (isAgreed) await this.refundOrder.watch(tx, refund);
      else await this.refunds.fail(tx, refund.id, DENIAL);
    });
  }
}
