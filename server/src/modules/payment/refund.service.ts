import { Injectable } from '@nestjs/common';
import type { Id, OrderId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { PayChannel } from '../../gateways/ports.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { businessNumber } from './payment.service.js';
import type { Attempt, Refund, RefundCause } from './payment.types.js';
import { RefundRepository } from './refund.repository.js';

export interface NewRefund {
  attempt: Pick<Attempt, 'id' | 'channel' | 'orderId'>;
  amountFen: Fen;
  cause: RefundCause;
  aftersaleId: Id<'aftersale'> | null;
  /** Shown to the buyer, ≤ 80 characters. */
  reason: string;
  /** Set when the channel named the refund first. */
  channelRefundNo: string | null;
}

/** Refund rows: created → (unknown) → submitted → succeeded | failed. Effects on orders and money are the workflow's. */
@Injectable()
export class RefundService {
  constructor(
    private readonly repository: RefundRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Writes the refund down with its number, before anything is sent. */
  async create(tx: Tx, input: NewRefund): Promise<Refund> {
    const id = this.ids.next('refund');
    const refund: Refund = {
      id,
      orderId: input.attempt.orderId,
      attemptId: input.attempt.id,
      channel: input.attempt.channel,
      outRefundNo: businessNumber('YR', id),
      amountFen: input.amountFen,
      cause: input.cause,
      aftersaleId: input.aftersaleId,
      reason: input.reason.slice(0, 80),
      // A refund the channel began is already with the channel.
      state: input.channelRefundNo ? 'submitted' : 'created',
      channelRefundNo: input.channelRefundNo,
      failReason: null,
      createdAt: this.clock.now(),
      succeededAt: null,
      submissions: 0,
    };
    await this.repository.insert(tx, refund);
    return refund;
  }

  /** After a definitive failure the case may start again, under a new number. */
  async restart(tx: Tx, refund: Refund): Promise<Refund> {
    const outRefundNo = `${businessNumber('YR', refund.id)}R${refund.submissions}`;
    await this.repository.restart(tx, refund.id, outRefundNo);
    return { ...refund, state: 'created', outRefundNo, failReason: null, channelRefundNo: null };
  }

  get(id: Id<'refund'>): Promise<Refund | null> {
    return this.repository.get(id);
  }

  lock(tx: Tx, id: Id<'refund'>): Promise<Refund | null> {
    return this.repository.lock(tx, id);
  }

  byOutRefundNo(outRefundNo: string): Promise<Refund | null> {
    return this.repository.byOutRefundNo(outRefundNo);
  }

  byChannelNo(tx: Tx, channel: PayChannel, channelRefundNo: string): Promise<Refund | null> {
    return this.repository.byChannelNo(channel, channelRefundNo, tx);
  }

  lockByAftersale(tx: Tx, aftersaleId: Id<'aftersale'>): Promise<Refund | null> {
    return this.repository.lockByAftersale(tx, aftersaleId);
  }

  ofOrder(orderId: OrderId, tx?: Tx): Promise<Refund[]> {
    return this.repository.ofOrder(orderId, tx);
  }

  /** From here until an answer, the refund may have happened. */
  markSubmitting(id: Id<'refund'>): Promise<void> {
    return this.repository.markSubmitting(id);
  }

  markState(
    id: Id<'refund'>,
    state: 'created' | 'submitted' | 'unknown',
    channelRefundNo?: string,
  ): Promise<void> {
    return this.repository.markState(id, state, channelRefundNo);
  }

  /** False when it had ended before. */
  succeed(tx: Tx, id: Id<'refund'>, facts: { at: Date; channelRefundNo?: string }): Promise<boolean> {
    return this.repository.end(tx, id, {
      state: 'succeeded',
      succeededAt: facts.at,
      ...(facts.channelRefundNo ? { channelRefundNo: facts.channelRefundNo } : {}),
    });
  }

  /** False when it had ended before. */
  fail(tx: Tx, id: Id<'refund'>, reason: string): Promise<boolean> {
    return this.repository.end(tx, id, { state: 'failed', failReason: reason.slice(0, 200) });
  }
}
