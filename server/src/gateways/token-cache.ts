/** A token and when it stops being good, in ms since 1970. */
export interface FreshToken {
  token: string;
  expiresAt: number;
}

/** Renewed this long before it would expire, so that no request travels with a dying token. */
const RENEW_BEFORE_MS = 5 * 60_000;

/**
 * Keeps one platform token. However many callers ask at once, one request fetches it; a failed fetch is not remembered.
 */
export class TokenCache {
  private current: FreshToken | undefined;
  private fetching: Promise<FreshToken> | undefined;

  constructor(
    private readonly fetchToken: () => Promise<FreshToken>,
    private readonly now: () => number,
  ) {}

  async get(): Promise<string> {
    if (this.current && this.current.expiresAt - RENEW_BEFORE_MS > this.now()) return this.current.token;
    this.fetching ??= this.fetchToken().finally(() => (this.fetching = undefined));
    this.current = await this.fetching;
    return this.current.token;
  }

  /** Forgets `token` after the platform refused it; a newer one stays. */
  discard(token: string): void {
    if (this.current?.token === token) this.current = undefined;
  }
}
