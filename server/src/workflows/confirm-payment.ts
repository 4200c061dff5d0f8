import { Injectable, Logger } from '@nestjs/common';
import { transition } from '@yimai/shared/domain/order/transitions';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { PaymentFact } from '../gateways/ports.js';
import { BindingService } from '../modules/binding/index.js';
import { CommissionService } from '../modules/commission/index.js';
import { InventoryService } from '../modules/inventory/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, type AttemptFacts } from '../modules/payment/index.js';
import { PromotionService } from '../modules/promotion/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../platform/db/index.js';
import { ChannelAccounts } from './channel-accounts.js';
import { commissionOrderOf } from './commission-order.js';
import { CountSales } from './count-sales.js';
import { RefundOrder } from './refund-order.js';
import { TradeBooks } from './trade-books.js';

/**
 * `applied`: the order is paid. `surplus`: the money came when no order awaited it and goes back. `already`: this
 * attempt was known to be paid. A mismatch has no effect; the caller keeps it for a person.
 */
export type Confirmation =
  { kind: 'applied' | 'surplus' | 'already' } | { kind: 'mismatch'; problem: string };

/** What selling means besides the order itself. */
@Injectable()
export class SaleEffects {
  constructor(
    private readonly inventory: InventoryService,
    private readonly promotion: PromotionService,
    private readonly sales: CountSales,
    private readonly commissions: CommissionService,
    private readonly bindings: BindingService,
  ) {}

  /** Stock, coupon and counters; in the order in which rows are locked everywhere. */
  async takeGoods(tx: Tx, order: OrderRecord): Promise<void> {
    this.inventory.mustClaim(tx, order.orderId);
    if (order.couponGrantId !== null) await this.promotion.use(tx, order.orderId);
    this.sales.note(tx, order.lines);
  }

  /** Who earns: the caller books it. */
  async reward(tx: Tx, order: OrderRecord, paidAt: Date): Promise<EntryDraft[]> {
    if (order.attribution.upline.length === 0) return [];
    return (await this.commissions.accrue(tx, { order: commissionOrderOf(order), paidAt })).drafts;
  }

  /** Whose customer the buyer stays. */
  async keepCustomer(tx: Tx, order: OrderRecord, paidAt: Date): Promise<void> {
    if (order.attribution.bindingId !== null)
      await this.bindings.extendOnOrder(tx, {
        memberId: order.memberId,
        orderId: order.orderId,
        at: paidAt,
      });
  }
}

/**
 * Money arrived on an attempt: one transaction makes the order paid with all that follows, or books the money as
 * surplus and sends it back. The lock on the order and the attempt's own state make it happen once (I-06, I-13).
 */
@Injectable()
export class ConfirmPayment {
  private readonly log = new Logger('payment');

  constructor(
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly books: TradeBooks,
    private readonly sale: SaleEffects,
    private readonly refunds: RefundOrder,
    private readonly accounts: ChannelAccounts,
    private readonly clock: DatabaseClock,
  ) {}

  /** Applies a fact that says "paid". Call it inside the transaction that remembers where the fact came from. */
  async apply(tx: Tx, attempt: AttemptFacts, fact: PaymentFact): Promise<Confirmation> {
    invariant(fact.state === 'paid', `a payment is confirmed by "paid", not by ${fact.state}`);
    const problem = this.accounts.problemOf(attempt, fact);
    if (problem) return this.refuse(attempt, problem);
    const order = await this.orders.lock(tx, attempt.orderId);
    const now = this.clock.now();
    const paidAt = fact.paidAt && fact.paidAt < now ? fact.paidAt : now;
    try {
      const channelTradeNo = fact.channelTradeNo ?? null;
      if (!(await this.payments.markPaid(tx, { id: attempt.id, channelTradeNo, paidAt })))
        return { kind: 'already' };
    } catch (error) {
      if (isDuplicateKey(error))
        return this.refuse(attempt, `渠道单号已用于另一笔支付：${fact.channelTradeNo}`);
      throw error;
    }
    const isAwaited = transition(order.state, 'paymentSucceeded').ok;
    if (isAwaited) await this.pay(tx, { order, attempt, paidAt });
    else await this.returnSurplus(tx, order, attempt);
    return { kind: isAwaited ? 'applied' : 'surplus' };
  }

  private async pay(
    tx: Tx,
    { order, attempt, paidAt }: { order: OrderRecord; attempt: AttemptFacts; paidAt: Date },
  ): Promise<void> {
    invariant(order.payableFen === attempt.amountFen, `order ${order.orderId} changed its price`);
    await this.orders.transition(tx, order, {
      event: ['paymentSucceeded', 'shipmentRequested'],
      actor: 'system',
      reason: '',
      at: this.clock.now(),
      patch: { paidAttemptId: attempt.id, paidAt },
    });
    await this.sale.takeGoods(tx, order);
    const commissions = await this.sale.reward(tx, order, paidAt);
    await this.books.received(tx, attempt, { isAwaited: true, also: commissions });
    await this.sale.keepCustomer(tx, order, paidAt);
  }

  /** The order is closed, or paid by another attempt: the money belongs to the payer. */
  private async returnSurplus(tx: Tx, order: OrderRecord, attempt: AttemptFacts): Promise<void> {
    await this.books.received(tx, attempt, { isAwaited: false });
    await this.refunds.begin(tx, {
      attempt,
      amountFen: attempt.amountFen,
      cause: 'surplus',
      aftersaleId: null,
      reason: order.paidAttemptId === null ? '订单已关闭，款项原路退回' : '重复付款，多付款项原路退回',
      channelRefundNo: null,
    });
  }

  private refuse(attempt: AttemptFacts, problem: string): Confirmation {
    this.log.error({ outTradeNo: attempt.outTradeNo, problem }, 'a payment does not fit its attempt');
    return { kind: 'mismatch', problem };
  }
}
