import { randomBytes } from 'node:crypto';

/** An answer with errcode ≠ 0; HTTP status stays 200, as on the real platform. */
export class WeChatRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }

  body(): object {
    return {
      errcode: this.errcode,
      errmsg: `${this.message}, rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
    };
  }
}

export const OK = { errcode: 0, errmsg: 'ok' };

/** At most `limit` per minute and key. In memory: a restart forgives. */
export class MinuteLimit {
  private window = -1;
  private counts = new Map<string, number>();

  constructor(private readonly limit: number) {}

  exceeded(key: string, nowMs: number): boolean {
    const window = Math.floor(nowMs / 60_000);
    if (window !== this.window) this.counts = new Map();
    this.window = window;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > this.limit;
  }
}
