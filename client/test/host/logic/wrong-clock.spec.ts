import vm from 'node:vm';
import { moveClock } from './wrong-clock.js';

const DAY_MS = 86_400_000;

describe('a clock that is wrong', () => {
  const realm = vm.createContext({});
  const ask = (code: string): unknown => vm.runInContext(code, realm);
  beforeAll(() => (ask(`(${moveClock.toString()})`) as typeof moveClock)(DAY_MS));

  it.each(['Date.now()', 'new Date().getTime()', 'Date.parse(Date())'])('moves %s', (code) => {
    const ahead = Number(ask(code)) - Date.now();
    expect(Math.abs(ahead - DAY_MS)).toBeLessThan(2_000);
  });

  it('leaves every other date what it is', () => {
    expect(ask("new Date('2026-01-02T03:04:05Z').toISOString()")).toBe('2026-01-02T03:04:05.000Z');
    expect(ask('new Date(0) instanceof Date')).toBe(true);
    expect(ask('Date.UTC(1970, 0, 2)')).toBe(DAY_MS);
  });
});
