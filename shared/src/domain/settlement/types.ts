import type { Bps } from '../../kernel/bps.js';
import type { Id } from '../../kernel/id.js';
import type { Fen } from '../../kernel/money.js';

/** A calendar of working days; `day` is `YYYY-MM-DD` in Asia/Shanghai. */
export interface WorkCalendar {
  isWorkday(day: string): boolean;
}

export type SettlementPreset = 't3' | 'monthly5' | 'afterRights15';

/** When matured commission becomes payable. */
export type PayoutRule =
  { kind: 'working-days'; days: number } | { kind: 'monthly'; dayOfMonth: number } | { kind: 'at-maturity' };

export interface SettlementTerms {
  preset: SettlementPreset;
  /** Whole days after receipt before which nothing matures; never below the seven-day return window. */
  rightsDays: number;
  payout: PayoutRule;
}

export interface SettlementPolicy extends SettlementTerms {
  policyId: Id<'policy'>;
  version: number;
}

export interface MaturityFacts {
  /** Null until the buyer has the goods. */
  receivedAt: Date | null;
  hasOpenAftersale: boolean;
  /** When the last after-sale case of the line closed; null when there was none. */
  aftersaleClosedAt: Date | null;
  terms: SettlementTerms;
}

export type MaturityDecision =
  { ok: true; maturesAt: Date } | { ok: false; reason: 'NOT_RECEIVED' | 'AFTERSALE_OPEN' };

export interface WithdrawalRules {
  minFen: Fen;
  maxFen: Fen | null;
  perDayCount: number;
  perDayFen: Fen;
  /** A person looks at withdrawals from this amount on; null for never. */
  reviewFromFen: Fen | null;
  urgentFeeBps: Bps;
}

export interface WithdrawalFacts {
  amountFen: Fen;
  isUrgent: boolean;
  availableFen: Fen;
  /** What the distributor owes us, as a positive amount. */
  debtFen: Fen;
  /** Requested today (Asia/Shanghai) and not rejected, failed or cancelled. */
  todayCount: number;
  todayFen: Fen;
  /** A risk hold is in force. */
  isFrozen: boolean;
  hasPayoutAccount: boolean;
  isRealNameVerified: boolean;
  rules: WithdrawalRules;
}

export type WithdrawalRefusal =
  | 'FROZEN'
  | 'OUTSTANDING_DEBT'
  | 'REAL_NAME_REQUIRED'
  | 'NO_PAYOUT_ACCOUNT'
  | 'BELOW_MINIMUM'
  | 'ABOVE_MAXIMUM'
  | 'INSUFFICIENT_AVAILABLE'
  | 'DAILY_COUNT_REACHED'
  | 'DAILY_AMOUNT_REACHED';

export type WithdrawalDecision =
  | { ok: true; feeFen: Fen; /** Amount − fee, before tax. */ beforeTaxFen: Fen; needsReview: boolean }
  | {
      ok: false;
      reason: WithdrawalRefusal;
      /** What is allowed instead, where that is a number. */ limitFen: Fen | null;
      message: string;
    };

export type WithdrawalState =
  'requested' | 'reviewing' | 'approved' | 'paying' | 'paid' | 'failed' | 'rejected' | 'cancelled';

export type WithdrawalEvent =
  | 'reviewAsked'
  | 'reviewPassed'
  | 'reviewRejected'
  | 'distributorCancelled'
  | 'payoutSubmitted'
  | 'payoutSucceeded'
  | 'payoutFailed';

export type WithdrawalTransition =
  | { ok: true; from: WithdrawalState; to: WithdrawalState }
  | { ok: false; reason: 'ILLEGAL_TRANSITION'; from: WithdrawalState; event: WithdrawalEvent };
