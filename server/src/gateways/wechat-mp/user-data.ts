import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../ports.js';
import { PROVIDER } from './api.js';

/** hex(HMAC-SHA256(session_key, "")): proves to the platform that we hold the key of this session. */
export function sessionSignature(sessionKey: string): string {
  return createHmac('sha256', sessionKey).update('').digest('hex');
}

/** Whether `rawData` of the client is what the platform gave it: hex(SHA1(rawData + session_key)). */
export function isRawDataGenuine(input: { rawData: string; signature: string; sessionKey: string }): boolean {
  const expected = createHash('sha1')
    .update(input.rawData + input.sessionKey)
    .digest();
  const actual = Buffer.from(input.signature, 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

export interface EncryptedUserData {
  sessionKey: string;
  iv: string;
  encryptedData: string;
  appId: string;
}

/**
 * Opens encrypted open data (AES-128-CBC under the session key) and checks whose it is. Throws `forged` when the data,
 * the key or the appid do not fit: a login in between changes the key, so the client logs in again and repeats.
 */
export function decryptUserData(input: EncryptedUserData): Record<string, unknown> {
  let data: { watermark?: { appid?: unknown; timestamp?: unknown } } & Record<string, unknown>;
  try {
    const decipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(input.sessionKey, 'base64'),
      Buffer.from(input.iv, 'base64'),
    );
    const plain = Buffer.concat([
      decipher.update(Buffer.from(input.encryptedData, 'base64')),
      decipher.final(),
    ]);
    data = JSON.parse(plain.toString('utf8')) as typeof data;
  } catch {
    // One answer for every way it can fail: no oracle.
    throw new GatewayError('forged', PROVIDER, 'DECRYPT', 'the data does not open with this session');
  }
  if (data.watermark?.appid !== input.appId)
    throw new GatewayError('forged', PROVIDER, 'WATERMARK', 'the data is for another app');
  return data;
}
