import { createSign, createVerify } from 'node:crypto';
import { privateKeyOf, publicKeyOf } from '../keys.js';

/** Parameters of the v2 gateway. Values are raw: URL-encoding happens after signing. */
export type AlipayParams = Readonly<Record<string, string | undefined>>;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `yyyy-MM-dd HH:mm:ss` at +08:00, whatever the time zone of the host. */
export function alipayTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant behind `yyyy-MM-dd HH:mm:ss` (fractions allowed), or undefined when the text is something else. */
export function parseAlipayTime(text: string | undefined): Date | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(text)) return undefined;
  const at = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** What is signed: everything but `sign` and empty values, sorted by name, `k=v` joined by `&`. */
export function signingText(params: AlipayParams): string {
  const names = Object.keys(params).filter(
    (name) => name !== 'sign' && params[name] !== undefined && params[name] !== '',
  );
  return joined(params, names);
}

function joined(params: AlipayParams, names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}

/** RSA2 signature, base64. */
export function signRsa2(privateKeyPem: string, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(privateKeyOf(privateKeyPem), 'base64');
}

/** Whether `signature` (base64) is RSA2 over `text`. */
export function verifyRsa2(publicKeyPem: string, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256')
    .update(text, 'utf8')
    .verify(publicKeyOf(publicKeyPem), signature, 'base64');
}

/**
 * Verifies an asynchronous notification. Payment notices are signed without `sign_type`, service messages with it; the
 * documents drop empty values, the official SDKs keep them. Each reading signs what we received, so any of them will
 * do. The algorithm is always RSA2: the message has no say in it.
 */
export function verifyNotification(publicKeyPem: string, params: AlipayParams): boolean {
  const { sign, ...signedParams } = params;
  if (!sign || signedParams.sign_type !== 'RSA2') return false;
  const { sign_type: _type, ...withoutType } = signedParams;
  const texts = [withoutType, signedParams].flatMap((reading) => [
    signingText(reading),
    joined(reading, Object.keys(reading)),
  ]);
  return [...new Set(texts)].some((text) => verifyRsa2(publicKeyPem, text, sign));
}

/**
 * The exact text of the JSON object stored under `key` at the top level of `body`: what a synchronous answer signs.
 * Parsing and re-serialising would change it. Undefined when there is none.
 */
export function rawMember(body: string, key: string): string | undefined {
  const match = new RegExp(`^\\s*\\{[^{}]*?"${key}"\\s*:\\s*\\{`).exec(body);
  if (!match) return undefined;
  const start = match[0].length - 1;
  let depth = 0;
  let inString = false;
  for (let index = start; index < body.length; index += 1) {
    const character = body[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return body.slice(start, index + 1);
    }
  }
  return undefined;
}
