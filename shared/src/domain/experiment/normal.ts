import { invariant } from '../../kernel/invariant.js';

const SQRT2 = Math.SQRT2;

/** Chebyshev coefficients of {@link erfc}, the highest power of t first. */
const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];

/**
 * The complementary error function, by W. Press et al., Numerical Recipes, "erfcc": its relative error is below 1.2e-7
 * everywhere, so that small p-values are as exact as large ones. Twenty lines of our own in place of a library of
 * statistics: this is the only function of one that we need.
 */
export function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * Math.abs(x));
  const exponent = ERFC.reduce((sum, coefficient) => sum * t + coefficient, 0);
  const value = t * Math.exp(-x * x + exponent);
  return x >= 0 ? value : 2 - value;
}

/** How likely a standard normal value is at least as far from zero as z, on either side. */
export function twoSidedP(z: number): number {
  return Math.min(1, erfc(Math.abs(z) / SQRT2));
}

/** How likely chi-square with 1 to 3 degrees of freedom is at least x: closed forms. */
export function chiSquareP(x: number, degrees: number): number {
  invariant(degrees >= 1 && degrees <= 3, `one to three degrees of freedom, got ${degrees}`);
  if (x <= 0) return 1;
  if (degrees === 2) return Math.exp(-x / 2);
  const one = erfc(Math.sqrt(x / 2));
  return degrees === 1 ? one : one + Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2);
}
