import { createHash } from 'node:crypto';
import { invariant } from '@yimai/shared/kernel/invariant';

/** A stream of numbers, uniform in [0, 1). */
export type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same stream on every machine. */
export function seededRandom(seed: string | number): Random {
  let state =
    typeof seed === 'number' ? seed >>> 0 : createHash('sha256').update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of the items, each as likely as its weight. At least one weight must be positive. */
export function pickWeighted<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  invariant(total > 0, 'nothing to pick from');
  let left = random() * total;
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return lastOf(items.filter((item) => weightOf(item) > 0));
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return pickWeighted(random, items, () => 1);
}

function lastOf<T>(items: readonly T[]): T {
  invariant(items.length > 0, 'an empty list has no last item');
  return items[items.length - 1] as T;
}
