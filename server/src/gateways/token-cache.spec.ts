import { TokenCache, type FreshToken } from './token-cache.js';

const HOUR = 3_600_000;

describe('TokenCache', () => {
  let now = 0;
  let fetched = 0;
  let answer: () => Promise<FreshToken>;
  const cache = (): TokenCache =>
    new TokenCache(
      () => {
        fetched += 1;
        return answer();
      },
      () => now,
    );

  beforeEach(() => {
    now = 1_000;
    fetched = 0;
    answer = async () => ({ token: `t${fetched}`, expiresAt: now + 2 * HOUR });
  });

  it('fetches once for many callers, and again shortly before the end', async () => {
    const tokens = cache();
    expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(['t1', 't1', 't1']);
    now += 2 * HOUR - 301_000;
    expect(await tokens.get()).toBe('t1');
    now += 2_000;
    expect(await tokens.get()).toBe('t2');
  });

  it('does not remember a failure', async () => {
    const tokens = cache();
    answer = () => Promise.reject(new Error('down'));
    await expect(tokens.get()).rejects.toThrow('down');
    answer = async () => ({ token: 'up', expiresAt: now + HOUR });
    expect(await tokens.get()).toBe('up');
  });

  it('discards only the token that was refused', async () => {
    const tokens = cache();
    await tokens.get();
    tokens.discard('an older one');
    expect(await tokens.get()).toBe('t1');
    tokens.discard('t1');
    expect(await tokens.get()).toBe('t2');
  });
});
