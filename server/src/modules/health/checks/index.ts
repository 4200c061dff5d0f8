import type { Invariant } from '../invariant.js';
import { I20, I21, I22, I23, I24, I25 } from './commission.repository.js';
import { I01, I03, I04, I05, I26, I27 } from './ledger.repository.js';
import { C14, I29, I34 } from './people.repository.js';
import { I10, I12, I13, I15, I16, I18, I32 } from './trade.repository.js';

/** Everything that is always true, as far as the tables can tell. */
export const INVARIANTS: readonly Invariant[] = [
  I01,
  I03,
  I04,
  I05,
  I10,
  I12,
  I13,
  I15,
  I16,
  I18,
  I20,
  I21,
  I22,
  I23,
  I24,
  I25,
  I26,
  I27,
  I29,
  I32,
  I34,
  C14,
];
