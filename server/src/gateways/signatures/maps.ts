import { createHash } from 'node:crypto';

function sortedQuery(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');
}

function md5Hex(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** `sig` of Tencent location service: md5 of path, raw (not percent-encoded) sorted query and the SK. */
export function signTencentMap(
  secretKey: string,
  path: string,
  params: Readonly<Record<string, string>>,
): string {
  return md5Hex(`${path}?${sortedQuery(params)}${secretKey}`);
}

/** `sig` of Amap web services: md5 of the raw sorted query followed by the private key; the path is not signed. */
export function signAmap(privateKey: string, params: Readonly<Record<string, string>>): string {
  return md5Hex(`${sortedQuery(params)}${privateKey}`);
}
