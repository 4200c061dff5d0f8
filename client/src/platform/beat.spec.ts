import { offBeat, onBeat } from './beat';

const BEAT_MS = 340;

describe('the beat of a page', () => {
  let told: string[];
  const tell = (word: string) => (): void => void told.push(word);

  beforeAll(() => jest.useFakeTimers());
  beforeEach(() => {
    jest.advanceTimersByTime(BEAT_MS); // a pause since the last spec
    told = [];
  });
  afterEach(() => jest.runAllTimers());
  afterAll(() => jest.useRealTimers());

  it('acts at once after a pause, and together from then on', () => {
    onBeat('a', tell('a'));
    jest.advanceTimersByTime(0);
    expect(told).toEqual(['a']);
    onBeat('b', tell('b'));
    onBeat('c', tell('c'));
    jest.advanceTimersByTime(BEAT_MS - 1);
    expect(told).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('lets the newest of an id count, and forgets what is taken back', () => {
    onBeat('a', tell('old'));
    onBeat('b', tell('b'));
    onBeat('a', tell('new'));
    offBeat('b');
    jest.advanceTimersByTime(BEAT_MS);
    expect(told).toEqual(['new']);
  });

  it('brings one part at a time, the newest first, and everything else at once', () => {
    for (const part of ['1', '2', '3']) onBeat(part, tell(part), 'part');
    onBeat('light', tell('light'));
    jest.advanceTimersByTime(0);
    expect(told).toEqual(['3', 'light']);
    onBeat('1', tell('1 is far again'));
    jest.advanceTimersByTime(BEAT_MS);
    expect(told.slice(2)).toEqual(['2', '1 is far again']);
    jest.advanceTimersByTime(BEAT_MS);
    expect(told).toHaveLength(4);
  });

  it('goes on when an act asks for another', () => {
    onBeat('a', () => onBeat('b', tell('b')));
    jest.advanceTimersByTime(BEAT_MS);
    expect(told).toEqual(['b']);
  });
});
