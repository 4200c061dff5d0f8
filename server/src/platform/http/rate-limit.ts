import { Inject, Injectable } from '@nestjs/common';
import type { RateClass } from '@yimai/shared/api/access';
import { LRUCache } from 'lru-cache';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { DomainError } from './domain-error.js';
import type { Principal } from './principal.js';

interface Limit {
  perMinute: number;
  /** Most calls in a burst. */
  burst: number;
}

/** Calls per principal (or per address while anonymous). Finer business limits, such as SMS per number, live in modules. */
export const LIMITS: Record<RateClass, Limit> = {
  read: { perMinute: 1200, burst: 300 },
  write: { perMinute: 240, burst: 60 },
  login: { perMinute: 60, burst: 30 },
  sms: { perMinute: 10, burst: 10 },
  order: { perMinute: 60, burst: 20 },
  money: { perMinute: 60, burst: 20 },
  track: { perMinute: 240, burst: 60 },
  // Platforms count links by the day for the whole shop.
  link: { perMinute: 10, burst: 10 },
  upload: { perMinute: 30, burst: 12 },
};

interface Bucket {
  tokens: number;
  at: number;
}

function callerOf(principal: Principal, ip: string): string {
  switch (principal.kind) {
    case 'anonymous':
      return `ip:${ip}`;
    case 'member':
      return `member:${principal.memberId}`;
    case 'staff':
      return `staff:${principal.staffId}`;
  }
}

/** Token buckets in this process. Where simulators run, load comes from one address, so limits are ten times as wide. */
@Injectable()
export class RateLimiter {
  private readonly buckets = new LRUCache<string, Bucket>({ max: 100_000, ttl: 10 * 60_000 });
  private readonly factor: number;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.factor = config.isSimulated || config.NODE_ENV === 'test' ? 100 : 1;
  }

  async consume(rate: RateClass, principal: Principal, ip: string): Promise<void> {
    const limit = LIMITS[rate];
    const key = `${rate}|${callerOf(principal, ip)}`;
    const now = performance.now();
    const capacity = limit.burst * this.factor;
    const bucket = this.buckets.get(key) ?? { tokens: capacity, at: now };
    const refilled = bucket.tokens + ((now - bucket.at) / 60_000) * limit.perMinute * this.factor;
    const tokens = Math.min(capacity, refilled);
    if (tokens < 1) throw new DomainError('RATE_LIMITED');
    this.buckets.set(key, { tokens: tokens - 1, at: now });
  }
}
