import { createHash } from 'node:crypto';

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
