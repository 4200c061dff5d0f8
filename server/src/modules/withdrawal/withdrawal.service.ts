import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@yimai/shared/api/errors';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { withdrawalRequested, withdrawalReturned } from '@yimai/shared/domain/ledger/entries';
import type {
  WithdrawalEvent,
  WithdrawalRefusal,
  WithdrawalState,
} from '@yimai/shared/domain/settlement/types';
import {
  checkWithdrawal,
  DEFAULT_WITHDRAWAL_RULES,
  transitionWithdrawal,
} from '@yimai/shared/domain/settlement/withdrawal';
import { shanghaiDay, startOfShanghaiDay } from '@yimai/shared/kernel/clock';
import { formatId, type DistributorId, type MemberId, type WithdrawalId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { fen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { LedgerService } from '../ledger/index.js';
import { PayoutService } from './payout.service.js';
import { WithdrawalRepository, type WithdrawalRow } from './withdrawal.repository.js';
import type { WithdrawalFacts } from './withdrawal.views.js';

/** From ¥2,000 WeChat wants the payee's real name. */
export const REAL_NAME_FROM_FEN = fen(200_000);

const REFUSALS: Record<WithdrawalRefusal, ErrorCode> = {
  FROZEN: 'WITHDRAWAL_ON_HOLD',
  OUTSTANDING_DEBT: 'WITHDRAWAL_DEBT',
  REAL_NAME_REQUIRED: 'WITHDRAWAL_NAME_REQUIRED',
  NO_PAYOUT_ACCOUNT: 'WITHDRAWAL_ACCOUNT_REQUIRED',
  BELOW_MINIMUM: 'WITHDRAWAL_TOO_SMALL',
  ABOVE_MAXIMUM: 'WITHDRAWAL_DAILY_LIMIT',
  INSUFFICIENT_AVAILABLE: 'WITHDRAWAL_INSUFFICIENT',
  DAILY_COUNT_REACHED: 'WITHDRAWAL_DAILY_LIMIT',
  DAILY_AMOUNT_REACHED: 'WITHDRAWAL_DAILY_LIMIT',
};

export interface WithdrawalRequest {
  distributorId: DistributorId;
  memberId: MemberId;
  amountFen: Fen;
  channel: 'wechat' | 'alipay';
  isUrgent: boolean;
  /** openid (WeChat) or login id (Alipay); null: no account known. */
  payee: string | null;
  payeeMasked: string;
  realName: string | null;
  isFrozen: boolean;
}

/** Requests, review, and every change of state with its event and its posting. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly repository: WithdrawalRepository,
    private readonly payouts: PayoutService,
    private readonly ledger: LedgerService,
    private readonly personalData: PersonalData,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The amount leaves `available` in this transaction, under the account's lock, so twenty requests of the whole
   * balance at once end as one. @throws WITHDRAWAL_* with the reason in Chinese.
   */
  async request(tx: Tx, input: WithdrawalRequest): Promise<WithdrawalRow> {
    const { distributorId } = input;
    const balances = await this.ledger.lockBalances(tx, [
      distributorAccount(distributorId, 'available'),
      distributorAccount(distributorId, 'debt'),
    ]);
    const today = await this.usedToday(distributorId, tx);
    const decision = checkWithdrawal({
      amountFen: input.amountFen,
      isUrgent: input.isUrgent,
      availableFen: balances.get(distributorAccount(distributorId, 'available')) ?? ZERO_FEN,
      debtFen: subtractFen(ZERO_FEN, balances.get(distributorAccount(distributorId, 'debt')) ?? ZERO_FEN),
      todayCount: today.count,
      todayFen: today.amountFen,
      isFrozen: input.isFrozen,
      hasPayoutAccount: input.payee !== null,
      isRealNameVerified: input.amountFen < REAL_NAME_FROM_FEN || input.realName !== null,
      rules: DEFAULT_WITHDRAWAL_RULES,
    });
    if (!decision.ok) throw new DomainError(REFUSALS[decision.reason], { message: decision.message });
    const row = this.newRow(input, decision);
    await this.repository.insert(tx, row);
    await this.record(tx, row, {
      from: 'requested',
      to: row.state,
      actor: `member:${input.memberId}`,
      reason: '',
    });
    await this.ledger.post(tx, [
      withdrawalRequested({ withdrawalId: row.id, distributorId, grossFen: row.amountFen }),
    ]);
    if (!decision.needsReview) await this.payouts.create(tx, row);
    return row;
  }

  /** Approving creates the payout; rejecting gives the money back at once. Each only once. @throws WITHDRAWAL_STATE. */
  async review(
    tx: Tx,
    input: { withdrawalId: WithdrawalId; decision: 'approve' | 'reject'; reason: string; actor: string },
  ): Promise<WithdrawalRow> {
    const row = await this.lock(tx, input.withdrawalId);
    const event: WithdrawalEvent = input.decision === 'approve' ? 'reviewPassed' : 'reviewRejected';
    const next = await this.move(tx, row, { event, actor: input.actor, reason: input.reason });
    await this.repository.update(tx, row.id, { reviewedBy: input.actor, reviewReason: input.reason });
    if (input.decision === 'approve') await this.payouts.create(tx, next);
    else
      await this.ledger.post(tx, [
        withdrawalReturned({
          withdrawalId: row.id,
          distributorId: row.distributorId,
          grossFen: row.amountFen,
        }),
      ]);
    return next;
  }

  async lock(tx: Tx, id: WithdrawalId): Promise<WithdrawalRow> {
    const row = await this.repository.lock(tx, id);
    if (!row) throw new DomainError('WITHDRAWAL_NOT_FOUND');
    return row;
  }

  /** One legal move with its event row. @throws WITHDRAWAL_STATE. */
  async move(
    tx: Tx,
    row: WithdrawalRow,
    change: { event: WithdrawalEvent; actor: string; reason: string; failReason?: string },
  ): Promise<WithdrawalRow> {
    const transition = transitionWithdrawal(row.state as WithdrawalState, change.event);
    if (!transition.ok) throw new DomainError('WITHDRAWAL_STATE');
    const isFinal = ['paid', 'failed', 'rejected', 'cancelled'].includes(transition.to);
    const next = {
      ...row,
      state: transition.to,
      failReason: change.failReason ?? row.failReason,
      finishedAt: isFinal ? this.clock.now() : null,
    };
    await this.repository.update(tx, row.id, {
      state: next.state,
      failReason: next.failReason,
      finishedAt: next.finishedAt,
    });
    await this.record(tx, row, {
      from: row.state,
      to: next.state,
      actor: change.actor,
      reason: change.reason,
    });
    return next;
  }

  /** @throws WITHDRAWAL_NOT_FOUND. */
  async get(id: WithdrawalId): Promise<WithdrawalFacts> {
    const withdrawal = await this.repository.byId(id);
    if (!withdrawal) throw new DomainError('WITHDRAWAL_NOT_FOUND');
    const [facts] = await this.factsOf([withdrawal]);
    invariant(facts, 'one withdrawal in, one out');
    return facts;
  }

  /** Newest first. */
  async list(filter: {
    distributorId?: DistributorId;
    state?: string;
    beforeId: number;
    limit: number;
  }): Promise<WithdrawalFacts[]> {
    return this.factsOf(await this.repository.list(filter));
  }

  private async factsOf(rows: readonly WithdrawalRow[]): Promise<WithdrawalFacts[]> {
    const ids = rows.map(({ id }) => id);
    const [payouts, events] = await Promise.all([
      this.repository.payoutsOf(ids),
      this.repository.eventsOf(ids),
    ]);
    return rows.map((withdrawal) => ({
      withdrawal,
      payout: payouts.get(withdrawal.id) ?? null,
      events: events.get(withdrawal.id) ?? [],
    }));
  }

  /** Asked for since midnight in Shanghai and not given back. */
  usedToday(distributorId: DistributorId, tx?: Tx): Promise<{ count: number; amountFen: Fen }> {
    return this.repository.usedSince(distributorId, startOfShanghaiDay(shanghaiDay(this.clock.now())), tx);
  }

  /** Withdrawals on their way. Take the locks of the purses first, so that none can begin meanwhile. */
  openOf(tx: Tx, distributorId: DistributorId): Promise<number> {
    return this.repository.openOf(tx, distributorId);
  }

  totals(distributorId: DistributorId): Promise<{ paidFen: Fen; openFen: Fen }> {
    return this.repository.totals(distributorId);
  }

  paid(distributorId: DistributorId): Promise<{ amountFen: Fen; finishedAt: Date | null }[]> {
    return this.repository.paid(distributorId);
  }

  /** Withdrawals of an absorbed member, and of a merged distributor, belong to the one who stays. Returns which. */
  reassign(
    tx: Tx,
    members: { from: MemberId; to: MemberId },
    pair: { from: DistributorId; to: DistributorId } | null,
  ): Promise<WithdrawalId[]> {
    return this.repository.reassign(tx, members, pair);
  }

  private newRow(
    input: WithdrawalRequest,
    decision: { feeFen: Fen; beforeTaxFen: Fen; needsReview: boolean },
  ): WithdrawalRow {
    const id = this.ids.next('withdrawal');
    const seal = (column: string, value: string): string =>
      this.personalData.encrypt(value, { table: 'withdrawals', column, rowId: id });
    return {
      id,
      distributorId: input.distributorId,
      memberId: input.memberId,
      amountFen: input.amountFen,
      feeFen: decision.feeFen,
      taxFen: ZERO_FEN,
      netFen: decision.beforeTaxFen,
      isUrgent: input.isUrgent,
      channel: input.channel,
      payeeSealed: seal('payee_sealed', input.payee ?? ''),
      payeeMasked: input.payeeMasked,
      realNameSealed: input.realName === null ? null : seal('real_name_sealed', input.realName),
      state: decision.needsReview ? 'reviewing' : 'approved',
      reviewReason: null,
      reviewedBy: null,
      failReason: null,
      requestedAt: this.clock.now(),
      finishedAt: null,
    };
  }

  private async record(
    tx: Tx,
    row: WithdrawalRow,
    change: { from: string; to: string; actor: string; reason: string },
  ): Promise<void> {
    await this.repository.insertEvent(tx, {
      id: this.ids.next('event'),
      withdrawalId: row.id,
      fromState: change.from,
      toState: change.to,
      actor: change.actor,
      reason: change.reason,
      at: this.clock.now(),
    });
    await this.outbox.publish(tx, 'withdrawal.updated', {
      withdrawalId: row.id,
      memberId: row.memberId,
      wireId: formatId('withdrawal', row.id),
      state: change.to,
    });
  }
}
