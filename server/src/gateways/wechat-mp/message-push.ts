import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../ports.js';
import { PROVIDER } from './api.js';

const BLOCK_BYTES = 32;
const HEAD_BYTES = 20;

export interface MessagePushConfig {
  token: string;
  /** 43 characters. */
  encodingAesKey: string;
  appId: string;
}

export interface PushQuery {
  signature?: string;
  timestamp?: string;
  nonce?: string;
  msg_signature?: string;
  echostr?: string;
}

/** Verifies and opens what the platform pushes (plain and encrypted). The reply to an accepted event is `success`. */
export class MessagePush {
  constructor(private readonly config: MessagePushConfig) {}

  /** The answer to the platform's check of the address (GET): the echostr to return. Throws `forged`. */
  verifyAddress(query: PushQuery): string {
    this.check(query.signature, [query.timestamp, query.nonce]);
    return query.echostr ?? '';
  }

  /** The event as JSON text or XML text, as the platform is configured to push. Throws `forged`. */
  open(query: PushQuery, rawBody: Buffer): string {
    const text = rawBody.toString('utf8');
    const encrypted = encryptedPart(text);
    if (encrypted === undefined) {
      this.check(query.signature, [query.timestamp, query.nonce]);
      return text;
    }
    this.check(query.msg_signature, [query.timestamp, query.nonce, encrypted]);
    return this.decrypt(encrypted);
  }

  private check(signature: string | undefined, parts: (string | undefined)[]): void {
    const sorted = [this.config.token, ...parts.map((part) => part ?? '')].sort().join('');
    const expected = createHash('sha1').update(sorted).digest();
    const actual = Buffer.from(signature ?? '', 'hex');
    if (actual.length === expected.length && timingSafeEqual(actual, expected)) return;
    throw new GatewayError(
      'forged',
      PROVIDER,
      'BAD_SIGNATURE',
      'the pushed message is not signed with our token',
    );
  }

  /** 16 random bytes, the length as 4 bytes, the message, the appid; PKCS#7 to blocks of 32. */
  private decrypt(encrypted: string): string {
    try {
      const key = Buffer.from(`${this.config.encodingAesKey}=`, 'base64');
      const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
      const pad = padded[padded.length - 1] ?? 0;
      if (pad < 1 || pad > BLOCK_BYTES) throw new Error('padding');
      const plain = padded.subarray(0, padded.length - pad);
      const end = HEAD_BYTES + plain.readUInt32BE(16);
      if (plain.subarray(end).toString('utf8') !== this.config.appId) throw new Error('appid');
      return plain.subarray(HEAD_BYTES, end).toString('utf8');
    } catch {
      throw new GatewayError('forged', PROVIDER, 'DECRYPT', 'the pushed message does not open');
    }
  }
}

/** The Encrypt field of a JSON or XML envelope; undefined for a plain message. */
function encryptedPart(text: string): string | undefined {
  const xml = /<Encrypt>(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?<\/Encrypt>/.exec(text)?.[1];
  if (xml) return xml;
  try {
    const value = (JSON.parse(text) as { Encrypt?: unknown } | null)?.Encrypt;
    return typeof value === 'string' ? value : undefined;
  } catch {
    // Plain XML.
    return undefined;
  }
}
