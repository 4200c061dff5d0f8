import { invariant } from './invariant.js';

/** A rate in integer basis points: 10,000 = 100 %. */
export type Bps = number & { readonly __unit: 'bps' };

/** The whole, 100 %. */
export const BPS_ONE = 10_000 as Bps;

/** Makes a rate of integer basis points between 0 and 1,000,000 (100×). Throws on anything else. */
export function bps(value: number): Bps {
  invariant(Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000, `not a rate in bps: ${value}`);
  return value as Bps;
}

/** Chinese-readable percentage without floats: 1500 → "15%", 250 → "2.5%", 5 → "0.05%". */
export function formatBps(rate: Bps): string {
  const whole = Math.floor(rate / 100);
  const rest = rate % 100;
  if (rest === 0) return `${whole}%`;
  const decimals = String(rest).padStart(2, '0').replace(/0$/, '');
  return `${whole}.${decimals}%`;
}
