import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, formatId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { GatewayError, type PayChannel, type PaymentChannel, type PaymentFact } from '../gateways/ports.js';
import { PAYMENT_CHANNELS } from '../gateways/tokens.js';
import {
  OrderService,
  PAYMENT_BEFORE_CLOSE,
  type OrderRecord,
  type PaymentBeforeClosePort,
  type Port,
} from '../modules/order/index.js';
import { PaymentService, paymentView, type Attempt } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { ConfirmPayment } from './confirm-payment.js';
import { Later } from './later.js';

const JOB = 'payment.query-attempt';
/** After the attempt was made; the last look is at its expiry. */
const LADDER_MS = [10_000, 30_000, MINUTE_MS, 3 * MINUTE_MS, 10 * MINUTE_MS];
/** A waiting client makes us ask the channel at most this often. */
const ASK_EVERY_MS = 2_000;

export type AskOutcome = 'paid' | 'closed' | 'unpaid';

function isOpen(attempt: Attempt): boolean {
  return attempt.state === 'created' || attempt.state === 'pending';
}

/** Never relies on notifications alone: asks about every attempt until it is paid or can no longer be. */
@Injectable()
export class ReconcilePayments implements OnModuleInit, PaymentBeforeClosePort {
  private readonly log = new Logger('payment');

  constructor(
    @Inject(PAYMENT_CHANNELS) private readonly channels: Record<PayChannel, PaymentChannel>,
    @Inject(PAYMENT_BEFORE_CLOSE) private readonly beforeClose: Port<PaymentBeforeClosePort>,
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly confirm: ConfirmPayment,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    this.beforeClose.provide(this);
    this.later.handle(JOB, (payload) =>
      this.step(asId('paymentAttempt', Number(payload['attemptId'])), Number(payload['step'])),
    );
  }

  /** Has the attempt asked about; call it in the transaction that made the attempt. */
  watch(tx: Tx, attempt: Attempt): Promise<void> {
    return this.schedule(tx, attempt, 0);
  }

  /** One payment for its member; asks the channel when nothing is known yet and nobody asked just now. */
  async view(memberId: MemberId, attemptId: Id<'paymentAttempt'>): Promise<Output<'getPayment'>> {
    let attempt = await this.requireOwn(memberId, attemptId);
    if (isOpen(attempt) && (await this.payments.claimQuery(attempt.id, ASK_EVERY_MS))) {
      await this.tryAsk(attempt);
      attempt = await this.requireOwn(memberId, attemptId);
    }
    const order = await this.orders.get(attempt.orderId);
    return {
      ...paymentView(attempt),
      orderId: formatId('order', attempt.orderId),
      orderState: order.state,
    };
  }

  /** Before an order closes: no attempt of it may succeed unnoticed any more. */
  async settle(order: OrderRecord): Promise<'clear' | 'paid' | 'busy'> {
    const open = (await this.payments.ofOrders([order.orderId])).filter(isOpen);
    let result: 'clear' | 'paid' = 'clear';
    for (const attempt of open) {
      try {
        if ((await this.finish(attempt)) === 'paid') result = 'paid';
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        this.log.warn({ outTradeNo: attempt.outTradeNo, err: error }, 'cannot tell whether it was paid');
        return 'busy';
      }
    }
    return result;
  }

  /** As {@link ask}, null when the channel cannot say. */
  async tryAsk(attempt: Attempt): Promise<AskOutcome | null> {
    try {
      return await this.ask(attempt);
    } catch (error) {
      if (error instanceof GatewayError) return null;
      throw error;
    }
  }

  private async step(attemptId: Id<'paymentAttempt'>, step: number): Promise<void> {
    const attempt = await this.payments.get(attemptId);
    if (!attempt || !isOpen(attempt)) return;
    const order = await this.orders.get(attempt.orderId);
    // Paid by another attempt, or closed: nothing may be paid on this one any more.
    if (step >= LADDER_MS.length || order.state !== 'awaitingPayment') {
      await this.finish(attempt);
      return;
    }
    if ((await this.tryAsk(attempt)) !== 'paid')
      await this.later.inTx((tx) => this.schedule(tx, attempt, step + 1));
  }

  /** Asks, and closes the trade at the channel when it is not paid. */
  private async finish(attempt: Attempt): Promise<'paid' | 'closed'> {
    const outcome = await this.ask(attempt);
    if (outcome !== 'unpaid') return outcome;
    const closed = await this.channels[attempt.channel].closePayment(attempt.outTradeNo);
    if (closed === 'paid' && (await this.ask(attempt)) === 'paid') return 'paid';
    await this.payments.end(attempt.id, 'closed');
    return 'closed';
  }

  /** Asks the channel and books what it says. Throws GatewayError when it does not say. */
  private async ask(attempt: Attempt): Promise<AskOutcome> {
    const fact = await this.channels[attempt.channel].queryPayment(attempt.outTradeNo);
    switch (fact.state) {
      case 'paid':
        await this.book(attempt, fact);
        return 'paid';
      case 'closed':
        await this.payments.end(attempt.id, 'closed');
        return 'closed';
      case 'refunded':
        // Somebody refunded it in the channel's own console before we heard of the payment.
        this.log.error({ outTradeNo: attempt.outTradeNo }, 'a payment was refunded outside of the shop');
        await this.payments.end(attempt.id, 'closed');
        return 'closed';
      case 'unpaid':
      case 'unknown-number':
        return 'unpaid';
    }
  }

  private async book(attempt: Attempt, fact: PaymentFact): Promise<void> {
    await this.later.inTx(async (tx) => {
      const result = await this.confirm.apply(tx, attempt, fact);
      if (result.kind !== 'mismatch') return;
      const eventId = `query:${attempt.outTradeNo}`;
      const kept = await this.payments.keep(tx, {
        provider: attempt.channel,
        eventId,
        kind: 'payment',
        businessNo: attempt.outTradeNo,
        fact: { ...fact },
      });
      if (kept) await this.payments.quarantine(tx, kept, result.problem);
    });
  }

  private schedule(tx: Tx, attempt: Attempt, step: number): Promise<void> {
    const rung = LADDER_MS[step];
    const runAtMs = rung === undefined ? Infinity : attempt.createdAt.getTime() + rung;
    const isLast = runAtMs >= attempt.expiresAt.getTime();
    return this.later.schedule(tx, {
      handler: JOB,
      payload: { attemptId: attempt.id, step: isLast ? LADDER_MS.length : step },
      runAt: isLast ? attempt.expiresAt : new Date(runAtMs),
      dedupeKey: `${attempt.id}:${isLast ? LADDER_MS.length : step}`,
    });
  }

  private async requireOwn(memberId: MemberId, attemptId: Id<'paymentAttempt'>): Promise<Attempt> {
    const attempt = await this.payments.get(attemptId);
    if (!attempt || attempt.memberId !== memberId) throw new DomainError('PAYMENT_NOT_FOUND');
    return attempt;
  }
}
