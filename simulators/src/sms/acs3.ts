import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { queryOf, rawBody, type Collection, type ProviderContext } from '../core/index.js';

/** How Aliyun says no. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
}

const CLOCK_TOLERANCE_MS = 15 * 60_000;
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
const MUST_SIGN = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

function refuse(status: number, code: string, message: string): Refusal {
  return { status, code, message };
}

function headerOf(request: FastifyRequest, name: string): string {
  return String(request.headers[name] ?? '');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Signature, then time and nonce, then whether there is such a call. Undefined when all is well. */
export function requestTrouble(
  request: FastifyRequest,
  context: ProviderContext,
  nonces: Collection<{ at: number }>,
): Refusal | undefined {
  const [, credential, signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(headerOf(request, 'authorization')) ?? [];
  if (credential === undefined)
    return refuse(400, 'MissingAuthorization', 'Authorization is missing or malformed.');
  const { accessKeyId, accessKeySecret } = context.config.sms;
  if (credential !== accessKeyId)
    return refuse(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  const expected = expectedSignature(request, signedHeaders, accessKeySecret);
  if (!expected || !timingSafeEqual(expected, Buffer.from(signature, 'hex')))
    return refuse(400, 'SignatureDoesNotMatch', 'Specified signature does not match our calculation.');
  const now = context.clock.now();
  const ageMs = Math.abs(now - Date.parse(headerOf(request, 'x-acs-date')));
  if (!(ageMs <= CLOCK_TOLERANCE_MS))
    return refuse(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  const nonce = headerOf(request, 'x-acs-signature-nonce');
  if (nonces.get(nonce))
    return refuse(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  nonces.put(nonce, { at: now });
  const isKnown =
    headerOf(request, 'x-acs-action') === 'SendSms' && headerOf(request, 'x-acs-version') === '2017-05-25';
  return isKnown ? undefined : refuse(404, 'InvalidAction.NotFound', 'Specified api is not found.');
}

/** Undefined when a header that must be signed is not, or the hash of the body is not the body's. */
function expectedSignature(
  request: FastifyRequest,
  signedHeaders: string,
  secret: string,
): Buffer | undefined {
  const names = signedHeaders.split(';');
  const bodyHash = sha256(rawBody(request));
  if (!MUST_SIGN.every((name) => names.includes(name))) return undefined;
  if (headerOf(request, 'x-acs-content-sha256') !== bodyHash) return undefined;
  const query = Object.entries(queryOf(request))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const headerLines = names.map((name) => `${name}:${headerOf(request, name).trim()}\n`).join('');
  const canonical = `POST\n/\n${query}\n${headerLines}\n${signedHeaders}\n${bodyHash}`;
  return createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest();
}
