import { BPS_ONE, type Bps } from './bps.js';
import { invariant } from './invariant.js';

/** An amount of money in integer fen (1 yuan = 100 fen). May be negative; never fractional. */
export type Fen = number & { readonly __unit: 'fen' };

/** How a fraction of a fen becomes a whole one. `halfUp` rounds .5 away from zero. */
export type Rounding = 'halfUp' | 'floor' | 'ceil';

export const ZERO_FEN = 0 as Fen;

/** Makes an amount from a safe integer of fen. Throws on fractions, NaN, and beyond ±9.007 × 10^15. */
export function fen(value: number): Fen {
  invariant(Number.isSafeInteger(value), `not a safe integer of fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + amount, 0));
}

export function subtractFen(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

/** Unit price × whole quantity. */
export function multiplyFen(amount: Fen, quantity: number): Fen {
  invariant(Number.isSafeInteger(quantity) && quantity >= 0, `not a quantity: ${quantity}`);
  return fen(amount * quantity);
}

export function minFen(...amounts: readonly Fen[]): Fen {
  return fen(Math.min(...amounts));
}

export function maxFen(...amounts: readonly Fen[]): Fen {
  return fen(Math.max(...amounts));
}

function divideRounded(numerator: number, denominator: number, rounding: Rounding): number {
  const sign = numerator < 0 ? -1 : 1;
  const magnitude = Math.abs(numerator);
  const quotient = Math.floor(magnitude / denominator);
  const remainder = magnitude - quotient * denominator;
  if (remainder === 0) return sign * quotient;
  switch (rounding) {
    case 'halfUp':
      return sign * (remainder * 2 >= denominator ? quotient + 1 : quotient);
    case 'floor':
      return sign > 0 ? quotient : -(quotient + 1);
    case 'ceil':
      return sign > 0 ? quotient + 1 : -quotient;
  }
}

/**
 * `amount × rate`, rounded once, in integers. The product must stay a safe integer, so one amount may reach
 * 9 billion yuan at 100 %.
 */
export function applyBps(amount: Fen, rate: Bps, rounding: Rounding): Fen {
  const product = amount * rate;
  invariant(Number.isSafeInteger(product), `amount × rate overflows: ${amount} × ${rate}`);
  return fen(divideRounded(product, BPS_ONE, rounding));
}

/**
 * floor(value × numerator / denominator) and its remainder, exactly, for non-negative safe integers. Old phones have
 * no BigInt and the product may exceed 2^53, so this multiplies bit by bit and divides as it goes.
 */
function multiplyThenDivide(
  value: number,
  numerator: number,
  denominator: number,
): { quotient: number; remainder: number } {
  invariant(denominator > 0 && denominator <= 2 ** 52, `denominator out of range: ${denominator}`);
  const valueQuotient = Math.floor(value / denominator);
  const valueRemainder = value % denominator;
  let quotient = 0;
  let remainder = 0;
  const carry = (): void => {
    if (remainder >= denominator) {
      remainder -= denominator;
      quotient += 1;
    }
  };
  for (let bit = numerator === 0 ? -1 : Math.floor(Math.log2(numerator)); bit >= 0; bit -= 1) {
    quotient *= 2;
    remainder *= 2;
    carry();
    if (Math.floor(numerator / 2 ** bit) % 2 === 1) {
      quotient += valueQuotient;
      remainder += valueRemainder;
      carry();
    }
  }
  return { quotient, remainder };
}

/** `amount × numerator / denominator`, rounded once, exact even where the product exceeds a safe integer. */
export function scaleFen(
  amount: Fen,
  factor: { numerator: number; denominator: number },
  rounding: Rounding,
): Fen {
  const { numerator, denominator } = factor;
  invariant(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator), 'scale by integers only');
  invariant(numerator >= 0, `scale by ${numerator}/${denominator}`);
  const negative = amount < 0;
  const { quotient, remainder } = multiplyThenDivide(Math.abs(amount), numerator, denominator);
  const up =
    rounding === 'halfUp'
      ? remainder * 2 >= denominator
      : remainder > 0 && (rounding === 'ceil') !== negative;
  const magnitude = up ? quotient + 1 : quotient;
  return fen(negative ? -magnitude : magnitude);
}

/**
 * Splits `total` over `weights` so that the parts add up to it exactly: floor each share, then hand the missing
 * fen to the largest remainders, ties to the lower index. All-zero weights require a total of zero.
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  invariant(total >= 0, `allocate needs a non-negative total, got ${total}`);
  invariant(
    weights.length > 0 && weights.every((w) => Number.isSafeInteger(w) && w >= 0),
    'weights are non-negative integers',
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) {
    invariant(total === 0, 'nothing to allocate to');
    return weights.map(() => ZERO_FEN);
  }
  const shares = weights.map((weight, index) => {
    const { quotient, remainder } = multiplyThenDivide(total, weight, sum);
    return { index, part: quotient, remainder };
  });
  let missing = total - shares.reduce((a, s) => a + s.part, 0);
  const byRemainder = [...shares].sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const share of byRemainder) {
    if (missing === 0) break;
    share.part += 1;
    missing -= 1;
  }
  return shares.map((s) => fen(s.part));
}

/** "12.30" from 1230. For display and for the yuan strings of Alipay; never parsed back by us without {@link parseYuan}. */
export function formatYuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const magnitude = Math.abs(amount);
  return `${sign}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
}

/** Parses "12.3", "12.30" or "12" to fen without floats. Returns null for anything else, also for more than two decimals. */
export function parseYuan(text: string): Fen | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole, decimals = ''] = match;
  const magnitude = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return fen(sign ? -magnitude : magnitude);
}
