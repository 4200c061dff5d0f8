import { groupByDay, partsOfDays } from './group-by-day';

const line = (id: number, accruedAt: string) => ({ id, accruedAt });
/** Noon in Shanghai. */
const on = (day: string): string => `${day}T04:00:00.000Z`;

describe('groupByDay', () => {
  it('goes by the day in Shanghai', () => {
    const late = line(1, '2026-03-01T16:30:00.000Z');
    const early = line(2, '2026-03-01T15:30:00.000Z');
    expect(groupByDay([late, early]).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01']);
  });
});

describe('partsOfDays', () => {
  const days = groupByDay([
    ...Array.from({ length: 7 }, (_, id) => line(id, on('2026-03-02'))),
    line(7, on('2026-03-01')),
  ]);

  it('parts a long day, and says of how many lines, where it begins and where it ends', () => {
    const parts = partsOfDays(days, 3).map(({ items, count, isFirst, isLast }) => ({
      ids: items.map(({ id }) => id),
      count,
      isFirst,
      isLast,
    }));
    expect(parts).toEqual([
      { ids: [0, 1, 2], count: 7, isFirst: true, isLast: false },
      { ids: [3, 4, 5], count: 7, isFirst: false, isLast: false },
      { ids: [6], count: 7, isFirst: false, isLast: true },
      { ids: [7], count: 1, isFirst: true, isLast: true },
    ]);
  });

  it('makes no empty part of a day that is just full', () => {
    expect(partsOfDays(days, 7)).toHaveLength(2);
  });
});
