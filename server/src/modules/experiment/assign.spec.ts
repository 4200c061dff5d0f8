import { asId } from '@yimai/shared/kernel/id';
import { assignVariant, participantMark, placeOf, VARIANT_KEYS, variantAt } from './assign.js';

const DEVICES = 100_000;
const one = asId('experiment', 7);
const other = asId('experiment', 8);
const deviceAt = (at: number): string => `device-${at.toString(36)}`;
const split = (...shares: number[]) => shares.map((shareBps, at) => ({ key: VARIANT_KEYS[at], shareBps }));
/** Chance alone leaves five standard deviations once in 1.7 million. */
const bound = (count: number, p: number): number => 5 * Math.sqrt(count * p * (1 - p));

describe('the split', () => {
  const places = Array.from({ length: DEVICES }, (_, at) => placeOf(one, deviceAt(at)));

  it.each([
    [[5_000, 5_000]],
    [[9_000, 1_000]],
    [[3_400, 3_300, 3_300]],
    [[100, 9_900]],
    [[2_500, 2_500, 2_500, 2_500]],
  ])('keeps shares of %p', (shares) => {
    const variants = split(...shares);
    const counts = new Map(variants.map((variant) => [variant, 0]));
    for (const place of places) {
      const variant = variantAt(variants, place);
      counts.set(variant, (counts.get(variant) ?? 0) + 1);
    }
    for (const [{ shareBps }, count] of counts) {
      const p = shareBps / 10_000;
      expect(Math.abs(count - DEVICES * p)).toBeLessThanOrEqual(bound(DEVICES, p));
    }
  });

  it('knows nothing of other experiments', () => {
    const some = 20_000;
    const isFirstHalf = (place: number | undefined): boolean => (place ?? 0) < 5_000;
    const both = places
      .slice(0, some)
      .filter((place, at) => isFirstHalf(place) && isFirstHalf(placeOf(other, deviceAt(at)))).length;
    expect(Math.abs(both - some / 4)).toBeLessThan(bound(some, 0.25));
  });

  it('is what a release must not change: whoever looks again would see another variant', () => {
    const variants = split(2_500, 2_500, 2_500, 2_500);
    const seen = Array.from({ length: 8 }, (_, at) => assignVariant(one, variants, deviceAt(at)).key);
    expect(seen.join('')).toBe('dadadbaa');
  });

  it('refuses shares that leave somebody out', () => {
    expect(variantAt(split(10, 10), 19).key).toBe('b');
    expect(() => variantAt(split(10, 10), 20)).toThrow();
  });

  it('marks a device for one experiment only', () => {
    const marks = Array.from({ length: 500 }, (_, at) =>
      [one, other].map((id) => participantMark(id, deviceAt(at))),
    );
    expect(new Set(marks.flat()).size).toBe(1_000);
    // The database compares text without regard to case.
    expect(marks.flat().every((mark) => /^[0-9a-f]{22}$/.test(mark))).toBe(true);
  });
});
