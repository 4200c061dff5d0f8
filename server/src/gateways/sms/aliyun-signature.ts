import { createHash, createHmac } from 'node:crypto';

/** RFC 3986, as Aliyun wants it: everything but letters, digits and `-_.~` is escaped. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Parameters sorted by name, escaped and joined: the canonical query of both signature versions. */
export function canonicalQuery(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .sort()
    .map((key) => `${percentEncode(key)}=${percentEncode(params[key] ?? '')}`)
    .join('&');
}

/** `Signature` of the older RPC style (HMAC-SHA1, version 1.0). `params` holds everything but `Signature`. */
export function signRpc(
  secret: string,
  method: 'GET' | 'POST',
  params: Readonly<Record<string, string>>,
): string {
  const text = `${method}&${percentEncode('/')}&${percentEncode(canonicalQuery(params))}`;
  return createHmac('sha1', `${secret}&`).update(text, 'utf8').digest('base64');
}

/** What ACS3-HMAC-SHA256 is computed over. Header names are lower case; only signed headers are listed. */
export interface Acs3Request {
  method: 'GET' | 'POST';
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Hex SHA-256 of a request body, the value of `x-acs-content-sha256`. */
export function acs3BodyHash(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

/** The hex signature of an ACS3 request to path `/`. */
export function signAcs3(secret: string, request: Acs3Request): string {
  const names = Object.keys(request.headers).sort();
  const headerBlock = names.map((name) => `${name}:${request.headers[name]?.trim()}\n`).join('');
  const canonical = [
    request.method,
    '/',
    canonicalQuery(request.query),
    headerBlock,
    names.join(';'),
    acs3BodyHash(request.body),
  ].join('\n');
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical, 'utf8').digest('hex')}`;
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

/** The `Authorization` header that carries {@link signAcs3}. */
export function acs3Authorization(
  account: { accessKeyId: string; accessKeySecret: string },
  request: Acs3Request,
): string {
  const signedHeaders = Object.keys(request.headers).sort().join(';');
  const signature = signAcs3(account.accessKeySecret, request);
  return `ACS3-HMAC-SHA256 Credential=${account.accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}
