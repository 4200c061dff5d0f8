import type { OrderLineId } from '../../kernel/id.js';
import type { Fen } from '../../kernel/money.js';

export type AftersaleKind = 'refundOnly' | 'returnAndRefund';

export type AftersaleState =
  | 'requested'
  | 'approved'
  | 'rejected'
  | 'awaitingReturn'
  | 'returned'
  | 'refunding'
  | 'refunded'
  | 'cancelled';

export type AftersaleEvent =
  | 'approved'
  | 'rejected'
  | 'returnAsked'
  | 'goodsReturned'
  | 'returnTimedOut'
  | 'refundStarted'
  | 'refundSucceeded'
  | 'refundFailed'
  | 'buyerCancelled';

export type AftersaleTransition =
  | { ok: true; from: AftersaleState; to: AftersaleState }
  | { ok: false; reason: 'ILLEGAL_TRANSITION' | 'WRONG_KIND'; from: AftersaleState; event: AftersaleEvent };

/** A line as paid, and what earlier or open cases already claim of it. */
export interface RefundLineFacts {
  lineId: OrderLineId;
  quantity: number;
  netPaidFen: Fen;
  /** Refunded, refunding, or asked for in an open case. */
  claimedFen: Fen;
  claimedQuantity: number;
}

export interface RefundOrderFacts {
  lines: readonly RefundLineFacts[];
  freightPaidFen: Fen;
  freightClaimedFen: Fen;
  /** True from the first parcel on. */
  isShipped: boolean;
}

export type RefundAsk =
  | { by: 'quantity'; lineId: OrderLineId; quantity: number }
  | { by: 'amount'; lineId: OrderLineId; amountFen: Fen };

export type RefundableRefusal =
  'NOTHING_ASKED' | 'UNKNOWN_LINE' | 'DUPLICATE_LINE' | 'OVER_QUANTITY' | 'OVER_AMOUNT' | 'NOTHING_LEFT';

export type RefundableResult =
  | {
      ok: true;
      lines: { lineId: OrderLineId; quantity: number; amountFen: Fen }[];
      freightFen: Fen;
      totalFen: Fen;
    }
  | { ok: false; reason: RefundableRefusal; lineId: OrderLineId | null; remainingFen: Fen; message: string };

/** The statutory return window: the day of receipt does not count, then seven whole Shanghai days. */
export interface ReturnWindow {
  /** Last calendar day on which a return may be asked for. */
  lastDay: string;
  /** The instant at which it is too late: `at < endsAt` is in time. */
  endsAt: Date;
}
