import { createHash, createHmac } from 'node:crypto';

/** Digest of a TOP (Taobao Open Platform) request. */
export type TopSignMethod = 'md5' | 'hmac';

function topText(params: Readonly<Record<string, string | undefined>>): string {
  return Object.keys(params)
    .filter((key) => key !== 'sign' && params[key] !== undefined && params[key] !== '')
    .sort()
    .map((key) => `${key}${params[key]}`)
    .join('');
}

/**
 * Signs a TOP request: parameters sorted by name, names and values concatenated without separators, empty values left
 * out. `hmac` keys HMAC-MD5 with the secret; `md5` wraps the text in the secret. Upper-case hex.
 */
export function signTop(
  secret: string,
  params: Readonly<Record<string, string | undefined>>,
  method: TopSignMethod,
): string {
  const text = topText(params);
  const digest =
    method === 'hmac'
      ? createHmac('md5', secret).update(text, 'utf8')
      : createHash('md5').update(`${secret}${text}${secret}`, 'utf8');
  return digest.digest('hex').toUpperCase();
}
