import type { CommissionId, DistributorId, Id, WithdrawalId } from '../../kernel/id.js';
import type { Fen } from '../../kernel/money.js';

export type LedgerChannel = 'wechat' | 'alipay' | 'douyin';
export type DistributorPurse = 'held' | 'available' | 'withdrawing' | 'debt';

/**
 * A readable path. Sign rule: a positive balance is what we owe or have earned, a negative one is what others owe us
 * or what we spent; the sum over all accounts is always zero. See SPEC.md L-02.
 */
export type Account =
  | `world:${LedgerChannel}`
  | `channel:${LedgerChannel}:${string}`
  | 'merchant:sales'
  | 'merchant:refunds'
  | 'merchant:commission-expense'
  | 'merchant:unapplied'
  | `distributor:${number}:${DistributorPurse}`
  | 'tax:withheld'
  | 'platform:fees'
  | 'channel:fees';

/** Moves a positive amount between two different accounts: an unbalanced entry cannot be written. */
export interface Posting {
  from: Account;
  to: Account;
  amountFen: Fen;
}

export type EntryCode =
  | 'payment.received'
  | 'payment.unapplied'
  | 'payment.unapplied-refunded'
  | 'refund.paid'
  | 'channel.fee'
  | 'channel.fee-returned'
  | 'channel.settled'
  | 'commission.accrued'
  | 'commission.reversed-held'
  | 'commission.reversed-settled'
  | 'commission.reversed-self'
  | 'commission.settled'
  | 'debt.offset'
  | 'withdrawal.requested'
  | 'withdrawal.returned'
  | 'withdrawal.paid'
  | 'withdrawal.fee'
  | 'withdrawal.tax'
  | 'withdrawal.bounced'
  | 'distributor.merged';

/** An entry before it is written: the writer adds its id and time. `reference` names what it is for, in wire form. */
export interface EntryDraft {
  code: EntryCode;
  reference: string;
  postings: Posting[];
}

/** One of our merchant numbers at a channel. */
export interface ChannelRef {
  channel: LedgerChannel;
  mchid: string;
}

export interface PaymentFacts extends ChannelRef {
  paymentAttemptId: Id<'paymentAttempt'>;
  amountFen: Fen;
}

export interface RefundFacts extends ChannelRef {
  refundId: Id<'refund'>;
  amountFen: Fen;
}

export interface CommissionFacts {
  commissionId: CommissionId;
  distributorId: DistributorId;
  amountFen: Fen;
}

export interface WithdrawalAmounts {
  withdrawalId: WithdrawalId;
  distributorId: DistributorId;
  /** What left `available` when the withdrawal was requested. */
  grossFen: Fen;
  feeFen: Fen;
  taxFen: Fen;
}

export type Balances = Readonly<Record<string, Fen>>;

export type ApplyResult =
  | { ok: true; balances: Balances }
  /** The first entry that would break a sign rule; nothing of the list is applied. */
  | { ok: false; reason: 'NEGATIVE_BALANCE' | 'POSITIVE_DEBT'; account: Account; entryIndex: number };
