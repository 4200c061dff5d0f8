import fc from 'fast-check';
import { DAY_MS } from '../../kernel/clock.js';
import { asId, type DistributorId } from '../../kernel/id.js';
import { DEFAULT_INACTIVITY, inactivityStage } from './inactivity.js';
import { maskName, maskPhone } from './mask.js';
import { checkSponsorship } from './sponsorship.js';
import type { ParentLookup, SponsorshipFacts } from './types.js';
import { computeUpline, depthOf, wouldCreateCycle } from './upline.js';

function id(value: number): DistributorId {
  return asId('distributor', value);
}

function tree(links: Record<number, number>): ParentLookup {
  return (child) => (links[child] === undefined ? null : id(links[child]));
}

/** 7 → 17 → 70 → 1: ids that are substrings of each other. */
const CHAIN = tree({ 7: 17, 17: 70, 70: 1 });

describe('upline', () => {
  it('D-01: starts with the distributor and ends where asked or at the root', () => {
    expect(computeUpline(id(7), 3, CHAIN)).toEqual({ chain: [7, 17, 70], stoppedBy: 'limit' });
    expect(computeUpline(id(7), 9, CHAIN)).toEqual({ chain: [7, 17, 70, 1], stoppedBy: 'root' });
    expect(computeUpline(id(1), 3, CHAIN)).toEqual({ chain: [1], stoppedBy: 'root' });
  });

  it('D-02: names nobody twice in damaged links', () => {
    expect(computeUpline(id(1), 9, tree({ 1: 2, 2: 3, 3: 2 }))).toEqual({
      chain: [1, 2, 3],
      stoppedBy: 'cycle',
    });
    expect(computeUpline(id(1), 9, tree({ 1: 1 }))).toEqual({ chain: [1], stoppedBy: 'cycle' });
    expect(depthOf(tree({ 1: 2, 2: 1 }), id(1))).toBeNull();
  });

  it('D-02, D-03: sponsorships that are allowed never close a circle', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(moves, (pairs) => {
        const links: Record<number, number> = {};
        for (const [child, parent] of pairs) {
          if (!wouldCreateCycle(tree(links), id(child), id(parent))) links[child] = parent;
        }
        for (let start = 1; start <= 12; start += 1) {
          const { chain, stoppedBy } = computeUpline(id(start), 50, tree(links));
          expect(stoppedBy).toBe('root');
          expect(new Set(chain).size).toBe(chain.length);
        }
      }),
    );
  });
});

describe('sponsorship', () => {
  function check(changes: Partial<SponsorshipFacts>): ReturnType<typeof checkSponsorship> {
    return checkSponsorship({
      distributorId: id(99),
      sponsorId: id(7),
      sponsorStanding: 'active',
      downlineDepth: 0,
      parentOf: CHAIN,
      ...changes,
    });
  }

  it('D-03: accepts a new distributor and tells the depth', () => {
    expect(check({})).toEqual({ ok: true, depth: 5 });
  });

  it.each([
    [{ sponsorId: id(99) }, 'SELF'],
    [{ sponsorStanding: 'banned' }, 'SPONSOR_NOT_ACTIVE'],
    [{ sponsorStanding: 'suspended' }, 'SPONSOR_NOT_ACTIVE'],
    [{ distributorId: id(17), sponsorId: id(1) }, 'ALREADY_SPONSORED'],
    [{ distributorId: id(1), sponsorId: id(7) }, 'CYCLE'],
    [{ parentOf: tree({ 7: 8, 8: 7 }) }, 'CYCLE'],
    [{ downlineDepth: 46 }, 'TOO_DEEP'],
  ] as const)('D-03, D-04: %p is refused as %s', (changes, reason) => {
    expect(check(changes)).toMatchObject({ ok: false, reason });
  });

  it('D-04: fifty deep is allowed, fifty-one is not', () => {
    const line: Record<number, number> = {};
    for (let n = 2; n <= 50; n += 1) line[n] = n - 1;
    expect(check({ sponsorId: id(49), parentOf: tree(line) })).toEqual({ ok: true, depth: 50 });
    expect(check({ sponsorId: id(50), parentOf: tree(line) })).toMatchObject({ reason: 'TOO_DEEP' });
  });
});

describe('D-05: masks', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧*'],
    ['𠮷田', '𠮷*'],
    ['  ', '*'],
    ['用户4X0Z20', '用户*Z20'],
    ['用户小雨', '用*'],
  ])('%p becomes %p', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['13812340000', '138****0000'],
    ['+86 138-1234-0000', '138****0000'],
    ['02112345678', '***********'],
    ['', '***********'],
  ])('%p becomes %p', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe('D-06: inactivity', () => {
  const sale = new Date('2026-01-01T15:00:00Z');
  it.each([
    [0, 'active', 90],
    [82, 'active', 8],
    [83, 'warn', 7],
    [89, 'warn', 1],
    [90, 'downgrade', 0],
    [400, 'downgrade', 0],
  ] as const)('day %d: %s', (days, stage, daysLeft) => {
    const now = new Date(sale.getTime() + days * DAY_MS);
    expect(inactivityStage(sale, now, DEFAULT_INACTIVITY)).toEqual({ stage, idleDays: days, daysLeft });
  });

  it('counts calendar days, and a sale on day 89 starts again', () => {
    expect(inactivityStage(sale, new Date('2026-01-01T16:00:00Z'), DEFAULT_INACTIVITY).idleDays).toBe(1);
    const day89 = new Date(sale.getTime() + 89 * DAY_MS);
    expect(inactivityStage(day89, new Date(day89.getTime() + DAY_MS), DEFAULT_INACTIVITY).stage).toBe(
      'active',
    );
  });
});
