import { assertNever, invariant } from '../../kernel/invariant.js';
import type { AlertFacts, StockLevels, StockMove, StockResult } from './types.js';

export const EMPTY_STOCK: StockLevels = {
  freeUnits: 0,
  reservedUnits: 0,
  soldUnits: 0,
  receivedUnits: 0,
  returnedUnits: 0,
};

/** The arithmetic of stock, checkable on any row (I-16). */
export function isStockSound(levels: StockLevels): boolean {
  const { freeUnits, reservedUnits, soldUnits, receivedUnits, returnedUnits } = levels;
  const all = [freeUnits, reservedUnits, soldUnits, receivedUnits, returnedUnits];
  return (
    all.every((units) => Number.isSafeInteger(units) && units >= 0) &&
    freeUnits + reservedUnits + soldUnits === receivedUnits + returnedUnits
  );
}

/**
 * Moves units (N-01 … N-03). Placement reserves, payment deducts the reserved, closing releases, a return or a cancelled
 * paid order comes back as `return`: it leaves the units sold once and free again.
 */
export function moveStock(levels: StockLevels, move: StockMove): StockResult {
  invariant(isStockSound(levels), 'stock does not add up');
  const { units } = move;
  invariant(Number.isSafeInteger(units) && units > 0, `units ${units}`);
  switch (move.kind) {
    case 'receive':
      return {
        ok: true,
        levels: {
          ...levels,
          freeUnits: levels.freeUnits + units,
          receivedUnits: levels.receivedUnits + units,
        },
      };
    case 'reserve':
      if (levels.freeUnits < units)
        return { ok: false, reason: 'OUT_OF_STOCK', shortUnits: units - levels.freeUnits };
      return {
        ok: true,
        levels: {
          ...levels,
          freeUnits: levels.freeUnits - units,
          reservedUnits: levels.reservedUnits + units,
        },
      };
    case 'release':
      if (levels.reservedUnits < units)
        return { ok: false, reason: 'NOT_RESERVED', shortUnits: units - levels.reservedUnits };
      return {
        ok: true,
        levels: {
          ...levels,
          freeUnits: levels.freeUnits + units,
          reservedUnits: levels.reservedUnits - units,
        },
      };
    case 'deduct':
      if (levels.reservedUnits < units)
        return { ok: false, reason: 'NOT_RESERVED', shortUnits: units - levels.reservedUnits };
      return {
        ok: true,
        levels: {
          ...levels,
          reservedUnits: levels.reservedUnits - units,
          soldUnits: levels.soldUnits + units,
        },
      };
    case 'return': {
      const outside = levels.soldUnits - levels.returnedUnits;
      if (outside < units) return { ok: false, reason: 'NOT_SOLD', shortUnits: units - outside };
      return {
        ok: true,
        levels: {
          ...levels,
          freeUnits: levels.freeUnits + units,
          returnedUnits: levels.returnedUnits + units,
        },
      };
    }
    default:
      return assertNever(move);
  }
}

/** Whether the replenishment task is due now: once at the threshold, then not before it is armed again (N-04). */
export function shouldAlert({ baselineUnits, takenUnits, thresholdBps, isArmed }: AlertFacts): boolean {
  return isArmed && baselineUnits > 0 && takenUnits * 10_000 >= baselineUnits * thresholdBps;
}
