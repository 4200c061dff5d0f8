export type OrderState =
  | 'awaitingPayment'
  | 'paid'
  | 'awaitingGroup'
  | 'awaitingShipment'
  | 'shipped'
  | 'received'
  | 'completed'
  | 'closed';

/** What happened, in the past tense. */
export type OrderEvent =
  | 'paymentSucceeded'
  | 'paymentTimedOut'
  | 'buyerCancelled'
  | 'merchantCancelled'
  | 'groupJoined'
  | 'groupFormed'
  | 'groupDissolved'
  | 'shipmentRequested'
  | 'goodsShipped'
  | 'receiptConfirmed'
  | 'receiptTimedOut'
  | 'rightsPeriodEnded'
  | 'fullyRefunded';

/** What the caller must do in the same transaction. */
export type OrderEffect =
  | 'deductStock'
  | 'releaseStock'
  | 'restock'
  | 'accrueCommission'
  | 'extendBinding'
  | 'startReceiptCountdown'
  | 'startReturnWindow'
  | 'refundInFull';

export type OrderTransition =
  | { ok: true; from: OrderState; to: OrderState; effects: readonly OrderEffect[] }
  /** The money must go back: the order is closed, or already paid by another attempt (I-13). */
  | { ok: false; reason: 'SURPLUS_PAYMENT'; from: OrderState; event: OrderEvent }
  | { ok: false; reason: 'ILLEGAL_TRANSITION'; from: OrderState; event: OrderEvent };
