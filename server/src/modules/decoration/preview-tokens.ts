import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { parseId } from '@yimai/shared/kernel/id';
import { DatabaseClock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import type { PageId, PageVersionId } from './decoration.types.js';

/** Long enough to hand the phone around. */
const VALID_MS = 2 * HOUR_MS;

/** What a token shows: the draft of a page as it is then, or a version, whoever else sees it. */
export type Previewed = { pageId: PageId } | { versionId: PageVersionId };

/** Lets a phone without a login see a page as staff see it. */
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

  /** @param id of the page or the version, as `formatId` writes it */
  mint(id: string): { token: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + VALID_MS);
    const body = `${id}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
    return { token: `${body}.${this.sign(body)}`, expiresAt };
  }

  /** Null unless we made it and it has not expired. */
  read(token: string): (Previewed & { expiresAt: Date }) | null {
    const [id = '', expires = '', signature = '', ...rest] = token.split('.');
    const previewed = previewedOf(id);
    const [expected, given] = [Buffer.from(this.sign(`${id}.${expires}`)), Buffer.from(signature)];
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isOurs || previewed === null || rest.length > 0) return null;
    const expiresAt = new Date(parseInt(expires, 36) * 1000);
    return expiresAt > this.clock.now() ? { ...previewed, expiresAt } : null;
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url').slice(0, 32);
  }
}

function previewedOf(id: string): Previewed | null {
  const [pageId, versionId] = [parseId('page', id), parseId('pageVersion', id)];
  if (pageId !== null) return { pageId };
  return versionId === null ? null : { versionId };
}

/** Where a page is opened, in a browser or below the mini-program's domain. */
export function previewPath({ slug, kind }: { slug: string; kind: 'home' | 'topic' }, token: string): string {
  return kind === 'home'
    ? `/pages/home/index?preview=${token}`
    : `/packages/content/topic/index?slug=${slug}&preview=${token}`;
}
