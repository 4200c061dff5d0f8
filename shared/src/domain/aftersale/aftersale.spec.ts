import fc from 'fast-check';
import { asId } from '../../kernel/id.js';
import { fen } from '../../kernel/money.js';
import { computeRefundable } from './refundable.js';
import { isWithinDefectWindow, isWithinReturnWindow, returnWindow } from './return-window.js';
import { AFTERSALE_STATES, AFTERSALE_TRANSITIONS, isOpen, transitionAftersale } from './transitions.js';
import type {
  AftersaleEvent,
  AftersaleKind,
  AftersaleState,
  RefundLineFacts,
  RefundOrderFacts,
} from './types.js';

const EVENTS: readonly AftersaleEvent[] = [
  'approved',
  'rejected',
  'returnAsked',
  'goodsReturned',
  'returnTimedOut',
  'refundStarted',
  'refundSucceeded',
  'refundFailed',
  'buyerCancelled',
];

function walk(kind: AftersaleKind, events: readonly AftersaleEvent[]): AftersaleState[] {
  const states: AftersaleState[] = ['requested'];
  for (const event of events) {
    const result = transitionAftersale(kind, states[states.length - 1] ?? 'requested', event);
    if (result.ok) states.push(result.to);
  }
  return states;
}

describe('cases', () => {
  it('A-01: refund only', () => {
    expect(
      walk('refundOnly', ['approved', 'refundStarted', 'refundFailed', 'refundStarted', 'refundSucceeded']),
    ).toEqual(['requested', 'approved', 'refunding', 'approved', 'refunding', 'refunded']);
    expect(transitionAftersale('refundOnly', 'approved', 'returnAsked')).toMatchObject({
      ok: false,
      reason: 'WRONG_KIND',
    });
  });

  it('A-01: return and refund waits for the goods', () => {
    expect(transitionAftersale('returnAndRefund', 'approved', 'refundStarted')).toMatchObject({
      ok: false,
      reason: 'WRONG_KIND',
    });
    expect(
      walk('returnAndRefund', ['approved', 'returnAsked', 'goodsReturned', 'refundStarted', 'refundFailed']),
    ).toEqual(['requested', 'approved', 'awaitingReturn', 'returned', 'refunding', 'returned']);
  });

  it('I-12, A-01: all states × all events follow the table', () => {
    for (const state of AFTERSALE_STATES) {
      for (const event of EVENTS) {
        const inTable = AFTERSALE_TRANSITIONS[state][event] !== undefined;
        const results = (['refundOnly', 'returnAndRefund'] as const).map((kind) =>
          transitionAftersale(kind, state, event),
        );
        expect(results.some((result) => result.ok)).toBe(inTable);
      }
    }
    expect(AFTERSALE_STATES.filter((state) => !isOpen(state))).toEqual(['rejected', 'refunded', 'cancelled']);
  });

  it('A-01: a refund starts for goods that came back, on any path', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30, size: 'max' }), (events) => {
        const states = walk('returnAndRefund', events);
        if (states.includes('refunding')) expect(states).toContain('returned');
      }),
    );
  });
});

function line(lineId: number, changes: Partial<RefundLineFacts> = {}): RefundLineFacts {
  return {
    lineId: asId('orderLine', lineId),
    quantity: 3,
    netPaidFen: fen(1_000),
    claimedFen: fen(0),
    claimedQuantity: 0,
    ...changes,
  };
}

function order(lines: RefundLineFacts[], changes: Partial<RefundOrderFacts> = {}): RefundOrderFacts {
  return { lines, freightPaidFen: fen(600), freightClaimedFen: fen(0), isShipped: false, ...changes };
}

const L1 = asId('orderLine', 1);
const L2 = asId('orderLine', 2);

describe('refundable', () => {
  it('A-03: three units of ¥10.00 go back as 333, 334, 333', () => {
    const amounts = [0, 1, 2].map((n) => {
      const claimedFen = fen([0, 333, 667][n] ?? 0);
      const result = computeRefundable(
        order([line(1, { claimedFen, claimedQuantity: n })], { isShipped: true }),
        [{ by: 'quantity', lineId: L1, quantity: 1 }],
      );
      return result.ok ? result.totalFen : result.reason;
    });
    expect(amounts).toEqual([333, 334, 333]);
  });

  it('A-03: the last unit takes what a cancelled case has left behind', () => {
    const left = line(1, { quantity: 2, netPaidFen: fen(5), claimedFen: fen(2), claimedQuantity: 1 });
    expect(
      computeRefundable(order([left], { isShipped: true }), [{ by: 'quantity', lineId: L1, quantity: 1 }]),
    ).toMatchObject({
      totalFen: 3,
    });
  });

  it('A-05: freight goes back with the last of an order that was not shipped', () => {
    const whole = [
      { by: 'quantity', lineId: L1, quantity: 3 } as const,
      { by: 'amount', lineId: L2, amountFen: fen(1_000) } as const,
    ];
    expect(computeRefundable(order([line(1), line(2)]), whole)).toMatchObject({
      freightFen: 600,
      totalFen: 2_600,
    });
    expect(computeRefundable(order([line(1), line(2)], { isShipped: true }), whole)).toMatchObject({
      freightFen: 0,
      totalFen: 2_000,
    });
    expect(
      computeRefundable(order([line(1), line(2)], { freightClaimedFen: fen(600) }), whole),
    ).toMatchObject({ freightFen: 0 });
    expect(computeRefundable(order([line(1), line(2)]), whole.slice(0, 1))).toMatchObject({
      freightFen: 0,
      totalFen: 1_000,
    });
    const rest = order([line(1), line(2, { claimedFen: fen(1_000), claimedQuantity: 3 })]);
    expect(computeRefundable(rest, whole.slice(0, 1))).toMatchObject({ freightFen: 600 });
  });

  it.each([
    [[], 'NOTHING_ASKED'],
    [[{ by: 'quantity', lineId: asId('orderLine', 9), quantity: 1 }], 'UNKNOWN_LINE'],
    [
      [
        { by: 'quantity', lineId: L1, quantity: 1 },
        { by: 'quantity', lineId: L1, quantity: 1 },
      ],
      'DUPLICATE_LINE',
    ],
    [[{ by: 'quantity', lineId: L1, quantity: 4 }], 'OVER_QUANTITY'],
    [[{ by: 'amount', lineId: L1, amountFen: fen(1_001) }], 'OVER_AMOUNT'],
    [[{ by: 'amount', lineId: L2, amountFen: fen(1) }], 'NOTHING_LEFT'],
    [[{ by: 'quantity', lineId: L2, quantity: 1 }], 'NOTHING_LEFT'],
  ] as const)('A-02: %p is refused as %s', (asks, reason) => {
    const spent = line(2, { claimedFen: fen(1_000), claimedQuantity: 3 });
    expect(computeRefundable(order([line(1), spent]), asks)).toMatchObject({ ok: false, reason });
  });

  it('A-02, A-03, A-04: whatever is asked for, refunds end at what was paid and never beyond', () => {
    const ask = fc.record({
      byQuantity: fc.boolean(),
      quantity: fc.integer({ min: 1, max: 5 }),
      amount: fc.integer({ min: 1, max: 4_000 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.nat(9_999),
        fc.array(ask, { maxLength: 12, size: 'max' }),
        (quantity, net, asks) => {
          let facts = line(1, { quantity, netPaidFen: fen(net) });
          for (const { byQuantity, quantity: units, amount } of asks) {
            const wanted = byQuantity
              ? ({ by: 'quantity', lineId: L1, quantity: units } as const)
              : ({ by: 'amount', lineId: L1, amountFen: fen(amount) } as const);
            const result = computeRefundable(order([facts]), [wanted]);
            if (!result.ok) continue;
            const [part] = result.lines;
            facts = {
              ...facts,
              claimedFen: fen(facts.claimedFen + (part?.amountFen ?? 0)),
              claimedQuantity: facts.claimedQuantity + (part?.quantity ?? 0),
            };
            expect(facts.claimedFen).toBeLessThanOrEqual(net);
            if (facts.claimedQuantity === quantity) expect(facts.claimedFen).toBe(net);
          }
        },
      ),
    );
  });
});

describe('A-06: the return window', () => {
  it('ends with the seventh Shanghai day after the day of receipt', () => {
    const receivedAt = new Date('2026-01-01T07:20:00Z');
    expect(returnWindow(receivedAt)).toEqual({
      lastDay: '2026-01-08',
      endsAt: new Date('2026-01-08T16:00:00Z'),
    });
    expect(isWithinReturnWindow(receivedAt, new Date('2026-01-08T15:59:59.999Z'))).toBe(true);
    expect(isWithinReturnWindow(receivedAt, new Date('2026-01-08T16:00:00.000Z'))).toBe(false);
  });
});

describe('A-07: the defect window', () => {
  const receivedAt = new Date('2026-01-01T02:00:00.000Z');

  it('ends with the thirtieth Shanghai day after receipt', () => {
    expect(isWithinDefectWindow(receivedAt, new Date('2026-01-31T15:59:59.999Z'))).toBe(true);
    expect(isWithinDefectWindow(receivedAt, new Date('2026-01-31T16:00:00.000Z'))).toBe(false);
  });
});
