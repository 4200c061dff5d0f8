import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import { DatabaseClock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import type { PageId } from './decoration.types.js';

/** Long enough to hand the phone around. */
const VALID_MS = 2 * HOUR_MS;

/** Lets a phone without a login see the draft of one page, as it is when it looks. */
@Injectable()
export class PreviewTokens {
  private readonly key: Buffer;

  constructor(
    private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    const secret = Buffer.from(config.TOKEN_SECRET, 'base64');
    this.key = createHmac('sha256', secret).update('page-preview').digest();
  }

  mint(pageId: PageId): { token: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + VALID_MS);
    const body = `${formatId('page', pageId)}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
    return { token: `${body}.${this.sign(body)}`, expiresAt };
  }

  /** Null unless we made it and it has not expired. */
  read(token: string): { pageId: PageId; expiresAt: Date } | null {
    const [id = '', expires = '', signature = '', ...rest] = token.split('.');
    const pageId = parseId('page', id);
    const [expected, given] = [Buffer.from(this.sign(`${id}.${expires}`)), Buffer.from(signature)];
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isOurs || pageId === null || rest.length > 0) return null;
    const expiresAt = new Date(parseInt(expires, 36) * 1000);
    return expiresAt > this.clock.now() ? { pageId, expiresAt } : null;
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url').slice(0, 32);
  }
}
