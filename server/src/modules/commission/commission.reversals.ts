import { reverseForRefund } from '@yimai/shared/domain/commission/reverse';
import { commissionReversed, commissionReversedSelf } from '@yimai/shared/domain/ledger/entries';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { formatId, type DistributorId, type Id, type OrderLineId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, minFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import type { CommissionRow, ReversalRow } from './commission.repository.js';

/** A line of which money goes back now. `refundedBeforeFen`: goods money of the line refunded earlier. */
export interface RefundedLine {
  lineId: OrderLineId;
  netPaidFen: Fen;
  refundedBeforeFen: Fen;
  refundNowFen: Fen;
}

export interface WantedReversal {
  row: CommissionRow;
  reversalFen: Fen;
}

/** Why commission is taken back. */
export type ReversalCause =
  { kind: 'refund'; refundId: Id<'refund'> } | { kind: 'self'; memberId: Id<'member'> };

export interface PlannedReversal {
  /** Without its id. */
  reversal: Omit<ReversalRow, 'id'>;
  draft: EntryDraft;
  after: Pick<CommissionRow, 'id' | 'reversedFen' | 'state'>;
}

export function isHeld(row: CommissionRow): boolean {
  return row.state === 'accrued' || row.state === 'held';
}

/** What is left of a commission. */
export function netOf(row: Pick<CommissionRow, 'amountFen' | 'reversedFen'>): Fen {
  return subtractFen(row.amountFen, row.reversedFen);
}

/**
 * What a refund takes back of each commission of a line, by the line's own frozen amounts. Never more than is left:
 * a commission may have been taken back whole for another reason (L-09).
 */
export function reversalsOf(line: RefundedLine, rows: readonly CommissionRow[]): WantedReversal[] {
  const mine = rows.filter((row) => row.orderLineId === line.lineId);
  const reversals = reverseForRefund({
    line: { lineId: line.lineId, netPaidFen: line.netPaidFen },
    entries: mine,
    refundedBeforeFen: line.refundedBeforeFen,
    refundNowFen: line.refundNowFen,
  });
  return reversals
    .map((reversal) => {
      const row = mine.find(({ level }) => level === reversal.level);
      invariant(row, `reversal of a level that never accrued on line ${line.lineId}`);
      return { row, reversalFen: minFen(reversal.reversalFen, netOf(row)) };
    })
    .filter(({ reversalFen }) => reversalFen > 0);
}

/** Rows and entries for reversals, in order. `available` holds what each distributor has, and is used up on the way. */
export function planReversals(
  wanted: readonly WantedReversal[],
  available: Map<DistributorId, Fen>,
  facts: { cause: ReversalCause; reason: string; at: Date },
): PlannedReversal[] {
  return wanted.map(({ row, reversalFen }) => {
    const availableFen = available.get(row.distributorId) ?? ZERO_FEN;
    const stage = isHeld(row) ? 'held' : 'settled';
    const fromAvailable = stage === 'held' ? ZERO_FEN : minFen(availableFen, reversalFen);
    available.set(row.distributorId, subtractFen(availableFen, fromAvailable));
    const { distributorId } = row;
    const money = {
      commissionId: row.id,
      distributorId,
      amountFen: reversalFen,
      stage,
      availableFen,
    } as const;
    const reversedFen = addFen(row.reversedFen, reversalFen);
    return {
      draft: draftOf(facts.cause, money),
      reversal: {
        commissionId: row.id,
        refundId: facts.cause.kind === 'refund' ? facts.cause.refundId : null,
        cause: causeText(facts.cause),
        amountFen: reversalFen,
        takenFrom: {
          heldFen: stage === 'held' ? reversalFen : 0,
          availableFen: fromAvailable,
          debtFen: stage === 'held' ? 0 : reversalFen - fromAvailable,
        },
        reason: facts.reason,
        at: facts.at,
      },
      after: { id: row.id, reversedFen, state: reversedFen === row.amountFen ? 'reversed' : row.state },
    };
  });
}

function causeText(cause: ReversalCause): string {
  return cause.kind === 'refund'
    ? formatId('refund', cause.refundId)
    : `self:${formatId('member', cause.memberId)}`;
}

function draftOf(cause: ReversalCause, money: Parameters<typeof commissionReversed>[0]): EntryDraft {
  if (cause.kind === 'self') return commissionReversedSelf(money);
  const draft = commissionReversed(money);
  // A commission may be reversed by several refunds: the pair names the event.
  return { ...draft, reference: `${draft.reference}/${causeText(cause)}` };
}
