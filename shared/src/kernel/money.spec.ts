import fc from 'fast-check';
import { bps, formatBps } from './bps.js';
import { allocate, applyBps, fen, formatYuan, multiplyFen, parseYuan, scaleFen } from './money.js';

const amounts = fc.integer({ min: 0, max: 9_000_000_000_000 }).map(fen);

/** Exact reference on arbitrary precision, which the product itself cannot use on old phones. */
function exactScaled(amount: number, numerator: number, denominator: number): bigint {
  return (2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator));
}

describe('fen', () => {
  it.each([1.5, NaN, Infinity, 2 ** 53])('refuses %p', (value) => {
    expect(() => fen(value)).toThrow(/safe integer/);
  });

  it('has one zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  it('multiplies by whole quantities only', () => {
    expect(multiplyFen(fen(299), 3)).toBe(897);
    expect(() => multiplyFen(fen(1), 0.5)).toThrow();
    expect(() => multiplyFen(fen(1), -1)).toThrow();
  });
});

describe('applyBps', () => {
  it.each([
    [3_333, 1_500, 'halfUp', 500],
    [3_333, 1_500, 'floor', 499],
    [3_333, 1_500, 'ceil', 500],
    [5_000, 57, 'halfUp', 29],
    [-3_333, 1_500, 'halfUp', -500],
    [-3_333, 1_500, 'floor', -500],
    [-3_333, 1_500, 'ceil', -499],
  ] as const)('%d × %d bps, %s = %d', (...row) => {
    const [amount, rate, rounding, expected] = row;
    expect(applyBps(fen(amount), bps(rate), rounding)).toBe(expected);
  });

  it('refuses products beyond safe integers', () => {
    expect(() => applyBps(fen(900_719_925_475), bps(10_000), 'halfUp')).toThrow(/overflows/);
    expect(applyBps(fen(900_719_925_474), bps(10_000), 'halfUp')).toBe(900_719_925_474);
  });
});

describe('scaleFen', () => {
  it('is exact where the product exceeds a safe integer', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.nat(2 ** 50),
        fc.integer({ min: 1, max: 2 ** 50 }),
        (amount, numerator, denominator) => {
          fc.pre(BigInt(amount) * BigInt(numerator) < BigInt(denominator) * 2n ** 52n);
          expect(BigInt(scaleFen(amount, { numerator, denominator }, 'halfUp'))).toBe(
            exactScaled(amount, numerator, denominator),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('allocate (I-11)', () => {
  it('shares ¥100 over ¥299 and ¥99', () => {
    expect(allocate(fen(10_000), [29_900, 9_900])).toEqual([7_513, 2_487]);
  });

  it('gives ties to the lower index', () => {
    expect(allocate(fen(2_000), [1_500, 800, 500])).toEqual([1_072, 571, 357]);
    expect(allocate(fen(1), [1, 1])).toEqual([1, 0]);
  });

  it('parts sum to the whole, each within one fen of exact', () => {
    const weights = fc
      .array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 12 })
      .filter((ws) => ws.some((w) => w > 0));
    fc.assert(
      fc.property(amounts, weights, (total, ws) => {
        const parts = allocate(total, ws);
        const sum = BigInt(ws.reduce((a, b) => a + b, 0));
        expect(parts.reduce<number>((a, b) => a + b, 0)).toBe(total);
        const isFar = (part: number, index: number): boolean => {
          const distance = BigInt(part) * sum - BigInt(total) * BigInt(ws[index] ?? 0);
          return distance >= sum || distance <= -sum;
        };
        expect(parts.filter(isFar)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never gives a part to a weight of zero', () => {
    expect(allocate(fen(5), [0, 3, 0])).toEqual([0, 5, 0]);
    expect(allocate(fen(0), [0, 0])).toEqual([0, 0]);
    expect(() => allocate(fen(1), [0, 0])).toThrow(/nothing to allocate/);
  });
});

describe('yuan', () => {
  it('formats and parses back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }).map(fen),
        (amount) => parseYuan(formatYuan(amount)) === amount,
      ),
    );
  });

  it.each(['', '1.234', '1e3', '.5', '1,000', '0x10', '--1'])('refuses %p', (text) => {
    expect(parseYuan(text)).toBeNull();
  });
});

describe('formatBps', () => {
  it.each([
    [1_500, '15%'],
    [250, '2.5%'],
    [5, '0.05%'],
    [0, '0%'],
  ])('%d is %s', (rate, text) => {
    expect(formatBps(bps(rate))).toBe(text);
  });

  it('refuses fractions and negatives', () => {
    expect(() => bps(0.5)).toThrow();
    expect(() => bps(-1)).toThrow();
  });
});
