import type { AftersaleEvent, AftersaleKind, AftersaleState, AftersaleTransition } from './types.js';

export const AFTERSALE_STATES: readonly AftersaleState[] = [
  'requested',
  'approved',
  'rejected',
  'awaitingReturn',
  'returned',
  'refunding',
  'refunded',
  'cancelled',
];

/** Every legal move. A rejected or cancelled case is final; the buyer may open another. */
export const AFTERSALE_TRANSITIONS: Readonly<
  Record<AftersaleState, Readonly<Partial<Record<AftersaleEvent, AftersaleState>>>>
> = {
  requested: { approved: 'approved', rejected: 'rejected', buyerCancelled: 'cancelled' },
  approved: { returnAsked: 'awaitingReturn', refundStarted: 'refunding', buyerCancelled: 'cancelled' },
  awaitingReturn: { goodsReturned: 'returned', returnTimedOut: 'cancelled', buyerCancelled: 'cancelled' },
  returned: { refundStarted: 'refunding', rejected: 'rejected' },
  refunding: { refundSucceeded: 'refunded', refundFailed: 'approved' },
  rejected: {},
  refunded: {},
  cancelled: {},
};

/**
 * What an event does to a case. Refund-only cases never ask for goods; cases with a return refund only after the
 * goods are back. A definitive failure of the refund goes back to where it was started from, to be started again.
 */
export function transitionAftersale(
  kind: AftersaleKind,
  state: AftersaleState,
  event: AftersaleEvent,
): AftersaleTransition {
  const to = AFTERSALE_TRANSITIONS[state][event];
  if (to === undefined) return { ok: false, reason: 'ILLEGAL_TRANSITION', from: state, event };
  const isWrongKind =
    (kind === 'refundOnly' && event === 'returnAsked') ||
    (kind === 'returnAndRefund' && state === 'approved' && event === 'refundStarted');
  if (isWrongKind) return { ok: false, reason: 'WRONG_KIND', from: state, event };
  if (kind === 'returnAndRefund' && event === 'refundFailed')
    return { ok: true, from: state, to: 'returned' };
  return { ok: true, from: state, to };
}

/** An open case holds up settlement of its lines (I-24). */
export function isOpen(state: AftersaleState): boolean {
  return state !== 'rejected' && state !== 'refunded' && state !== 'cancelled';
}

export const AFTERSALE_STATE_NAMES: Readonly<Record<AftersaleState, string>> = {
  requested: '待审核',
  approved: '已同意',
  rejected: '已拒绝',
  awaitingReturn: '待寄回',
  returned: '已收到退货',
  refunding: '退款中',
  refunded: '已退款',
  cancelled: '已撤销',
};
