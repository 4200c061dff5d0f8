import { Injectable } from '@nestjs/common';
import type { Id, WithdrawalId } from '@yimai/shared/kernel/id';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import type { PayoutFact } from '../../gateways/ports.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import type { Tx } from '../../platform/db/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { WithdrawalRepository, type PayoutRow, type WithdrawalRow } from './withdrawal.repository.js';

/** The job that drives a payout on; handled by workflows/pay-withdrawal. */
export const DRIVE_PAYOUT = 'withdrawal.drive-payout';

const CONFIRM_WITHIN_HOURS = 24;
/** When to ask again after the n-th look; the last one repeats. A payee has a day to confirm. */
const WATCH_AFTER_SECONDS = [3, 10, 30, 60, 300, 900, 3600];

/** What a payout call needs, decrypted only here. */
export interface PayoutTarget {
  payeeId: string;
  payeeName: string | null;
}

/**
 * The rows behind payouts. The number is fixed when the row is made, before any call, and never changes: however
 * often we ask or repeat, the platform can pay it once at most.
 */
@Injectable()
export class PayoutService {
  constructor(
    private readonly repository: WithdrawalRepository,
    private readonly personalData: PersonalData,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  async create(tx: Tx, withdrawal: WithdrawalRow): Promise<void> {
    const id = this.ids.next('payout');
    await this.repository.insertPayout(tx, {
      id,
      withdrawalId: withdrawal.id,
      channel: withdrawal.channel,
      outBillNo: `YMW${id}`,
      amountFen: withdrawal.netFen,
      state: 'created',
      channelBillNo: null,
      confirmPackage: null,
      confirmBefore: null,
      submissions: 0,
      failReason: null,
      createdAt: this.clock.now(),
      queriedAt: null,
      finishedAt: null,
    });
    await this.outbox.schedule(tx, {
      handler: DRIVE_PAYOUT,
      payload: { payoutId: id, look: 0 },
      dedupeKey: `${id}:0`,
    });
  }

  async lock(tx: Tx, id: Id<'payout'>): Promise<PayoutRow | null> {
    return this.repository.lockPayout(tx, id);
  }

  byBillNo(outBillNo: string, tx?: Tx): Promise<PayoutRow | null> {
    return this.repository.payoutByBillNo(outBillNo, tx);
  }

  /** Written before the call leaves, so that a crash in between is known to be an unknown outcome. */
  async markSubmitted(tx: Tx, payout: PayoutRow): Promise<void> {
    await this.repository.updatePayout(tx, payout.id, {
      state: 'submitted',
      submissions: payout.submissions + 1,
      queriedAt: this.clock.now(),
    });
  }

  async save(tx: Tx, payout: PayoutRow, fact: PayoutFact): Promise<void> {
    const isFinal = fact.state === 'succeeded' || fact.state === 'failed';
    const confirmBefore =
      payout.confirmBefore ?? new Date(this.clock.now().getTime() + CONFIRM_WITHIN_HOURS * HOUR_MS);
    await this.repository.updatePayout(tx, payout.id, {
      state: fact.state === 'processing' ? 'submitted' : fact.state,
      channelBillNo: fact.channelBillNo ?? payout.channelBillNo,
      confirmPackage:
        fact.state === 'awaiting-confirmation' ? (fact.confirmPackage ?? payout.confirmPackage) : null,
      confirmBefore: fact.state === 'awaiting-confirmation' ? confirmBefore : payout.confirmBefore,
      failReason: fact.failReason ?? payout.failReason,
      queriedAt: this.clock.now(),
      finishedAt: isFinal ? this.clock.now() : null,
    });
  }

  async markUnknown(tx: Tx, payout: PayoutRow): Promise<void> {
    await this.repository.updatePayout(tx, payout.id, { state: 'unknown', queriedAt: this.clock.now() });
  }

  /** Looks again later; each look is one job, however often it is scheduled. */
  async watch(tx: Tx, payoutId: Id<'payout'>, look: number): Promise<void> {
    const seconds = WATCH_AFTER_SECONDS[Math.min(look, WATCH_AFTER_SECONDS.length - 1)] ?? 60;
    const runAt = new Date(this.clock.now().getTime() + seconds * 1000);
    await this.outbox.schedule(tx, {
      handler: DRIVE_PAYOUT,
      payload: { payoutId, look: look + 1 },
      dedupeKey: `${payoutId}:${look + 1}`,
      runAt,
    });
  }

  target(withdrawal: WithdrawalRow): PayoutTarget {
    const open = (column: string, sealed: string): string =>
      this.personalData.decrypt(sealed, { table: 'withdrawals', column, rowId: withdrawal.id });
    return {
      payeeId: open('payee_sealed', withdrawal.payeeSealed),
      payeeName:
        withdrawal.realNameSealed === null ? null : open('real_name_sealed', withdrawal.realNameSealed),
    };
  }

  async ofWithdrawal(id: WithdrawalId): Promise<PayoutRow | null> {
    return (await this.repository.payoutsOf([id])).get(id) ?? null;
  }
}
