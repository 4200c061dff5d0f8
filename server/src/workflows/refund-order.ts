import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId, type Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { GatewayError, type PayChannel, type PaymentChannel, type RefundFact } from '../gateways/ports.js';
import { PAYMENT_CHANNELS } from '../gateways/tokens.js';
import { PaymentService, RefundService, type NewRefund, type Refund } from '../modules/payment/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';
import { NOTIFY_PATHS } from './notify-paths.js';
import { SettleRefund } from './settle-refund.js';

const JOB = 'payment.drive-refund';
/** While the channel is paying out: +1 m, 5 m, 30 m, then hourly. */
const PROCESSING_WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
/** While we do not know: often, so that a healed channel is noticed within a minute (I-08). */
const UNKNOWN_WAIT_MS = 15_000;
/** Refused, but not for good: the account must be filled, or we asked too fast. */
const REFUSED_FOR_NOW = new Set([
  'NOT_ENOUGH',
  'FREQUENCY_LIMITED',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH',
  'RATELIMIT_EXCEEDED',
]);
const REFUSED_WAIT_MS = 10 * MINUTE_MS;

/** Where and when a refund is looked at next. */
interface NextLook {
  waitMs: number;
}

/**
 * Sends money back. The number is fixed before the first call and repeated after every doubt; an unknown outcome is
 * asked about before anything is sent again, so that one refund is never two.
 */
@Injectable()
export class RefundOrder implements OnModuleInit {
  private readonly log = new Logger('refund');

  constructor(
    @Inject(PAYMENT_CHANNELS) private readonly channels: Record<PayChannel, PaymentChannel>,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly settle: SettleRefund,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    this.later.handle(JOB, (payload) =>
      this.drive(asId('refund', Number(payload['refundId'])), Number(payload['look'])),
    );
  }

  /** Writes a refund down and has it sent after COMMIT. Nothing to send ends at once. Its order must be locked. */
  async begin(tx: Tx, input: NewRefund): Promise<Refund> {
    const refund = await this.refunds.create(tx, input);
    if (refund.amountFen === 0) await this.settle.succeed(tx, refund, {});
    else await this.lookLater(tx, refund, { look: 0, waitMs: 0 });
    return refund;
  }

  /** Starts a refund that failed for good once more, under a new number. */
  async again(tx: Tx, failed: Refund): Promise<Refund> {
    const refund = await this.refunds.restart(tx, failed);
    await this.lookLater(tx, refund, { look: 0, waitMs: 0 });
    return refund;
  }

  /** A refund that is already with the channel: ask, in case its news is lost. */
  watch(tx: Tx, refund: Refund): Promise<void> {
    return this.lookLater(tx, refund, { look: 1, waitMs: MINUTE_MS });
  }

  /** One look: ask, or send what was certainly not sent; apply the answer; come back unless it is final. */
  async drive(refundId: Id<'refund'>, look: number): Promise<void> {
    const refund = await this.refunds.get(refundId);
    if (!refund || refund.state === 'succeeded' || refund.state === 'failed') return;
    const next = await this.look(refund, look);
    if (next)
      await this.later.inTx((tx) => this.lookLater(tx, refund, { look: look + 1, waitMs: next.waitMs }));
  }

  /**
   * Applies what a channel says about a refund, in the caller's transaction. Returns the problem, in Chinese, when it
   * does not fit; then nothing was changed.
   */
  async apply(tx: Tx, refund: Refund, fact: RefundFact): Promise<string | null> {
    if (fact.refundFen !== undefined && fact.refundFen !== refund.amountFen)
      return `退款金额不符：应为 ${refund.amountFen} 分，实为 ${fact.refundFen} 分`;
    if (fact.state === 'succeeded') await this.settle.succeed(tx, refund, fact);
    else if (fact.state === 'failed') await this.settle.fail(tx, refund, fact.failReason || '渠道退款失败');
    else await this.lookLater(tx, refund, { look: 0, waitMs: 0 });
    return null;
  }

  private async look(refund: Refund, look: number): Promise<NextLook | null> {
    try {
      const fact = await this.ask(refund);
      if (fact.state === 'processing' || fact.state === 'unknown-number') {
        await this.refunds.markState(refund.id, 'submitted', fact.channelRefundNo);
        return { waitMs: PROCESSING_WAITS_MS[Math.min(look, PROCESSING_WAITS_MS.length - 1)] ?? HOUR_MS };
      }
      const problem = await this.later.inTx((tx) => this.apply(tx, refund, fact));
      if (!problem) return null;
      this.log.error({ outRefundNo: refund.outRefundNo, problem }, 'a refund does not fit ours');
      return { waitMs: HOUR_MS };
    } catch (error) {
      if (error instanceof GatewayError) return this.afterFailure(refund, error);
      throw error;
    }
  }

  private async ask(refund: Refund): Promise<RefundFact> {
    const attempt = await this.payments.get(refund.attemptId);
    invariant(attempt?.channelTradeNo, `refund ${refund.outRefundNo} of an attempt that was never paid`);
    const channel = this.channels[refund.channel];
    const { outTradeNo, channelTradeNo, amountFen: totalFen } = attempt;
    const { outRefundNo, amountFen: refundFen, reason } = refund;
    if (refund.state !== 'created') {
      const fact = await channel.queryRefund({ outTradeNo, outRefundNo });
      // A refund that began inside the platform is never sent by us.
      if (fact.state !== 'unknown-number' || refund.cause === 'channel') return fact;
    }
    await this.refunds.markSubmitting(refund.id);
    const notifyUrl = `${this.config.PUBLIC_BASE_URL}${NOTIFY_PATHS[refund.channel]}`;
    return channel.refund({
      outTradeNo,
      channelTradeNo,
      outRefundNo,
      refundFen,
      totalFen,
      reason,
      notifyUrl,
    });
  }

  private async afterFailure(refund: Refund, error: GatewayError): Promise<NextLook | null> {
    this.log.warn({ outRefundNo: refund.outRefundNo, err: error }, 'a refund call failed');
    if (error.failure !== 'rejected') return { waitMs: UNKNOWN_WAIT_MS };
    if (REFUSED_FOR_NOW.has(error.providerCode)) return { waitMs: REFUSED_WAIT_MS };
    await this.later.inTx((tx) => this.settle.fail(tx, refund, error.message));
    return null;
  }

  private lookLater(
    tx: Tx,
    refund: Refund,
    { look, waitMs }: { look: number; waitMs: number },
  ): Promise<void> {
    return this.later.schedule(tx, { handler: JOB, payload: { refundId: refund.id, look }, waitMs });
  }
}
