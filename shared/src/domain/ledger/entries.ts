import { formatId, type DistributorId } from '../../kernel/id.js';
import { invariant } from '../../kernel/invariant.js';
import { addFen, minFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import {
  channelAccount,
  CHANNEL_FEES,
  COMMISSION_EXPENSE,
  distributorAccount,
  MERCHANT_REFUNDS,
  MERCHANT_SALES,
  MERCHANT_UNAPPLIED,
  PLATFORM_FEES,
  TAX_WITHHELD,
  worldAccount,
} from './accounts.js';
import type {
  Account,
  ChannelRef,
  CommissionFacts,
  EntryCode,
  EntryDraft,
  PaymentFacts,
  Posting,
  RefundFacts,
  WithdrawalAmounts,
} from './types.js';

/** All codes with what they stand for, Chinese, for statements and the trial balance. */
export const ENTRY_CODES: Readonly<Record<EntryCode, string>> = {
  'payment.received': '收到货款',
  'payment.unapplied': '收到重复或无主付款',
  'payment.unapplied-refunded': '退回重复或无主付款',
  'refund.paid': '退款给买家',
  'channel.fee': '支付渠道手续费',
  'channel.fee-returned': '退回支付渠道手续费',
  'channel.settled': '渠道结算到账',
  'commission.accrued': '佣金入账（待结算）',
  'commission.reversed-held': '退款冲回佣金（待结算）',
  'commission.reversed-settled': '退款冲回佣金（已结算）',
  'commission.reversed-self': '合并账号后冲回自购佣金',
  'commission.settled': '佣金结算（可提现）',
  'debt.offset': '佣金抵扣欠款',
  'withdrawal.requested': '申请提现',
  'withdrawal.returned': '提现退回',
  'withdrawal.paid': '提现到账',
  'withdrawal.fee': '提现手续费',
  'withdrawal.tax': '代扣个人所得税',
  'withdrawal.bounced': '提现到账后被退回',
  'distributor.merged': '合并分销员账户',
};

/** One transfer. The amount is positive and the accounts differ, so it balances by construction. */
export function posting(from: Account, to: Account, amountFen: Fen): Posting {
  invariant(amountFen > 0, `posting of ${amountFen} fen`);
  invariant(from !== to, `posting from ${from} to itself`);
  return { from, to, amountFen };
}

function entry(code: EntryCode, reference: string, postings: Posting[]): EntryDraft {
  invariant(postings.length > 0, `entry ${code} without postings`);
  return { code, reference, postings };
}

function optional(from: Account, to: Account, amountFen: Fen): Posting[] {
  return amountFen === 0 ? [] : [posting(from, to, amountFen)];
}

/** A buyer paid an order: the channel owes us, sales grow. */
export function paymentReceived(payment: PaymentFacts): EntryDraft {
  const reference = formatId('paymentAttempt', payment.paymentAttemptId);
  return entry('payment.received', reference, [
    posting(channelAccount(payment), MERCHANT_SALES, payment.amountFen),
  ]);
}

/** Money came that no order awaits: a second attempt succeeded, or the order is closed (I-13). */
export function paymentUnapplied(payment: PaymentFacts): EntryDraft {
  const reference = formatId('paymentAttempt', payment.paymentAttemptId);
  return entry('payment.unapplied', reference, [
    posting(channelAccount(payment), MERCHANT_UNAPPLIED, payment.amountFen),
  ]);
}

/** The surplus went back to the payer. */
export function unappliedRefunded(refund: RefundFacts): EntryDraft {
  const reference = formatId('refund', refund.refundId);
  return entry('payment.unapplied-refunded', reference, [
    posting(MERCHANT_UNAPPLIED, channelAccount(refund), refund.amountFen),
  ]);
}

/** A refund left through the channel. Sales stay as they were; refunds are their own account. */
export function refundPaid(refund: RefundFacts): EntryDraft {
  const reference = formatId('refund', refund.refundId);
  return entry('refund.paid', reference, [
    posting(MERCHANT_REFUNDS, channelAccount(refund), refund.amountFen),
  ]);
}

/** The channel kept its fee, as its bill says. */
export function channelFeeCharged(payment: PaymentFacts): EntryDraft {
  const reference = formatId('paymentAttempt', payment.paymentAttemptId);
  return entry('channel.fee', reference, [posting(CHANNEL_FEES, channelAccount(payment), payment.amountFen)]);
}

/** The channel gave a fee back with a refund. */
export function channelFeeReturned(refund: RefundFacts): EntryDraft {
  const reference = formatId('refund', refund.refundId);
  return entry('channel.fee-returned', reference, [
    posting(channelAccount(refund), CHANNEL_FEES, refund.amountFen),
  ]);
}

/** The channel paid out to our bank. `reference` is the channel's settlement number. */
export function channelSettled(facts: ChannelRef & { reference: string; amountFen: Fen }): EntryDraft {
  return entry('channel.settled', facts.reference, [
    posting(worldAccount(facts.channel), channelAccount(facts), facts.amountFen),
  ]);
}

/** A commission arose: an expense of ours, held for the distributor. */
export function commissionAccrued(facts: CommissionFacts): EntryDraft {
  const to = distributorAccount(facts.distributorId, 'held');
  return entry('commission.accrued', formatId('commission', facts.commissionId), [
    posting(COMMISSION_EXPENSE, to, facts.amountFen),
  ]);
}

/**
 * A refund takes commission back (L-05). Before settlement it comes out of `held`. Afterwards out of `available` as
 * far as that goes, and the rest becomes debt; money on its way out (`withdrawing`) is left alone.
 */
export function commissionReversed(
  facts: CommissionFacts & { stage: 'held' | 'settled'; availableFen: Fen },
): EntryDraft {
  const code = facts.stage === 'held' ? 'commission.reversed-held' : 'commission.reversed-settled';
  return entry(code, formatId('commission', facts.commissionId), takenBack(facts));
}

/**
 * A merge showed that a distributor earned on an own order: the commission goes back whole, by the same way as a
 * refund's (L-10).
 */
export function commissionReversedSelf(
  facts: CommissionFacts & { stage: 'held' | 'settled'; availableFen: Fen },
): EntryDraft {
  return entry('commission.reversed-self', formatId('commission', facts.commissionId), takenBack(facts));
}

function takenBack(facts: CommissionFacts & { stage: 'held' | 'settled'; availableFen: Fen }): Posting[] {
  const { distributorId, amountFen } = facts;
  if (facts.stage === 'held')
    return [posting(distributorAccount(distributorId, 'held'), COMMISSION_EXPENSE, amountFen)];
  const fromAvailable = minFen(facts.availableFen, amountFen);
  return [
    ...optional(distributorAccount(distributorId, 'available'), COMMISSION_EXPENSE, fromAvailable),
    ...optional(
      distributorAccount(distributorId, 'debt'),
      COMMISSION_EXPENSE,
      subtractFen(amountFen, fromAvailable),
    ),
  ];
}

/** A commission matured and may be withdrawn. Post {@link debtOffset} right after it when there is debt. */
export function commissionSettled(facts: CommissionFacts): EntryDraft {
  const { distributorId } = facts;
  return entry('commission.settled', formatId('commission', facts.commissionId), [
    posting(
      distributorAccount(distributorId, 'held'),
      distributorAccount(distributorId, 'available'),
      facts.amountFen,
    ),
  ]);
}

/**
 * Available money pays debt off, as much as both allow; null when there is nothing to do. `debtFen` is what is owed,
 * positive. The reference is the commission that brought the money.
 */
export function debtOffset(
  facts: Omit<CommissionFacts, 'amountFen'> & { availableFen: Fen; debtFen: Fen },
): EntryDraft | null {
  const { distributorId } = facts;
  const amountFen = minFen(facts.availableFen, facts.debtFen);
  if (amountFen <= 0) return null;
  return entry('debt.offset', formatId('commission', facts.commissionId), [
    posting(
      distributorAccount(distributorId, 'available'),
      distributorAccount(distributorId, 'debt'),
      amountFen,
    ),
  ]);
}

/** The amount leaves `available` at once, so that it cannot be asked for twice. */
export function withdrawalRequested(
  facts: Pick<WithdrawalAmounts, 'withdrawalId' | 'distributorId' | 'grossFen'>,
): EntryDraft {
  const { distributorId } = facts;
  return entry('withdrawal.requested', formatId('withdrawal', facts.withdrawalId), [
    posting(
      distributorAccount(distributorId, 'available'),
      distributorAccount(distributorId, 'withdrawing'),
      facts.grossFen,
    ),
  ]);
}

/** Rejected, cancelled or failed: everything goes back. No fee or tax was taken yet, so there is none to undo. */
export function withdrawalReturned(
  facts: Pick<WithdrawalAmounts, 'withdrawalId' | 'distributorId' | 'grossFen'>,
): EntryDraft {
  const { distributorId } = facts;
  return entry('withdrawal.returned', formatId('withdrawal', facts.withdrawalId), [
    posting(
      distributorAccount(distributorId, 'withdrawing'),
      distributorAccount(distributorId, 'available'),
      facts.grossFen,
    ),
  ]);
}

function netOf(facts: WithdrawalAmounts): Fen {
  const netFen = subtractFen(facts.grossFen, addFen(facts.feeFen, facts.taxFen));
  invariant(
    facts.feeFen >= 0 && facts.taxFen >= 0 && netFen > 0,
    `withdrawal ${facts.withdrawalId} pays out ${netFen}`,
  );
  return netFen;
}

/**
 * The payout succeeded: net to the distributor through the channel, fee and tax each as an entry of its own. Post
 * all of them in one transaction; `withdrawing` is then empty of this withdrawal.
 */
export function withdrawalPaid(facts: WithdrawalAmounts & ChannelRef): EntryDraft[] {
  const reference = formatId('withdrawal', facts.withdrawalId);
  const from = distributorAccount(facts.distributorId, 'withdrawing');
  const entries = [entry('withdrawal.paid', reference, [posting(from, channelAccount(facts), netOf(facts))])];
  if (facts.feeFen > 0)
    entries.push(entry('withdrawal.fee', reference, [posting(from, PLATFORM_FEES, facts.feeFen)]));
  if (facts.taxFen > 0)
    entries.push(entry('withdrawal.tax', reference, [posting(from, TAX_WITHHELD, facts.taxFen)]));
  return entries;
}

/** A payout that had succeeded came back from the channel: net, fee and tax return to `available`. */
export function withdrawalBounced(facts: WithdrawalAmounts & ChannelRef): EntryDraft {
  const to = distributorAccount(facts.distributorId, 'available');
  return entry('withdrawal.bounced', formatId('withdrawal', facts.withdrawalId), [
    posting(channelAccount(facts), to, netOf(facts)),
    ...optional(PLATFORM_FEES, to, facts.feeFen),
    ...optional(TAX_WITHHELD, to, facts.taxFen),
  ]);
}

/**
 * Two distributors turned out to be one person: what the one had and owed becomes the other's, unchanged in sum. Null
 * when there is nothing to move. Money on its way out must have arrived before. `debtFen` is what is owed, positive.
 * A distributor ends by a merge once, so the pair names the event.
 */
export function distributorMerged(facts: {
  from: DistributorId;
  to: DistributorId;
  heldFen: Fen;
  availableFen: Fen;
  debtFen: Fen;
}): EntryDraft | null {
  const { from, to } = facts;
  const postings = [
    ...optional(distributorAccount(from, 'held'), distributorAccount(to, 'held'), facts.heldFen),
    ...optional(
      distributorAccount(from, 'available'),
      distributorAccount(to, 'available'),
      facts.availableFen,
    ),
    ...optional(distributorAccount(to, 'debt'), distributorAccount(from, 'debt'), facts.debtFen),
  ];
  if (postings.length === 0) return null;
  return entry(
    'distributor.merged',
    `${formatId('distributor', from)}/${formatId('distributor', to)}`,
    postings,
  );
}

/** The refund of an order in one go: the money and every commission it takes back, for one transaction. */
export function refundWithReversals(
  refund: RefundFacts,
  reversals: readonly (CommissionFacts & { stage: 'held' | 'settled'; availableFen: Fen })[],
): EntryDraft[] {
  const left = new Map<DistributorId, Fen>();
  const drafts = [refundPaid(refund)];
  for (const reversal of reversals.filter((candidate) => candidate.amountFen > 0)) {
    const availableFen = left.get(reversal.distributorId) ?? reversal.availableFen;
    drafts.push(commissionReversed({ ...reversal, availableFen }));
    const taken = reversal.stage === 'settled' ? minFen(availableFen, reversal.amountFen) : ZERO_FEN;
    left.set(reversal.distributorId, subtractFen(availableFen, taken));
  }
  return drafts;
}
