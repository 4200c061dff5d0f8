import {
  constants,
  createCipheriv,
  createPublicKey,
  privateDecrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { alphanumeric, rawBody, type DevPlatformConfig, type SigningMode } from '../core/index.js';
import { Refusal } from './refusal.js';

type Keys = DevPlatformConfig['wechatPay'];

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const FRESH_SECONDS = 300;

function unauthorized(message: string): Refusal {
  return new Refusal(401, 'SIGN_ERROR', message, { internal: 268443699 });
}

/** Checks our Authorization header in the order the platform documents: form, merchant, serial, time, signature. */
export function checkAuthorization(request: FastifyRequest, keys: Keys, nowMs: number): void {
  const header = request.headers.authorization;
  const pairs = header?.startsWith(`${SCHEME} `) ? parsePairs(header.slice(SCHEME.length + 1)) : undefined;
  const { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature } = pairs ?? {};
  if (!mchid || !nonce || !timestamp || !serial || !signature)
    throw unauthorized('Http头Authorization值格式错误');
  if (!/^\d{10}$/.test(timestamp) || nonce.length > 32) throw unauthorized('Http头Authorization值格式错误');
  if (mchid !== keys.mchId) throw unauthorized('商户号不存在');
  if (serial !== keys.merchantSerial) throw unauthorized('商户证书序列号有误');
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > FRESH_SECONDS)
    throw unauthorized('Http头Authorization中的timestamp与发起请求的时间相差过大');
  const message = `${request.method}\n${request.url}\n${timestamp}\n${nonce}\n${rawBody(request).toString('utf8')}\n`;
  const key = createPublicKey(keys.merchant.publicKeyPem);
  if (!verify('RSA-SHA256', Buffer.from(message), key, Buffer.from(signature, 'base64')))
    throw unauthorized('签名错误，验签失败');
}

function parsePairs(text: string): Record<string, string> | undefined {
  const pairs: Record<string, string> = {};
  for (const part of text.split(',')) {
    const match = /^\s*(\w+)="([^"]*)"\s*$/.exec(part);
    if (!match?.[1] || match[2] === undefined) return undefined;
    pairs[match[1]] = match[2];
  }
  return pairs;
}

/** The Wechatpay-* headers over a body, for responses and notifications. */
export function platformHeaders(
  keys: Keys,
  message: { body: string; nowMs: number; mode?: SigningMode },
): Record<string, string> {
  const timestamp = String(Math.floor(message.nowMs / 1000));
  const nonce = alphanumeric(32);
  // A wrong signature of the right shape: it is over another body.
  const signedBody = message.mode === 'corrupt' ? `${message.body} ` : message.body;
  const signature = sign(
    'RSA-SHA256',
    Buffer.from(`${timestamp}\n${nonce}\n${signedBody}\n`),
    keys.platform.privateKeyPem,
  );
  const text = signature.toString('base64');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': keys.platformPublicKeyId,
    'Wechatpay-Signature': message.mode === 'probe' ? `WECHATPAY/SIGNTEST/${text}` : text,
    'Wechatpay-Signature-Type': SCHEME,
  };
}

/** The `resource` of a notification: AES-256-GCM with the APIv3 key, tag appended. */
export function encryptResource(keys: Keys, originalType: string, plain: unknown): Record<string, string> {
  const nonce = alphanumeric(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(originalType));
  const data = Buffer.concat([
    cipher.update(JSON.stringify(plain), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: data.toString('base64'),
    associated_data: originalType,
    nonce,
  };
}

/** Opens a sensitive field of a request (RSA-OAEP, SHA-1). Undefined when it was not made with our public key. */
export function decryptSensitive(keys: Keys, ciphertext: string): string | undefined {
  try {
    const key = {
      key: keys.platform.privateKeyPem,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha1',
    };
    return privateDecrypt(key, Buffer.from(ciphertext, 'base64')).toString('utf8');
  } catch {
    // Which step failed is of no interest to the caller.
    return undefined;
  }
}

/** The client's paySign: four lines, signed with the merchant's key. */
export function isPaySignValid(
  keys: Keys,
  launch: { appId: string; timeStamp: string; nonceStr: string; package: string; paySign: string },
): boolean {
  const message = `${launch.appId}\n${launch.timeStamp}\n${launch.nonceStr}\n${launch.package}\n`;
  return verify(
    'RSA-SHA256',
    Buffer.from(message),
    keys.merchant.publicKeyPem,
    Buffer.from(launch.paySign, 'base64'),
  );
}

export function requestId(internal = 0): string {
  return `${randomBytes(16).toString('hex').toUpperCase()}-${internal}`;
}
