import { createVerify } from 'node:crypto';
import { publicKeyOf } from '../keys.js';
import { z } from '@yimai/shared/kernel/zod';
import { parseJson } from '../answers.js';
import { GatewayError, type RawNotification } from '../ports.js';

export interface CallbackKey {
  platformPublicKeyPem: string;
  /**
   * How old a callback may be. Longer than the whole retry ladder (about half an hour), because the platform does not
   * say whether a retry is signed anew; repetition is harmless, the inbox knows every event.
   */
  maxAgeMs: number;
}

const envelopeSchema = z.object({ version: z.string(), type: z.string(), msg: z.string() });

export interface Callback {
  type: string;
  msg: Record<string, unknown>;
}

/** What a callback's signature covers: timestamp, nonce and the exact bytes of the body. */
export function callbackText(timestamp: string, nonce: string, rawBody: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')]);
}

/** Verifies `Byte-Signature` and the age, and opens the envelope. Throws GatewayError('forged') on anything wrong. */
export function openCallback(raw: RawNotification, key: CallbackKey, nowMs: number): Callback {
  const headers = lowerCased(raw.headers);
  const timestamp = headers['byte-timestamp'] ?? '';
  const nonce = headers['byte-nonce-str'] ?? '';
  const signature = headers['byte-signature'] ?? '';
  if (!/^\d{10}$/.test(timestamp) || nonce === '' || signature === '')
    throw forged('HEADERS', 'signature headers missing');
  const text = callbackText(timestamp, nonce, raw.rawBody);
  if (
    !createVerify('RSA-SHA256')
      .update(text)
      .verify(publicKeyOf(key.platformPublicKeyPem), signature, 'base64')
  ) {
    throw forged('SIGNATURE', 'signature does not fit the body');
  }
  if (Math.abs(nowMs - Number(timestamp) * 1000) > key.maxAgeMs)
    throw forged('STALE', 'callback too old or from the future');
  const envelope = envelopeSchema.safeParse(parseJson(raw.rawBody.toString('utf8')));
  if (!envelope.success) throw forged('ENVELOPE', 'body is not a callback envelope');
  const msg = z.record(z.string(), z.unknown()).safeParse(parseJson(envelope.data.msg));
  if (!msg.success) throw forged('ENVELOPE', 'msg is not a JSON object');
  return { type: envelope.data.type, msg: msg.data };
}

export function forged(code: string, message: string): GatewayError {
  return new GatewayError('forged', 'douyin', code, message);
}

function lowerCased(headers: RawNotification['headers']): RawNotification['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
