import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invariant } from '@yimai/shared/kernel/invariant';
import { APP_CONFIG, type AppConfig } from '../config/index.js';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a value lives. Part of the authenticated data, so ciphertext moved to another row or column does not open. */
export interface FieldPlace {
  table: string;
  column: string;
  rowId: number;
}

function additionalData(place: FieldPlace): Buffer {
  return Buffer.from(`${place.table}.${place.column}#${place.rowId}`);
}

/**
 * Personal data at rest: AES-256-GCM with a key id, and a keyed blind index for equality search. The stored text is
 * `v1:keyId:base64(nonce | ciphertext | tag)`. New values use the first configured key; older keys only read.
 */
@Injectable()
export class PersonalData {
  private readonly keys: Map<string, Buffer>;
  private readonly currentKeyId: string;
  private readonly indexKey: Buffer;

  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'PII_KEYS' | 'PII_INDEX_KEY'>) {
    const pairs = config.PII_KEYS.split(',').map((pair) => pair.split(':') as [string, string]);
    this.keys = new Map(pairs.map(([keyId, key]) => [keyId, Buffer.from(key, 'base64')]));
    this.currentKeyId = pairs[0]?.[0] ?? '';
    this.indexKey = Buffer.from(config.PII_INDEX_KEY, 'base64');
  }

  encrypt(plaintext: string, place: FieldPlace): string {
    const key = this.keys.get(this.currentKeyId);
    invariant(key, 'no current key for personal data');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(place));
    const sealed = Buffer.concat([
      nonce,
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `v${VERSION}:${this.currentKeyId}:${sealed.toString('base64')}`;
  }

  /** Throws when the key is unknown or the text was altered or moved. */
  decrypt(stored: string, place: FieldPlace): string {
    const [version, keyId, body] = stored.split(':');
    const key = this.keys.get(keyId ?? '');
    invariant(
      version === `v${VERSION}` && key && body,
      'personal data in an unknown format or under an unknown key',
    );
    const sealed = Buffer.from(body, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(
      additionalData(place),
    );
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return (
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES), undefined, 'utf8') +
      decipher.final('utf8')
    );
  }

  /** Deterministic, keyed, purpose-bound: for unique constraints and lookups. Normalise the value first. */
  blindIndex(purpose: string, value: string): string {
    return createHmac('sha256', this.indexKey).update(`${purpose}\n${value}`).digest('hex');
  }
}
