import { asId } from '@yimai/shared/kernel/id';
import { chooseIntent, type IntentCandidate, type OrderOrigin } from './choose-intent.js';

const PLACED = new Date('2026-03-02T04:00:00Z');
const MINUTE = 60_000;

/** Opened so many minutes before the order, by person 1 on the recommendation of distributor 7. */
function opened(minutesBefore: number, changes: Partial<IntentCandidate> = {}): IntentCandidate {
  return {
    id: asId('doudianIntent', 1_000_000 - Math.round(minutesBefore)),
    at: new Date(PLACED.getTime() - minutesBefore * MINUTE),
    memberId: asId('member', 1),
    openId: 'open-1',
    distributorId: asId('distributor', 7),
    isUsed: false,
    ...changes,
  };
}
const guest = { memberId: null, openId: null } as const;
const somebody = { memberId: asId('member', 2), openId: 'open-2' } as const;
const others = { ...somebody, distributorId: asId('distributor', 8) } as const;
const nobodys = { distributorId: null } as const;
const known: OrderOrigin = { placedAt: PLACED, isOurs: true, openId: 'open-1' };
const unknown: OrderOrigin = { placedAt: PLACED, isOurs: null, openId: null };

type Case = [string, OrderOrigin, IntentCandidate[], string, number?];

const cases: Case[] = [
  ['another program', { ...known, isOurs: false }, [opened(1)], 'elsewhere'],
  ['a buyer who opened it twice', known, [opened(60), opened(5)], 'found', 5],
  ['a buyer who opened it a month ago', known, [opened(29 * 24 * 60)], 'found', 29 * 24 * 60],
  ['a buyer who opened it longer ago', known, [opened(31 * 24 * 60)], 'unopened'],
  ['a buyer who opens it again after the order', known, [opened(-5)], 'unopened'],
  ['a buyer in the second of the order', known, [opened(-0.01)], 'found', -0.01],
  ['a buyer among others', known, [opened(5), opened(1, others)], 'found', 5],
  ['a buyer who buys twice after opening it once', known, [opened(5, { isUsed: true })], 'found', 5],
  ['a buyer whom nobody sent', known, [opened(5, nobodys)], 'unreferred'],
  ['a buyer who is none of those who opened it', known, [opened(5, somebody)], 'unopened'],
  ['a buyer who may be the guest', known, [opened(5, guest)], 'waiting'],
  ['a buyer who cannot be a guest of yesterday', known, [opened(24 * 60, guest)], 'unopened'],
  ['nobody known, opened once', unknown, [opened(5)], 'found', 5],
  ['nobody known, opened by two of one distributor', unknown, [opened(5), opened(3, somebody)], 'found', 3],
  [
    'nobody known, two with one distributor',
    unknown,
    [opened(5), opened(3, { ...somebody, distributorId: asId('distributor', 7) })],
    'found',
    3,
  ],
  ['nobody known, opened for two distributors', unknown, [opened(5), opened(3, others)], 'ambiguous'],
  [
    'nobody known, opened for one and for none',
    unknown,
    [opened(5), opened(3, { ...somebody, ...nobodys })],
    'ambiguous',
  ],
  [
    'nobody known, the other one has bought',
    unknown,
    [opened(5), opened(3, { ...others, isUsed: true })],
    'found',
    5,
  ],
  ['nobody known, opened long before', unknown, [opened(121)], 'unopened'],
  ['nobody known, a guest', unknown, [opened(5, guest)], 'waiting'],
  ['nobody known, a guest whom nobody sent', unknown, [opened(5, { ...guest, ...nobodys })], 'unreferred'],
  ['nobody at all', unknown, [], 'unopened'],
];

describe('an order of 抖店 counts for', () => {
  it.each(cases)('%s', (...[, origin, candidates, kind, minutes]) => {
    const verdict = chooseIntent(origin, candidates);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind === 'found')
      expect(verdict.intent.at).toEqual(new Date(PLACED.getTime() - (minutes ?? 0) * MINUTE));
  });
});
