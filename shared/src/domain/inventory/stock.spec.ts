import fc from 'fast-check';
import { EMPTY_STOCK, isStockSound, moveStock, shouldAlert } from './stock.js';
import type { StockLevels, StockMove } from './types.js';

const kinds = fc.constantFrom(
  'receive' as const,
  'reserve' as const,
  'release' as const,
  'deduct' as const,
  'return' as const,
);

function after(moves: readonly StockMove[]): StockLevels {
  let levels = EMPTY_STOCK;
  for (const move of moves) {
    const result = moveStock(levels, move);
    if (result.ok) levels = result.levels;
  }
  return levels;
}

describe('stock', () => {
  it('N-02, N-03: refuses what is not there and says how much is missing', () => {
    const levels = after([
      { kind: 'receive', units: 10 },
      { kind: 'reserve', units: 4 },
    ]);
    expect(moveStock(levels, { kind: 'reserve', units: 7 })).toEqual({
      ok: false,
      reason: 'OUT_OF_STOCK',
      shortUnits: 1,
    });
    expect(moveStock(levels, { kind: 'deduct', units: 5 })).toEqual({
      ok: false,
      reason: 'NOT_RESERVED',
      shortUnits: 1,
    });
    expect(moveStock(levels, { kind: 'release', units: 5 })).toEqual({
      ok: false,
      reason: 'NOT_RESERVED',
      shortUnits: 1,
    });
    expect(moveStock(levels, { kind: 'return', units: 1 })).toEqual({
      ok: false,
      reason: 'NOT_SOLD',
      shortUnits: 1,
    });
    expect(() => moveStock(levels, { kind: 'reserve', units: 0 })).toThrow();
    expect(() => moveStock({ ...levels, freeUnits: 7 }, { kind: 'receive', units: 1 })).toThrow(/add up/);
  });

  it('I-16, N-01: adds up after any moves, and never sells more than it had', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: kinds, units: fc.integer({ min: 1, max: 9 }) }), {
          maxLength: 60,
          size: 'max',
        }),
        (moves) => {
          const levels = after(moves);
          expect(isStockSound(levels)).toBe(true);
          expect(levels.soldUnits + levels.reservedUnits).toBeLessThanOrEqual(
            levels.receivedUnits + levels.returnedUnits,
          );
          expect(levels.returnedUnits).toBeLessThanOrEqual(levels.soldUnits);
        },
      ),
    );
  });
});

describe('N-04: the replenishment alert', () => {
  it('golden: fires once, at the 80th of 100 units, and again only after restocking', () => {
    let isArmed = true;
    const firedAt: number[] = [];
    const sell = (from: number, to: number, baselineUnits: number): void => {
      for (let takenUnits = from; takenUnits <= to; takenUnits += 1) {
        if (!shouldAlert({ baselineUnits, takenUnits, thresholdBps: 8_000, isArmed })) continue;
        firedAt.push(takenUnits);
        isArmed = false;
      }
    };
    sell(1, 100, 100);
    expect(firedAt).toEqual([80]);
    isArmed = true;
    sell(1, 50, 50);
    expect(firedAt).toEqual([80, 40]);
  });

  it('does not fire without a baseline', () => {
    expect(shouldAlert({ baselineUnits: 0, takenUnits: 0, thresholdBps: 8_000, isArmed: true })).toBe(false);
  });
});
