import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { PlatformKey } from './config.js';

const FRESH_MS = 300_000;

export type SignatureProblem = 'MISSING_HEADER' | 'STALE' | 'UNKNOWN_SERIAL' | 'BAD_SIGNATURE';

/** Checks what WeChat Pay signs: its answers and its notifications, over the raw bytes. */
export class Verifier {
  private readonly keys: ReadonlyMap<string, KeyObject>;

  constructor(
    keys: readonly PlatformKey[],
    private readonly now: () => number,
  ) {
    this.keys = new Map(keys.map((key) => [key.id, createPublicKey(key.pem)]));
  }

  /** Undefined when all is well. Header names in lower case. */
  problemOf(headers: Record<string, string | undefined>, rawBody: Buffer): SignatureProblem | undefined {
    const timestamp = headers['wechatpay-timestamp'];
    const nonce = headers['wechatpay-nonce'];
    const signature = headers['wechatpay-signature'];
    const serial = headers['wechatpay-serial'];
    if (!timestamp || !nonce || !signature || !serial) return 'MISSING_HEADER';
    const age = Math.abs(this.now() - Number(timestamp) * 1000);
    // Written so that a timestamp that is no number counts as stale.
    if (!(age < FRESH_MS)) return 'STALE';
    const key = this.keys.get(serial);
    if (!key) return 'UNKNOWN_SERIAL';
    const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')]);
    // A probe ("WECHATPAY/SIGNTEST/…") is a wrong signature like any other; refusing it is what the platform tests.
    return verify('RSA-SHA256', message, key, Buffer.from(signature, 'base64')) ? undefined : 'BAD_SIGNATURE';
  }
}
