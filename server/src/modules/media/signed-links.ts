import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import { DatabaseClock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import type { FileId, FileSize } from './media.types.js';

const VALID_MS = HOUR_MS;
/** Links made within the same quarter of an hour are equal, so that a phone need not fetch a picture twice. */
const STEP_MS = 15 * MINUTE_MS;
const SIZES: readonly string[] = ['full', '360', '900'];

/** Addresses of private files: whoever holds one may look, for about an hour. */
@Injectable()
export class SignedLinks {
  private readonly key: Buffer;

  constructor(
    private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    const secret = Buffer.from(config.TOKEN_SECRET, 'base64');
    this.key = createHmac('sha256', secret).update('private-file').digest();
  }

  sign(fileId: FileId, size: FileSize): string {
    const now = this.clock.now().getTime();
    const expires = (Math.floor(now / STEP_MS) * STEP_MS + VALID_MS) / 1000;
    const id = formatId('file', fileId);
    return `/files/private/${id}/${size}?e=${expires}&s=${this.signature(id, size, expires)}`;
  }

  /** Null unless we made exactly this address and it has not expired. */
  read(parts: { id: string; size: string; e: string; s: string }): { fileId: FileId; size: FileSize } | null {
    const fileId = parseId('file', parts.id);
    const expires = Number(parts.e);
    if (fileId === null || !SIZES.includes(parts.size) || !Number.isSafeInteger(expires)) return null;
    const expected = Buffer.from(this.signature(parts.id, parts.size, expires));
    const given = Buffer.from(parts.s);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return expires * 1000 > this.clock.now().getTime() ? { fileId, size: parts.size as FileSize } : null;
  }

  private signature(id: string, size: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${id}\n${size}\n${expires}`).digest('base64url');
  }
}
