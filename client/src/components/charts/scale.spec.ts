import { axisText, niceCeiling, ticks } from './scale';

describe('the scale of a chart', () => {
  it.each([
    [0, 1],
    [7, 10],
    [10, 10],
    [11, 20],
    [23, 25],
    [1240, 2000],
    [0.3, 0.5],
  ])('ends %d at the round number %d', (value, top) => {
    expect(niceCeiling(value)).toBeCloseTo(top, 10);
  });

  it('divides evenly from zero', () => {
    expect(ticks(100, 4)).toEqual([0, 25, 50, 75, 100]);
  });

  it('writes large numbers in 万', () => {
    expect(axisText(12_500)).toBe('1.3万');
    expect(axisText(12.5)).toBe('12.5');
  });
});
