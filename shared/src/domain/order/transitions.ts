import type { OrderEffect, OrderEvent, OrderState, OrderTransition } from './types.js';

export const ORDER_STATES: readonly OrderState[] = [
  'awaitingPayment',
  'paid',
  'awaitingGroup',
  'awaitingShipment',
  'shipped',
  'received',
  'completed',
  'closed',
];

export const ORDER_EVENTS: readonly OrderEvent[] = [
  'paymentSucceeded',
  'paymentTimedOut',
  'buyerCancelled',
  'merchantCancelled',
  'groupJoined',
  'groupFormed',
  'groupDissolved',
  'shipmentRequested',
  'goodsShipped',
  'receiptConfirmed',
  'receiptTimedOut',
  'rightsPeriodEnded',
  'fullyRefunded',
];

interface Move {
  to: OrderState;
  effects: readonly OrderEffect[];
}

const CLOSE_UNPAID: Move = { to: 'closed', effects: ['releaseStock'] };
const CLOSE_AND_REFUND: Move = { to: 'closed', effects: ['restock', 'refundInFull'] };
/** The refunds themselves were after-sale cases and have moved their money and stock already. */
const CLOSE_REFUNDED: Move = { to: 'closed', effects: [] };
const RECEIVED: Move = { to: 'received', effects: ['startReturnWindow'] };

/** Every legal move (O-01). What is not here is refused. */
export const ORDER_TRANSITIONS: Readonly<Record<OrderState, Readonly<Partial<Record<OrderEvent, Move>>>>> = {
  awaitingPayment: {
    paymentSucceeded: { to: 'paid', effects: ['deductStock', 'accrueCommission', 'extendBinding'] },
    paymentTimedOut: CLOSE_UNPAID,
    buyerCancelled: CLOSE_UNPAID,
    merchantCancelled: CLOSE_UNPAID,
  },
  paid: {
    groupJoined: { to: 'awaitingGroup', effects: [] },
    shipmentRequested: { to: 'awaitingShipment', effects: [] },
    merchantCancelled: CLOSE_AND_REFUND,
    fullyRefunded: CLOSE_REFUNDED,
  },
  awaitingGroup: {
    groupFormed: { to: 'awaitingShipment', effects: [] },
    groupDissolved: CLOSE_AND_REFUND,
    fullyRefunded: CLOSE_REFUNDED,
  },
  awaitingShipment: {
    goodsShipped: { to: 'shipped', effects: ['startReceiptCountdown'] },
    merchantCancelled: CLOSE_AND_REFUND,
    fullyRefunded: CLOSE_REFUNDED,
  },
  shipped: {
    receiptConfirmed: RECEIVED,
    receiptTimedOut: RECEIVED,
    fullyRefunded: CLOSE_REFUNDED,
  },
  received: {
    rightsPeriodEnded: { to: 'completed', effects: [] },
    fullyRefunded: CLOSE_REFUNDED,
  },
  completed: {
    fullyRefunded: CLOSE_REFUNDED,
  },
  closed: {},
};

/** What an event does to an order in a state. A payment that comes when none is awaited is surplus, not an error. */
export function transition(state: OrderState, event: OrderEvent): OrderTransition {
  const move = ORDER_TRANSITIONS[state][event];
  if (move) return { ok: true, from: state, to: move.to, effects: move.effects };
  if (event === 'paymentSucceeded') return { ok: false, reason: 'SURPLUS_PAYMENT', from: state, event };
  return { ok: false, reason: 'ILLEGAL_TRANSITION', from: state, event };
}

/** Whether the buyer's money has arrived and was not yet wholly returned. */
export function isPaid(state: OrderState): boolean {
  return state !== 'awaitingPayment' && state !== 'closed';
}

/** Whether at least one parcel has left. */
export function isShipped(state: OrderState): boolean {
  return state === 'shipped' || state === 'received' || state === 'completed';
}

/** Chinese names of the states, as buyers and merchants see them. */
export const ORDER_STATE_NAMES: Readonly<Record<OrderState, string>> = {
  awaitingPayment: '待付款',
  paid: '已付款',
  awaitingGroup: '待成团',
  awaitingShipment: '待发货',
  shipped: '待收货',
  received: '已收货',
  completed: '已完成',
  closed: '已关闭',
};
