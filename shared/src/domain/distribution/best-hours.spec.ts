import { bestHours, LEAST_OPENINGS } from './best-hours.js';

const day = (counts: Record<number, number>): number[] =>
  Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('the best hours to share', () => {
  it('are the three hours in a row with the most openings', () => {
    expect(bestHours(day({ 9: 10, 19: 20, 20: 30, 21: 20, 22: 20 }))).toEqual({
      fromHour: 19,
      toHour: 22,
      sharePercent: 70,
    });
  });

  it('may pass midnight', () => {
    expect(bestHours(day({ 23: 20, 0: 20, 12: 10 }))).toMatchObject({ fromHour: 22, toHour: 1 });
  });

  it('are not named from a handful of openings', () => {
    expect(bestHours(day({ 20: LEAST_OPENINGS - 1 }))).toBeNull();
    expect(bestHours(day({ 20: LEAST_OPENINGS }))).toMatchObject({ fromHour: 18, sharePercent: 100 });
  });
});
