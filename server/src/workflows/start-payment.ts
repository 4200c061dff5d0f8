import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, formatId, type Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService, type Attempt } from '../modules/payment/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { isStale, LaunchPayment } from './launch-payment.js';
import { PaymentRules } from './payment-rules.js';
import { ReconcilePayments } from './reconcile-payments.js';

/** An attempt with less life than this is not offered again. */
const LEAST_LIFE_MS = 30_000;
/** Channels refuse an expiry within the next minute. */
const LEAST_EXPIRY_MS = MINUTE_MS + 5_000;

/** Everything a new attempt needs to know about who pays and how. */
interface Payer {
  input: Input<'startPayment'>;
  call: CallContext;
  openId: string | null;
}

interface Reserved {
  attempt: Attempt;
  order: OrderRecord;
}

/**
 * Starts paying an order: fixes the number in a transaction, then calls the channel outside of it. A replay of the same
 * key finds the same attempt: it returns the stored launch, or drives the attempt on where the first call died.
 */
@Injectable()
export class StartPayment {
  constructor(
    private readonly orders: OrderService,
    private readonly payments: PaymentService,
    private readonly rules: PaymentRules,
    private readonly reconcile: ReconcilePayments,
    private readonly launches: LaunchPayment,
    private readonly idempotency: Idempotency,
    private readonly clock: DatabaseClock,
  ) {}

  async run(input: Input<'startPayment'>, call: CallContext): Promise<Output<'startPayment'>> {
    const openId = await this.rules.requireCapable(input, call);
    let reserved: Reserved | undefined;
    const { attemptId } = await this.idempotency.runAnswering<{ attemptId: Id<'paymentAttempt'> }>(
      { call, endpoint: 'startPayment', input },
      async (tx, answer) => {
        reserved = await this.reserve(tx, { input, call, openId }, (id) => answer({ attemptId: id }));
        return { attemptId: reserved.attempt.id };
      },
    );
    // A replay has made nothing and reads what the first call left.
    const isOurs = reserved?.attempt.id === attemptId;
    const attempt = isOurs ? reserved?.attempt : await this.payments.get(asId('paymentAttempt', attemptId));
    invariant(attempt, `attempt ${attemptId} was reserved`);
    const launch = await this.launches.run(attempt, this.clock.now(), isOurs ? reserved?.order : undefined);
    return {
      attemptId: formatId('paymentAttempt', attempt.id),
      launch,
      expiresAt: attempt.expiresAt.toISOString(),
    };
  }

  /** An attempt of this scene that is still good, or a new one with its number. */
  private async reserve(tx: Tx, payer: Payer, answer: (id: Id<'paymentAttempt'>) => void): Promise<Reserved> {
    const { memberId } = memberOf(payer.call);
    const order = await this.orders.lock(tx, payer.input.orderId);
    if (order.memberId !== memberId) throw new DomainError('ORDER_NOT_FOUND');
    if (order.state !== 'awaitingPayment') throw new DomainError('ORDER_STATE');
    await this.rules.requirePayableHere(tx, order, payer.call);
    const now = this.clock.now();
    if (order.payBefore <= now) throw new DomainError('PAYMENT_EXPIRED');
    const earlier = await this.payments.ofOrders([order.orderId], tx);
    const reusable = earlier.find((attempt) => this.isReusable(attempt, payer, now));
    if (reusable) {
      answer(reusable.id);
      return { attempt: reusable, order };
    }
    const leastExpiry = new Date(now.getTime() + LEAST_EXPIRY_MS);
    const { input, call, openId } = payer;
    const attempt = this.payments.compose({
      orderId: order.orderId,
      memberId,
      scene: input.scene,
      amountFen: order.payableFen,
      payerOpenId: openId,
      payerIp: call.ip.slice(0, 45),
      returnUrl: input.returnPath ? this.launches.returnUrl(input.returnPath) : null,
      expiresAt: order.payBefore > leastExpiry ? order.payBefore : leastExpiry,
    });
    answer(attempt.id);
    this.payments.open(tx, attempt);
    await this.reconcile.watch(tx, attempt);
    return { attempt, order };
  }

  private isReusable(attempt: Attempt, payer: Payer, now: Date): boolean {
    if (attempt.scene !== payer.input.scene || attempt.payerOpenId !== payer.openId) return false;
    if (attempt.state !== 'created' && attempt.state !== 'pending') return false;
    if (attempt.expiresAt.getTime() - now.getTime() < LEAST_LIFE_MS) return false;
    // Douyin's order text says how long it lives from now: it cannot be asked for again under the same number.
    return attempt.channel !== 'douyin' || !isStale(attempt, now);
  }
}
