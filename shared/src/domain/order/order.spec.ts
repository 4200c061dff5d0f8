import fc from 'fast-check';
import {
  isPaid,
  isShipped,
  ORDER_EVENTS,
  ORDER_STATES,
  ORDER_TRANSITIONS,
  transition,
} from './transitions.js';
import type { OrderEvent, OrderState } from './types.js';

/** The whole table again, as a picture a person can check: state, event, next. */
const LEGAL: readonly [OrderState, OrderEvent, OrderState][] = [
  ['awaitingPayment', 'paymentSucceeded', 'paid'],
  ['awaitingPayment', 'paymentTimedOut', 'closed'],
  ['awaitingPayment', 'buyerCancelled', 'closed'],
  ['awaitingPayment', 'merchantCancelled', 'closed'],
  ['paid', 'groupJoined', 'awaitingGroup'],
  ['paid', 'shipmentRequested', 'awaitingShipment'],
  ['paid', 'merchantCancelled', 'closed'],
  ['paid', 'fullyRefunded', 'closed'],
  ['awaitingGroup', 'groupFormed', 'awaitingShipment'],
  ['awaitingGroup', 'groupDissolved', 'closed'],
  ['awaitingGroup', 'fullyRefunded', 'closed'],
  ['awaitingShipment', 'goodsShipped', 'shipped'],
  ['awaitingShipment', 'merchantCancelled', 'closed'],
  ['awaitingShipment', 'fullyRefunded', 'closed'],
  ['shipped', 'receiptConfirmed', 'received'],
  ['shipped', 'receiptTimedOut', 'received'],
  ['shipped', 'fullyRefunded', 'closed'],
  ['received', 'rightsPeriodEnded', 'completed'],
  ['received', 'fullyRefunded', 'closed'],
  ['completed', 'fullyRefunded', 'closed'],
];

describe('order', () => {
  it('I-12, O-01: all states × all events', () => {
    for (const state of ORDER_STATES) {
      for (const event of ORDER_EVENTS) {
        const legal = LEGAL.find(([from, happened]) => from === state && happened === event);
        const result = transition(state, event);
        expect([state, event, result.ok && result.to]).toEqual([state, event, legal ? legal[2] : false]);
        if (!result.ok)
          expect(result.reason).toBe(event === 'paymentSucceeded' ? 'SURPLUS_PAYMENT' : 'ILLEGAL_TRANSITION');
      }
    }
  });

  it('O-03: a late or second payment is surplus', () => {
    expect(transition('closed', 'paymentSucceeded')).toMatchObject({ ok: false, reason: 'SURPLUS_PAYMENT' });
    expect(transition('shipped', 'paymentSucceeded')).toMatchObject({ ok: false, reason: 'SURPLUS_PAYMENT' });
  });

  it('O-02: stock is taken once and given back at most once on any path', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ORDER_EVENTS), { maxLength: 40, size: 'max' }), (events) => {
        let state: OrderState = 'awaitingPayment';
        const effects: string[] = [];
        for (const event of events) {
          const result = transition(state, event);
          if (!result.ok) continue;
          effects.push(...result.effects);
          state = result.to;
        }
        const count = (effect: string): number => effects.filter((item) => item === effect).length;
        expect(count('deductStock') + count('releaseStock')).toBeLessThanOrEqual(1);
        expect(count('restock')).toBeLessThanOrEqual(count('deductStock'));
        expect(count('accrueCommission')).toBe(count('deductStock'));
        expect(count('refundInFull')).toBe(count('restock'));
        if (state === 'closed') expect(count('deductStock') + count('releaseStock')).toBe(1);
      }),
    );
  });

  it('O-04: the return window starts with the receipt, whoever confirmed it', () => {
    for (const event of ['receiptConfirmed', 'receiptTimedOut'] as const) {
      expect(transition('shipped', event)).toMatchObject({ effects: ['startReturnWindow'] });
    }
  });

  it('every state is reachable, closed is final', () => {
    const reached = new Set<OrderState>(['awaitingPayment']);
    for (const from of reached)
      Object.values(ORDER_TRANSITIONS[from]).forEach((move) => reached.add(move.to));
    expect([...reached].sort()).toEqual([...ORDER_STATES].sort());
    expect(ORDER_TRANSITIONS.closed).toEqual({});
  });

  it('knows which states hold money and which have goods on the way', () => {
    expect(ORDER_STATES.filter(isPaid)).toEqual([
      'paid',
      'awaitingGroup',
      'awaitingShipment',
      'shipped',
      'received',
      'completed',
    ]);
    expect(ORDER_STATES.filter(isShipped)).toEqual(['shipped', 'received', 'completed']);
  });
});
