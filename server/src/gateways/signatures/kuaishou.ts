import { createHash, createHmac } from 'node:crypto';

/** `signMethod` of the Kuaishou shop platform. */
export type KuaishouSignMethod = 'HMAC_SHA256' | 'MD5';

/**
 * Signs a Kuaishou shop request: `k=v` sorted by name and joined by `&`, then `&signSecret=…`. HMAC_SHA256 is keyed with
 * the sign secret and sent as base64; MD5 is sent as lower-case hex. Absent values and `sign` itself are left out.
 */
export function signKuaishou(
  signSecret: string,
  params: Readonly<Record<string, string | undefined>>,
  method: KuaishouSignMethod,
): string {
  const text = Object.keys(params)
    .filter((key) => key !== 'sign' && params[key] !== undefined)
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .concat(`signSecret=${signSecret}`)
    .join('&');
  return method === 'HMAC_SHA256'
    ? createHmac('sha256', signSecret).update(text, 'utf8').digest('base64')
    : createHash('md5').update(text, 'utf8').digest('hex');
}
