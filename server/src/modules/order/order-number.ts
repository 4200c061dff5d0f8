import { randomInt } from 'node:crypto';
import { shanghaiDay } from '@yimai/shared/kernel/clock';

const DIGITS = 8;

/**
 * `YM` + the Shanghai day as yyMMdd + eight random digits: says when, and neither how many orders there are nor which
 * number is next. Unique by the index on it; whoever inserts draws again on a clash.
 */
export function drawOrderNumber(placedAt: Date): string {
  const day = shanghaiDay(placedAt).slice(2).replaceAll('-', '');
  return `YM${day}${String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')}`;
}
