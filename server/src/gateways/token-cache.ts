export interface CachedToken {
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Where tokens live; shared by all processes in production (Redis), in memory otherwise. */
export interface TokenStore {
  get(key: string): Promise<CachedToken | undefined>;
  set(key: string, token: CachedToken): Promise<void>;
}

/** Replace tokens a little before they end, so that none ends on the way. */
const RENEW_BEFORE_MS = 120_000;

export class MemoryTokenStore implements TokenStore {
  private readonly tokens = new Map<string, CachedToken>();

  async get(key: string): Promise<CachedToken | undefined> {
    return this.tokens.get(key);
  }

  async set(key: string, token: CachedToken): Promise<void> {
    this.tokens.set(key, token);
  }
}

/**
 * Tokens by key, fetched once however many callers wait. Across processes the store is the meeting point; two of them
 * fetching at once is harmless, because a stable token is the same for both.
 */
export class TokenCache {
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(
    private readonly store: TokenStore,
    private readonly now: () => number,
  ) {}

  async get(key: string, fetchToken: () => Promise<CachedToken>): Promise<string> {
    return this.once(key, async () => {
      const cached = await this.store.get(key);
      if (cached && cached.expiresAt - this.now() > RENEW_BEFORE_MS) return cached.value;
      return this.fetchInto(key, fetchToken);
    });
  }

  /** After the platform refused `refused`: takes what somebody else stored meanwhile, or fetches anew. */
  async replace(key: string, refused: string, fetchToken: () => Promise<CachedToken>): Promise<string> {
    // A reading that began before the refusal may still hand out the refused token: not to be joined.
    const running = await this.underWay.get(key)?.catch(() => undefined);
    if (running !== undefined && running !== refused) return running;
    return this.once(key, async () => {
      const cached = await this.store.get(key);
      if (cached && cached.value !== refused) return cached.value;
      return this.fetchInto(key, fetchToken);
    });
  }

  private async fetchInto(key: string, fetchToken: () => Promise<CachedToken>): Promise<string> {
    const token = await fetchToken();
    await this.store.set(key, token);
    return token.value;
  }

  private once(key: string, work: () => Promise<string>): Promise<string> {
    const running = this.underWay.get(key);
    if (running) return running;
    const started = work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, started);
    return started;
  }
}
