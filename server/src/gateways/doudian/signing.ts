import { createHmac } from 'node:crypto';

/** What a request is signed over; `paramJson` is the exact body. The access token is not signed. */
export interface SignedRequest {
  appKey: string;
  method: string;
  paramJson: string;
  /** Seconds since 1970. */
  timestamp: string;
}

/** The version of the API; it is part of the signature. */
export const API_VERSION = '2';

/** `sign` with `sign_method=hmac-sha256`: lower-case hex. */
export function signRequest(secret: string, { appKey, method, paramJson, timestamp }: SignedRequest): string {
  const text = `${secret}app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v${API_VERSION}${secret}`;
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

/** A body in the form it is signed in: object keys sorted at every level, no spaces, nothing HTML-escaped. */
export function paramJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(paramJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${paramJson(member)}`);
  return `{${members.join(',')}}`;
}
