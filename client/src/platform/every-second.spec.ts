import { everySecond } from './every-second';

describe('the second of a program', () => {
  beforeAll(() => jest.useFakeTimers());
  afterAll(() => jest.useRealTimers());

  it('is the same for whoever comes later', () => {
    const ticks: string[] = [];
    const endFirst = everySecond(() => ticks.push('first'));
    jest.advanceTimersByTime(400);
    const endLater = everySecond(() => ticks.push('later'));
    jest.advanceTimersByTime(599);
    expect(ticks).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(ticks).toEqual(['first', 'later']);
    jest.advanceTimersByTime(999);
    expect(ticks).toHaveLength(2);
    endFirst();
    endLater();
  });

  it('goes on for the others when one has ended, and ends with the last', () => {
    const ticks: string[] = [];
    const endFirst = everySecond(() => ticks.push('first'));
    const endLater = everySecond(() => ticks.push('later'));
    endFirst();
    jest.advanceTimersByTime(1000);
    expect(ticks).toEqual(['later']);
    endLater();
    expect(jest.getTimerCount()).toBe(0);
  });
});
