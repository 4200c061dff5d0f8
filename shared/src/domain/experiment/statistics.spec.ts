import fc from 'fast-check';
import { chiSquareP, erfc, twoSidedP } from './normal.js';
import {
  criticalZ,
  differenceInterval,
  meanTest,
  proportionTest,
  sampleRatioP,
  sampleSize,
  wilson,
} from './statistics.js';

const near = (value: number, wanted: number, relative = 2e-7): void =>
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * relative);

// Tables: Abramowitz & Stegun 7.1 and 26.2; chi-square from any table of it; the intervals from Newcombe's papers of 1998.
describe('the normal distribution', () => {
  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [4, 1.541725790028002e-8],
    [-1, 1.8427007929497148],
  ])('erfc(%p)', (x, wanted) => near(erfc(x), wanted));

  it.each([
    [0, 1],
    [1.959964, 0.05],
    [2.5758293, 0.01],
    [3.2905267, 0.001],
    [-1.959964, 0.05],
  ])('two-sided p of z = %p', (z, wanted) => near(twoSidedP(z), wanted, 1e-6));

  it.each([
    [3.841459, 1, 0.05],
    [10.827566, 1, 0.001],
    [5.991465, 2, 0.05],
    [13.815511, 2, 0.001],
    [7.814728, 3, 0.05],
    [16.266236, 3, 0.001],
  ])('chi-square %p with %p degrees', (x, degrees, wanted) => near(chiSquareP(x, degrees), wanted, 1e-6));

  it('knows what is critical for one to three comparisons', () => {
    for (const comparisons of [1, 2, 3]) near(twoSidedP(criticalZ(comparisons)), 0.05 / comparisons, 1e-6);
    expect(() => criticalZ(4)).toThrow();
  });
});

describe('proportions', () => {
  it.each([
    [[81, 263], 0.2553, 0.3662],
    [[15, 148], 0.0624, 0.1605],
    [[0, 20], 0, 0.1611],
    [[1, 29], 0.0061, 0.1718],
  ] as const)('Wilson of %p', ([hits, of], low, high) => {
    const interval = wilson({ hits, of });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it.each([
    [[48, 80, 56, 70], 0.0524, 0.3339],
    [[3, 10, 9, 10], 0.1705, 0.809],
    [[0, 20, 5, 56], -0.0796, 0.1926],
    [[0, 10, 10, 10], 0.6075, 1],
  ] as const)('Newcombe of %p', ([a, m, b, n], low, high) => {
    const interval = differenceInterval({ hits: a, of: m }, { hits: b, of: n });
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('tests two of them', () => {
    const test = proportionTest({ hits: 100, of: 1000 }, { hits: 130, of: 1000 });
    expect(test?.z).toBeCloseTo(2.1027, 4);
    expect(test?.p).toBeCloseTo(0.0355, 4);
    expect(proportionTest({ hits: 0, of: 0 }, { hits: 1, of: 2 })).toBeNull();
    expect(proportionTest({ hits: 0, of: 9 }, { hits: 0, of: 9 })).toBeNull();
  });

  const proportion = fc
    .integer({ min: 1, max: 5_000 })
    .chain((of) => fc.record({ of: fc.constant(of), hits: fc.integer({ min: 0, max: of }) }));

  it('says the same whichever is the control, and never leaves what is possible', () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const there = differenceInterval(one, other);
        const back = differenceInterval(other, one);
        expect(there.low).toBeCloseTo(-back.high, 9);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-9);
        const difference = other.hits / other.of - one.hits / one.of;
        expect(there.low - 1e-9 <= difference && difference <= there.high + 1e-9).toBe(true);
        const [p, q] = [proportionTest(one, other)?.p ?? 1, proportionTest(other, one)?.p ?? 1];
        expect(p).toBeCloseTo(q, 9);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('amounts', () => {
  const of = (amounts: readonly number[]) => ({
    count: amounts.length,
    sum: amounts.reduce((sum, each) => sum + each, 0),
    squares: amounts.reduce((sum, each) => sum + each * each, 0),
  });

  it('compares means, where there are enough of them', () => {
    const control = of(Array.from({ length: 100 }, (_, at) => 10_000 + (at % 10) * 100));
    const other = of(Array.from({ length: 100 }, (_, at) => 9_000 + (at % 10) * 100));
    expect(meanTest(control, control)?.p).toBe(1);
    expect(meanTest(control, other)).toMatchObject({ difference: -1_000 });
    expect(meanTest(control, other)?.p).toBeLessThan(1e-9);
    expect(meanTest(of([1, 2, 3]), other)).toBeNull();
  });
});

describe('sizes', () => {
  // Computed apart, with the exact quantiles of the normal distribution.
  it.each([
    [{ baselineBps: 1_000, liftBps: 2_000, variants: 2 }, 3_841],
    [{ baselineBps: 500, liftBps: 1_000, variants: 2 }, 31_234],
    [{ baselineBps: 2_000, liftBps: 500, variants: 2 }, 25_583],
    [{ baselineBps: 1_000, liftBps: 2_000, variants: 4 }, 5_124],
    [{ baselineBps: 9_500, liftBps: 2_000, variants: 2 }, 53],
  ])('of %j', (plan, wanted) => {
    expect(sampleSize(plan)).toBe(wanted);
  });

  it.each([
    { shares: [5_000, 5_000], exposed: [500, 500], least: 1, most: 1 },
    { shares: [5_000, 5_000], exposed: [520, 480], least: 0.2, most: 0.21 },
    { shares: [5_000, 5_000], exposed: [600, 400], least: 0, most: 1e-9 },
    { shares: [8_000, 1_000, 1_000], exposed: [8_000, 1_000, 1_000], least: 1, most: 1 },
    { shares: [2_500, 2_500, 2_500, 2_500], exposed: [250, 250, 250, 350], least: 0, most: 0.001 },
  ])('sees a split of $shares that came out as $exposed', ({ shares, exposed, least, most }) => {
    const p = sampleRatioP(shares.map((shareBps, at) => ({ shareBps, exposed: exposed[at] ?? 0 })));
    expect(p).toBeGreaterThanOrEqual(least);
    expect(p).toBeLessThanOrEqual(most);
  });

  it('has nothing to say about nobody', () => {
    expect(sampleRatioP([{ shareBps: 10_000, exposed: 0 }])).toBeNull();
  });
});
