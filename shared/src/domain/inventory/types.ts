/** Units of one SKU in one warehouse. Always `free + reserved + sold = received + returned`, all ≥ 0 (I-16). */
export interface StockLevels {
  freeUnits: number;
  reservedUnits: number;
  soldUnits: number;
  receivedUnits: number;
  returnedUnits: number;
}

export type StockMove =
  | { kind: 'receive'; units: number }
  | { kind: 'reserve'; units: number }
  | { kind: 'release'; units: number }
  | { kind: 'deduct'; units: number }
  | { kind: 'return'; units: number };

export type StockResult =
  | { ok: true; levels: StockLevels }
  | { ok: false; reason: 'OUT_OF_STOCK' | 'NOT_RESERVED' | 'NOT_SOLD'; shortUnits: number };

/** The replenishment alert of IN07. `isArmed` is stored; restocking arms it again. */
export interface AlertFacts {
  baselineUnits: number;
  /** Sold plus reserved through distribution since the baseline was set. */
  takenUnits: number;
  thresholdBps: number;
  isArmed: boolean;
}
