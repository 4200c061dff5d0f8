import { invariant } from '../../kernel/invariant.js';
import { chiSquareP, twoSidedP } from './normal.js';

/** So many of those who were counted. */
export interface Proportion {
  hits: number;
  of: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** How often we are willing to see a difference where there is none, over all comparisons of an experiment together. */
export const ALPHA = 0.05;
/** Below this the split itself is broken, and nothing that was measured can be trusted. */
export const SRM_ALPHA = 0.001;
/** Φ⁻¹(0.8): a real difference of the named size is found four times of five. */
const Z_POWER = 0.8416212;
/** Φ⁻¹(1 − α/2m) for m comparisons with the control (Bonferroni): 95 %, 97.5 % and 98.33 % each, 95 % together. */
const Z_ALPHA = [1.959964, 2.2414027, 2.3939798];

/** Of m comparisons with the control. */
export function criticalZ(comparisons: number): number {
  const z = Z_ALPHA[comparisons - 1];
  invariant(z !== undefined, `one to three comparisons, got ${comparisons}`);
  return z;
}

const rate = ({ hits, of }: Proportion): number => (of === 0 ? 0 : hits / of);

/** Wilson's score interval: stays within 0 and 1 and is honest about small samples, unlike p ± z·se. */
export function wilson({ hits, of }: Proportion, z = criticalZ(1)): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const p = hits / of;
  const zz = z * z;
  const middle = (p + zz / (2 * of)) / (1 + zz / of);
  const half = (z / (1 + zz / of)) * Math.sqrt((p * (1 - p)) / of + zz / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Newcombe's interval of `other` − `control`, made of both Wilson intervals (his method 10). */
export function differenceInterval(control: Proportion, other: Proportion, z = criticalZ(1)): Interval {
  const [a, b] = [wilson(control, z), wilson(other, z)];
  const [p, q] = [rate(control), rate(other)];
  const difference = q - p;
  return {
    low: difference - Math.hypot(q - b.low, a.high - p),
    high: difference + Math.hypot(b.high - q, p - a.low),
  };
}

/** The pooled two-proportion z test. Null: nobody was counted, or all did the same, and there is nothing to test. */
export function proportionTest(control: Proportion, other: Proportion): { z: number; p: number } | null {
  if (control.of === 0 || other.of === 0) return null;
  const pooled = (control.hits + other.hits) / (control.of + other.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / control.of + 1 / other.of));
  if (error === 0) return null;
  const z = (rate(other) - rate(control)) / error;
  return { z, p: twoSidedP(z) };
}

/** Sums of amounts in fen; of squares too, for the spread. */
export interface Amounts {
  count: number;
  sum: number;
  squares: number;
}

/** Welch's test of two means with the normal distribution: for fewer than thirty on either side null, too few to say. */
export function meanTest(control: Amounts, other: Amounts): { difference: number; p: number } | null {
  if (control.count < 30 || other.count < 30) return null;
  const [a, b] = [spread(control), spread(other)];
  const error = Math.sqrt(a.ofMean + b.ofMean);
  const difference = b.mean - a.mean;
  return error === 0 ? null : { difference, p: twoSidedP(difference / error) };
}

function spread({ count, sum, squares }: Amounts): { mean: number; ofMean: number } {
  const mean = sum / count;
  const variance = Math.max(0, (squares - sum * mean) / (count - 1));
  return { mean, ofMean: variance / count };
}

/** How likely a split at least as uneven as this one is by chance (sample ratio mismatch). Null: nobody yet. */
export function sampleRatioP(parts: readonly { exposed: number; shareBps: number }[]): number | null {
  const total = parts.reduce((sum, { exposed }) => sum + exposed, 0);
  if (total === 0) return null;
  const chiSquare = parts.reduce((sum, { exposed, shareBps }) => {
    const expected = (total * shareBps) / 10_000;
    return sum + (exposed - expected) ** 2 / expected;
  }, 0);
  return chiSquareP(chiSquare, parts.length - 1);
}

/**
 * How many people each variant needs, so that a relative change of `liftBps` from `baselineBps` is found with 80 % power
 * (Fleiss, two-sided, without continuity correction). In whole people, rounded up.
 */
export function sampleSize({
  baselineBps,
  liftBps,
  variants,
}: {
  baselineBps: number;
  liftBps: number;
  variants: number;
}): number {
  const p = baselineBps / 10_000;
  // A rate that would rise above 1 is asked about the other way round: the same distance below.
  const raised = p * (1 + liftBps / 10_000);
  const q = raised < 1 ? raised : p * (1 - liftBps / 10_000);
  const middle = (p + q) / 2;
  const spreadOfBoth = Math.sqrt(2 * middle * (1 - middle));
  const spreadOfEach = Math.sqrt(p * (1 - p) + q * (1 - q));
  const distance = criticalZ(variants - 1) * spreadOfBoth + Z_POWER * spreadOfEach;
  return Math.ceil((distance / (q - p)) ** 2);
}
