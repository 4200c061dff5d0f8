import fc from 'fast-check';
import { addDays, DAY_MS, shanghaiDay, startOfShanghaiDay, weekday } from './clock.js';

describe('Shanghai days', () => {
  it('begin at 16:00 UTC of the day before', () => {
    expect(shanghaiDay(new Date('2026-01-01T15:59:59.999Z'))).toBe('2026-01-01');
    expect(shanghaiDay(new Date('2026-01-01T16:00:00.000Z'))).toBe('2026-01-02');
    expect(startOfShanghaiDay('2026-01-02').toISOString()).toBe('2026-01-01T16:00:00.000Z');
  });

  it('contain the instants they are named after', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2000-01-01T00:00:00Z'),
          max: new Date('2090-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        (at) => {
          const start = startOfShanghaiDay(shanghaiDay(at)).getTime();
          expect(at.getTime() >= start && at.getTime() < start + DAY_MS).toBe(true);
        },
      ),
    );
  });

  it('count over leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(weekday('2026-01-03')).toBe(6);
    expect(weekday('2026-01-04')).toBe(0);
  });
});
