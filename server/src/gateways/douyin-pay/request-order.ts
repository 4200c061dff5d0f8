import { createSign } from 'node:crypto';
import { privateKeyOf } from '../keys.js';
import type { Fen } from '@yimai/shared/kernel/money';

/** Longest life of an unpaid order on Douyin: 48 hours. */
const LONGEST_EXPIRY_SECONDS = 48 * 3600;
const TITLE_BYTES = 256;

/** What we ask Douyin to sell: exactly one sku, so an order of several lines goes as one bundle titled after the order. */
export interface DouyinOrder {
  outOrderNo: string;
  amountFen: Fen;
  title: string;
  imageUrl: string;
  /** Goods type and tag group granted to the merchant for its category. */
  goodsType: number;
  tagGroupId: string;
  payExpireSeconds: number;
  payNotifyUrl: string;
  merchantUid?: string;
  /** Page of the order in the mini-program: no leading slash, no query. */
  entry: { path: string; params: Record<string, string> };
}

/** Cuts to whole characters within `maxBytes` of UTF-8. */
export function clipUtf8(text: string, maxBytes: number): string {
  let bytes = 0;
  let clipped = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    clipped += character;
  }
  return clipped;
}

/** The `data` text of tt.requestOrder. The client must hand it on unchanged: it is what byteAuthorization signs. */
export function buildOrderData(order: DouyinOrder): string {
  return JSON.stringify({
    skuList: [
      {
        skuId: order.outOrderNo,
        price: order.amountFen,
        quantity: 1,
        title: clipUtf8(order.title, TITLE_BYTES),
        imageList: [order.imageUrl],
        type: order.goodsType,
        tagGroupId: order.tagGroupId,
      },
    ],
    outOrderNo: order.outOrderNo,
    totalAmount: order.amountFen,
    payExpireSeconds: Math.min(Math.max(Math.floor(order.payExpireSeconds), 1), LONGEST_EXPIRY_SECONDS),
    payNotifyUrl: order.payNotifyUrl,
    ...(order.merchantUid ? { merchantUid: order.merchantUid } : {}),
    orderEntrySchema: { path: order.entry.path, params: JSON.stringify(order.entry.params) },
  });
}

export interface AuthorizationKey {
  appId: string;
  appPrivateKeyPem: string;
  /** Version the console shows for the uploaded public key. */
  keyVersion: string;
  /** The platform's own pages disagree on quotes around the values; working code exists for both. */
  quoted: boolean;
}

/** The five lines that byteAuthorization signs; the path is fixed although no request goes there. */
export function authorizationText(signed: { timestamp: string; nonce: string; data: string }): string {
  return `POST\n/requestOrder\n${signed.timestamp}\n${signed.nonce}\n${signed.data}\n`;
}

/** `byteAuthorization` for `data`, valid for one hour from `timestamp` (seconds). */
export function buildByteAuthorization(
  key: AuthorizationKey,
  signed: { timestamp: string; nonce: string; data: string },
): string {
  const signature = createSign('RSA-SHA256')
    .update(authorizationText(signed), 'utf8')
    .sign(privateKeyOf(key.appPrivateKeyPem), 'base64');
  const quote = key.quoted ? '"' : '';
  const values = {
    appid: key.appId,
    nonce_str: signed.nonce,
    timestamp: signed.timestamp,
    key_version: key.keyVersion,
    signature,
  };
  const fields = Object.entries(values).map(([name, value]) => `${name}=${quote}${value}${quote}`);
  return `SHA256-RSA2048 ${fields.join(',')}`;
}
