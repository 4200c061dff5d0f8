import { MemoryTokenStore, TokenCache, type CachedToken } from './token-cache.js';

const HOUR = 3_600_000;
let now = 0;
let fetched = 0;
let tokens: TokenCache;

function fetchToken(): Promise<CachedToken> {
  fetched += 1;
  return Promise.resolve({ value: `t${fetched}`, expiresAt: now + 2 * HOUR });
}

beforeEach(() => {
  now = 1_000;
  fetched = 0;
  tokens = new TokenCache(new MemoryTokenStore(), () => now);
});

describe('TokenCache', () => {
  it('fetches once for many callers, and again shortly before the end', async () => {
    const all = await Promise.all([1, 2, 3].map(() => tokens.get('a', fetchToken)));
    expect(all).toEqual(['t1', 't1', 't1']);
    now += 2 * HOUR - 121_000;
    expect(await tokens.get('a', fetchToken)).toBe('t1');
    now += 2_000;
    expect(await tokens.get('a', fetchToken)).toBe('t2');
  });

  it('keeps tokens apart by key', async () => {
    expect([await tokens.get('a', fetchToken), await tokens.get('b', fetchToken)]).toEqual(['t1', 't2']);
  });

  it('does not remember a failure', async () => {
    await expect(tokens.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await tokens.get('a', fetchToken)).toBe('t1');
  });

  it('replaces only the token that was refused, once for many callers', async () => {
    await tokens.get('a', fetchToken);
    expect(await tokens.replace('a', 'an older one', fetchToken)).toBe('t1');
    const all = await Promise.all([1, 2].map(() => tokens.replace('a', 't1', fetchToken)));
    expect(all).toEqual(['t2', 't2']);
  });

  it('does not hand the refused token out again because a reading of it is under way', async () => {
    await tokens.get('a', fetchToken);
    const reading = tokens.get('a', fetchToken);
    expect(await tokens.replace('a', 't1', fetchToken)).toBe('t2');
    expect(await reading).toBe('t1');
  });
});
