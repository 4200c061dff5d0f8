import { createHash, createHmac } from 'node:crypto';

/** Fields that never take part in an ecpay request signature. */
const ECPAY_UNSIGNED = new Set(['app_id', 'thirdparty_id', 'sign', 'other_settle_params']);

function ecpayText(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim();
  const unquoted = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  return unquoted.trim();
}

/**
 * `sign` of a legacy guaranteed-payment (ecpay) request: the values, without names, plus the SALT, sorted by code unit,
 * joined by `&`, md5 as lower-case hex. Kept because orders made before 2023-11 still refund and settle this way.
 */
export function signEcpayRequest(salt: string, body: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(body)
    .filter(([key, value]) => !ECPAY_UNSIGNED.has(key) && value !== undefined)
    .map(([, value]) => ecpayText(value))
    .filter((text) => text !== '' && text !== 'null');
  return createHash('md5')
    .update([...values, salt].sort().join('&'), 'utf8')
    .digest('hex');
}

/** What an ecpay callback, or the echo of a message push, is signed over. */
export interface EcpayCallback {
  timestamp: string;
  nonce: string;
  msg: string;
}

/** `msg_signature` of an ecpay callback: SHA-1 of token, timestamp, nonce and msg, sorted and joined by nothing. */
export function signEcpayCallback(token: string, callback: EcpayCallback): string {
  const parts = [token, callback.timestamp, callback.nonce, callback.msg].sort();
  return createHash('sha1').update(parts.join(''), 'utf8').digest('hex');
}

/** What a Doudian OpenAPI request is signed over; `paramJson` is the exact body text. */
export interface DoudianRequest {
  appKey: string;
  method: string;
  paramJson: string;
  timestamp: string;
  version: string;
}

/** `sign` of a Doudian request. The access token is not signed. Lower-case hex. */
export function signDoudian(secret: string, request: DoudianRequest, method: 'hmac-sha256' | 'md5'): string {
  const { appKey, paramJson, timestamp, version } = request;
  const text = `${secret}app_key${appKey}method${request.method}param_json${paramJson}timestamp${timestamp}v${version}${secret}`;
  const digest = method === 'md5' ? createHash('md5') : createHmac('sha256', secret);
  return digest.update(text, 'utf8').digest('hex');
}

/** `param_json` in the form Doudian signs: object keys sorted at every level, no spaces, nothing HTML-escaped. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
