import { Injectable } from '@nestjs/common';
import type { PaymentView } from '@yimai/shared/contracts/order';
import { formatId, type Id, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import { LRUCache } from 'lru-cache';
import type { PaymentLaunch, PayScene } from '../../gateways/ports.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { AttemptRepository } from './attempt.repository.js';
import { InboxRepository } from './inbox.repository.js';
import type { Attempt, AttemptFacts, InboxEntry } from './payment.types.js';
import { channelOf } from './scenes.js';

/** A number of ours for a channel: letters and digits, unique for ever, fixed before the first call. */
export function businessNumber(prefix: 'YM' | 'YR', id: number): string {
  return `${prefix}${id.toString(36).toUpperCase()}`;
}

export interface NewAttempt {
  orderId: OrderId;
  memberId: MemberId;
  scene: PayScene;
  amountFen: Fen;
  payerOpenId: string | null;
  payerIp: string;
  returnUrl: string | null;
  expiresAt: Date;
}

/** This notification was kept before: nothing may happen again. */
export class AlreadyKept extends Error {
  constructor(event: string) {
    super(`${event} was kept before`);
    this.name = 'AlreadyKept';
  }
}

/** Payment attempts and the inbox of what channels told us. Effects on orders and money are the workflows' work. */
@Injectable()
export class PaymentService {
  /** Spares the notification a statement where the attempt was made by this process. */
  private readonly facts = new LRUCache<string, AttemptFacts>({ max: 10_000 });

  constructor(
    private readonly attempts: AttemptRepository,
    private readonly inbox: InboxRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** A new attempt with its number, to be written by {@link open}. */
  compose(input: NewAttempt): Attempt {
    const id = this.ids.next('paymentAttempt');
    return {
      ...input,
      id,
      channel: channelOf(input.scene),
      outTradeNo: businessNumber('YM', id),
      state: 'created',
      launch: null,
      channelTradeNo: null,
      createdAt: this.clock.now(),
      paidAt: null,
      queriedAt: null,
      queries: 0,
    };
  }

  /** Writes the attempt; nothing is sent to the channel yet. */
  open(tx: Tx, attempt: Attempt): void {
    this.attempts.insert(tx, attempt);
    tx.afterCommit(() => this.facts.set(attempt.outTradeNo, attempt));
  }

  get(id: Id<'paymentAttempt'>): Promise<Attempt | null> {
    return this.attempts.get(id);
  }

  byOutTradeNo(outTradeNo: string): Promise<Attempt | null> {
    return this.attempts.byOutTradeNo(outTradeNo);
  }

  /** As {@link byOutTradeNo}, without what changes. */
  async factsOf(outTradeNo: string): Promise<AttemptFacts | null> {
    const known = this.facts.get(outTradeNo) ?? (await this.attempts.byOutTradeNo(outTradeNo));
    if (known) this.facts.set(outTradeNo, known);
    return known;
  }

  /** Attempts of orders, newest first. */
  ofOrders(orderIds: readonly OrderId[], tx?: Tx): Promise<Attempt[]> {
    return this.attempts.ofOrders(orderIds, tx);
  }

  saveLaunch(id: Id<'paymentAttempt'>, launch: PaymentLaunch): Promise<void> {
    return this.attempts.saveLaunch(id, launch);
  }

  /** False when this attempt was marked paid before: then nothing may happen again. */
  markPaid(
    tx: Tx,
    paid: { id: Id<'paymentAttempt'>; channelTradeNo: string | null; paidAt: Date },
  ): Promise<boolean> {
    return this.attempts.markPaid(tx, paid);
  }

  /** The channel will never take money on it again (`closed`), or refused it (`failed`). */
  end(id: Id<'paymentAttempt'>, state: 'closed' | 'failed'): Promise<void> {
    return this.attempts.end(id, state);
  }

  markSurplusRefunded(tx: Tx, id: Id<'paymentAttempt'>): Promise<void> {
    return this.attempts.markSurplusRefunded(tx, id);
  }

  /** At most one question to the channel per attempt and `everyMs`. */
  claimQuery(id: Id<'paymentAttempt'>, everyMs: number): Promise<boolean> {
    const now = this.clock.now();
    return this.attempts.claimQuery(id, now, new Date(now.getTime() - everyMs));
  }

  /** Keeps a notification; null when this event was kept before. */
  async keep(tx: Tx, entry: InboxEntry): Promise<Id<'event'> | null> {
    const id = this.ids.next('event');
    return (await this.inbox.keep(tx, { ...entry, id, receivedAt: this.clock.now() })) ? id : null;
  }

  /** As {@link keep}, without a statement of its own: {@link AlreadyKept} fails the transaction later on. */
  keepOrFail(tx: Tx, entry: InboxEntry): Id<'event'> {
    const id = this.ids.next('event');
    const kept = { ...entry, id, receivedAt: this.clock.now() };
    this.inbox.keepOrFail(tx, kept, () => new AlreadyKept(`${entry.provider} ${entry.eventId}`));
    return id;
  }

  /** The notification is genuine but does not fit our books: kept without effect, for a person to look at. */
  quarantine(tx: Tx, id: Id<'event'>, problem: string): Promise<void> {
    return this.inbox.quarantine(tx, id, problem);
  }

  /** Somebody has looked into it. @throws TROUBLE_NOT_FOUND, TROUBLE_STATE where it does not wait for anybody. */
  async settleNotification(tx: Tx, id: Id<'event'>): Promise<void> {
    if (await this.inbox.settle(tx, id)) return;
    throw new DomainError((await this.inbox.has(tx, id)) ? 'TROUBLE_STATE' : 'TROUBLE_NOT_FOUND');
  }

  /** A merge: attempts follow the member. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { paymentAttempts: await this.attempts.reassign(tx, absorbsId, keepsId) };
  }
}

/** An attempt as the contract shows it. */
export function paymentView(attempt: Attempt): PaymentView {
  return {
    id: formatId('paymentAttempt', attempt.id),
    channel: attempt.channel,
    scene: attempt.scene,
    state: attempt.state,
    amountFen: attempt.amountFen,
    paidAt: attempt.paidAt?.toISOString() ?? null,
  };
}
