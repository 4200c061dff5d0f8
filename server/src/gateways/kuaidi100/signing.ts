import { createHash, timingSafeEqual } from 'node:crypto';

function upperMd5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();
}

/** `sign` of a real-time query: md5 of the exact `param` text, the key and the customer number. */
export function signQuery(param: string, account: { key: string; customer: string }): string {
  return upperMd5(`${param}${account.key}${account.customer}`);
}

/** `sign` of a push: md5 of the exact `param` text and the salt we chose when subscribing. */
export function signPush(param: string, salt: string): string {
  return upperMd5(`${param}${salt}`);
}

/** Compares a received push signature in constant time; an absent one never matches. */
export function isPushSignature(param: string, salt: string, sign: string | undefined): boolean {
  const expected = Buffer.from(signPush(param, salt));
  const actual = Buffer.from(sign ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
