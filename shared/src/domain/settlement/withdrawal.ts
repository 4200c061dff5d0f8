import { bps, type Bps } from '../../kernel/bps.js';
import { invariant } from '../../kernel/invariant.js';
import { addFen, applyBps, fen, formatYuan, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import type {
  WithdrawalDecision,
  WithdrawalEvent,
  WithdrawalFacts,
  WithdrawalRefusal,
  WithdrawalRules,
  WithdrawalState,
  WithdrawalTransition,
} from './types.js';

/** At least ¥1, three a day, ¥5,000 a day, a person looks from ¥2,000 on, urgent costs 0.5 %. */
export const DEFAULT_WITHDRAWAL_RULES: WithdrawalRules = {
  minFen: fen(100),
  maxFen: null,
  perDayCount: 3,
  perDayFen: fen(500_000),
  reviewFromFen: fen(200_000),
  urgentFeeBps: bps(50),
};

/** P-09: no urgent fee above 1 %. */
export const MAX_URGENT_FEE_BPS = bps(100);

/** Fee of an urgent withdrawal, half up (S-05). */
export function urgentFee(amountFen: Fen, rateBps: Bps): Fen {
  invariant(amountFen >= 0 && rateBps <= MAX_URGENT_FEE_BPS, `urgent fee of ${rateBps} bps on ${amountFen}`);
  return applyBps(amountFen, rateBps, 'halfUp');
}

function messageOf(reason: WithdrawalRefusal, limitFen: Fen | null): string {
  const limit = limitFen === null ? '' : formatYuan(limitFen);
  switch (reason) {
    case 'FROZEN':
      return '账户正在风控核查中，暂不能提现，可在客服处申诉。';
    case 'OUTSTANDING_DEBT':
      return `有待抵扣的退款佣金 ¥${limit}，抵扣完成后可提现。`;
    case 'REAL_NAME_REQUIRED':
      return '请先完成实名认证。';
    case 'NO_PAYOUT_ACCOUNT':
      return '请先绑定收款账户。';
    case 'BELOW_MINIMUM':
      return `单笔提现不少于 ¥${limit}。`;
    case 'ABOVE_MAXIMUM':
      return `单笔提现不超过 ¥${limit}。`;
    case 'INSUFFICIENT_AVAILABLE':
      return `可提现余额为 ¥${limit}。`;
    case 'DAILY_COUNT_REACHED':
      return '今日提现次数已用完，请明天再试。';
    case 'DAILY_AMOUNT_REACHED':
      return `今日还可提现 ¥${limit}。`;
  }
}

function refuse(reason: WithdrawalRefusal, limitFen: Fen | null = null): WithdrawalDecision {
  return { ok: false, reason, limitFen, message: messageOf(reason, limitFen) };
}

/**
 * Whether a withdrawal may be requested, what it costs, and whether a person must look (S-06). The first refusal in
 * the order of the list in SPEC.md is given. Tax is not part of this.
 */
export function checkWithdrawal(facts: WithdrawalFacts): WithdrawalDecision {
  const { amountFen, rules } = facts;
  if (facts.isFrozen) return refuse('FROZEN');
  if (facts.debtFen > 0) return refuse('OUTSTANDING_DEBT', facts.debtFen);
  if (!facts.isRealNameVerified) return refuse('REAL_NAME_REQUIRED');
  if (!facts.hasPayoutAccount) return refuse('NO_PAYOUT_ACCOUNT');
  if (amountFen < rules.minFen) return refuse('BELOW_MINIMUM', rules.minFen);
  if (rules.maxFen !== null && amountFen > rules.maxFen) return refuse('ABOVE_MAXIMUM', rules.maxFen);
  if (amountFen > facts.availableFen) return refuse('INSUFFICIENT_AVAILABLE', facts.availableFen);
  if (facts.todayCount >= rules.perDayCount) return refuse('DAILY_COUNT_REACHED');
  if (addFen(facts.todayFen, amountFen) > rules.perDayFen) {
    return refuse('DAILY_AMOUNT_REACHED', fen(Math.max(0, rules.perDayFen - facts.todayFen)));
  }
  const feeFen = facts.isUrgent ? urgentFee(amountFen, rules.urgentFeeBps) : ZERO_FEN;
  const needsReview = rules.reviewFromFen !== null && amountFen >= rules.reviewFromFen;
  return { ok: true, feeFen, beforeTaxFen: subtractFen(amountFen, feeFen), needsReview };
}

/**
 * Every legal move of a withdrawal (S-07). Money returns to the distributor exactly once, on entering `rejected`,
 * `failed` or `cancelled`, which are final; an unknown payout stays `paying` and is queried.
 */
export const WITHDRAWAL_TRANSITIONS: Readonly<
  Record<WithdrawalState, Readonly<Partial<Record<WithdrawalEvent, WithdrawalState>>>>
> = {
  requested: { reviewAsked: 'reviewing', reviewPassed: 'approved', distributorCancelled: 'cancelled' },
  reviewing: { reviewPassed: 'approved', reviewRejected: 'rejected', distributorCancelled: 'cancelled' },
  approved: { payoutSubmitted: 'paying' },
  paying: { payoutSucceeded: 'paid', payoutFailed: 'failed' },
  paid: {},
  failed: {},
  rejected: {},
  cancelled: {},
};

/** What an event does to a withdrawal; refusing twice is refused (C15). */
export function transitionWithdrawal(state: WithdrawalState, event: WithdrawalEvent): WithdrawalTransition {
  const to = WITHDRAWAL_TRANSITIONS[state][event];
  if (to === undefined) return { ok: false, reason: 'ILLEGAL_TRANSITION', from: state, event };
  return { ok: true, from: state, to };
}

/** Whether the amount goes back to `available` on entering a state. */
export function returnsMoney(state: WithdrawalState): boolean {
  return state === 'rejected' || state === 'failed' || state === 'cancelled';
}

export const WITHDRAWAL_STATE_NAMES: Readonly<Record<WithdrawalState, string>> = {
  requested: '已申请',
  reviewing: '审核中',
  approved: '待打款',
  paying: '打款中',
  paid: '已到账',
  failed: '打款失败',
  rejected: '已驳回',
  cancelled: '已撤销',
};
