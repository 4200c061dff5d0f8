import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  GatewayError,
  type ChannelNotification,
  type NotificationReply,
  type PayChannel,
  type PaymentChannel,
  type PayoutChannel,
  type PayoutChannelName,
  type RawNotification,
} from '../gateways/ports.js';
import { PAYMENT_CHANNELS, PAYOUT_CHANNELS } from '../gateways/tokens.js';
import { AlreadyKept, PaymentService, RefundService } from '../modules/payment/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { AnswerRefundRequest } from './answer-refund-request.js';
import { ConfirmPayment } from './confirm-payment.js';
import { PayoutNotifications } from './payout-notifications.js';
import { RefundOrder } from './refund-order.js';

type Of<K extends ChannelNotification['kind']> = Extract<ChannelNotification, { kind: K }>;

/** Applies one notification in the transaction that keeps it; what does not fit is kept without effect. */
@Injectable()
export class ApplyNotification {
  private readonly log = new Logger('notification');

  constructor(
    private readonly payments: PaymentService,
    private readonly refunds: RefundService,
    private readonly confirm: ConfirmPayment,
    private readonly refundOrder: RefundOrder,
    private readonly payouts: PayoutNotifications,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async payment(provider: string, { eventId, fact }: Of<'payment'>): Promise<void> {
    const attempt = await this.payments.factsOf(fact.outTradeNo);
    const entry = { provider, eventId, kind: 'payment', businessNo: fact.outTradeNo, fact: { ...fact } };
    await this.once(entry, async (tx) => {
      if (!attempt) return '没有这个商户单号';
      if (fact.state !== 'paid') return null;
      const result = await this.confirm.apply(tx, attempt, fact);
      return result.kind === 'mismatch' ? result.problem : null;
    });
    // Expired or cancelled at the channel; nothing depends on it, so it needs no transaction.
    if (attempt && fact.state === 'closed') await this.payments.end(attempt.id, 'closed');
  }

  async refund(provider: string, { eventId, fact }: Of<'refund'>): Promise<void> {
    const refund = await this.refunds.byOutRefundNo(fact.outRefundNo);
    const entry = { provider, eventId, kind: 'refund', businessNo: fact.outRefundNo, fact: { ...fact } };
    await this.once(entry, async (tx) =>
      refund ? this.refundOrder.apply(tx, refund, fact) : '没有这个商户退款单号',
    );
  }

  async payout(provider: string, { eventId, fact }: Of<'payout'>): Promise<void> {
    const entry = { provider, eventId, kind: 'payout', businessNo: fact.outBillNo, fact: { ...fact } };
    await this.once(entry, async (tx) => {
      await this.payouts.receive(tx, fact);
      return null;
    });
  }

  /** Runs the effect unless this event was kept before. The effect returns a problem to keep instead, in Chinese. */
  private async once(
    entry: Parameters<PaymentService['keep']>[1],
    effect: (tx: Tx) => Promise<string | null>,
  ): Promise<void> {
    try {
      await this.unitOfWork.run(async (tx) => {
        // Sent together with the first statement of the effect; a copy stops there, and waits for the first one to end.
        const kept = this.payments.keepOrFail(tx, entry);
        const problem = await effect(tx);
        if (!problem) return;
        this.log.error({ provider: entry.provider, businessNo: entry.businessNo, problem }, 'quarantined');
        await this.payments.quarantine(tx, kept, problem);
      });
    } catch (error) {
      if (!(error instanceof AlreadyKept)) throw error;
    }
  }
}

/**
 * News from a payment platform: signature first, then the effect in one transaction, then the acknowledgement. Sixteen
 * copies have one effect; a forged one has none and is told so (I-06).
 */
@Injectable()
export class ReceiveNotification {
  private readonly log = new Logger('notification');

  constructor(
    @Inject(PAYMENT_CHANNELS) private readonly channels: Record<PayChannel, PaymentChannel>,
    @Inject(PAYOUT_CHANNELS) private readonly payoutChannels: Record<PayoutChannelName, PayoutChannel>,
    private readonly apply: ApplyNotification,
    private readonly refundRequests: AnswerRefundRequest,
  ) {}

  /** Payments and refunds. Alipay sends news of payouts to the same address. */
  async fromChannel(channel: PayChannel, raw: RawNotification): Promise<NotificationReply> {
    return this.guarded(channel, async () => {
      const notification = await this.read(channel, raw);
      return notification ? this.handle(channel, notification) : null;
    });
  }

  /** Transfers to people. */
  async fromPayoutChannel(channel: PayoutChannelName, raw: RawNotification): Promise<NotificationReply> {
    return this.guarded(channel, async () =>
      this.handle(channel, await this.payoutChannels[channel].readNotification(raw)),
    );
  }

  private async handle(
    channel: PayChannel,
    notification: ChannelNotification,
  ): Promise<NotificationReply | null> {
    switch (notification.kind) {
      case 'payment':
        await this.apply.payment(channel, notification);
        return null;
      case 'refund':
        await this.apply.refund(channel, notification);
        return null;
      case 'payout':
        await this.apply.payout(channel, notification);
        return null;
      case 'refund-request':
        return this.refundRequests.answer(notification);
    }
  }

  /** Null: genuine, but nothing we have a use for. */
  private async read(channel: PayChannel, raw: RawNotification): Promise<ChannelNotification | null> {
    try {
      return await this.channels[channel].readNotification(raw);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') throw error;
      if (channel === 'alipay') return this.payoutChannels.alipay.readNotification(raw);
      this.log.warn({ channel, err: error }, 'a notification we have no use for');
      return null;
    }
  }

  private async guarded(
    channel: PayChannel,
    work: () => Promise<NotificationReply | null>,
  ): Promise<NotificationReply> {
    try {
      return (await work()) ?? this.channels[channel].acknowledge('accepted');
    } catch (error) {
      // Not acknowledged: the platform sends it again.
      if (error instanceof GatewayError && error.failure === 'forged')
        this.log.warn({ code: 'NOTIFICATION_FORGED', channel, why: error.providerCode }, 'refused');
      else this.log.error({ channel, err: error }, 'a notification could not be applied');
      return this.channels[channel].acknowledge('rejected');
    }
  }
}
