import { createVerify } from 'node:crypto';
import type { ProviderContext } from '../core/index.js';
import type { Trade, TradeState } from './trade-state.js';

/** The device hands `data` and `byteAuthorization` over; this is what the platform makes of them. */
export type RequestOrderOutcome = { ok: true; trade: Trade } | { ok: false; errNo: number; message: string };

const AUTHORIZATION_LIFE_MS = 3_600_000;
const LONGEST_EXPIRY_SECONDS = 48 * 3600;
const ERR_SIGNATURE = 11004;
const ERR_PARAMETER = 10000;

interface OrderData {
  skuList: {
    skuId: string;
    price: number;
    quantity: number;
    title: string;
    imageList: string[];
    type: number;
    tagGroupId: string;
  }[];
  outOrderNo: string;
  totalAmount: number;
  payExpireSeconds?: number;
  payNotifyUrl?: string;
  merchantUid?: string;
  orderEntrySchema: { path: string; params: string };
}

/** Reads `SHA256-RSA2048 k="v",…`; the quotes are optional, as on the platform. */
export function parseAuthorization(text: string): Record<string, string> | undefined {
  const [scheme, rest = ''] = text.split(/\s(.*)/s);
  if (scheme !== 'SHA256-RSA2048') return undefined;
  const fields = [...rest.matchAll(/([a-z_]+)=("?)([^",]*)\2(?:,|$)/g)].map(([, name = '', , value = '']) => [
    name,
    value,
  ]);
  return Object.fromEntries(fields) as Record<string, string>;
}

function refuse(errNo: number, message: string): RequestOrderOutcome {
  return { ok: false, errNo, message };
}

/** tt.requestOrder: checks the signature over the exact `data`, then the order, then opens it or finds it again. */
export function requestOrder(
  context: ProviderContext,
  state: TradeState,
  input: { data: string; byteAuthorization: string; payerOpenId?: string },
): RequestOrderOutcome {
  const trouble = authorizationTrouble(context, input.data, input.byteAuthorization);
  if (trouble) return refuse(ERR_SIGNATURE, trouble);
  const order = readOrder(input.data);
  if (typeof order === 'string') return refuse(ERR_PARAMETER, order);
  const existing = state.trades.get(order.outOrderNo);
  if (existing)
    return existing.data === input.data
      ? { ok: true, trade: existing }
      : refuse(ERR_PARAMETER, 'outOrderNo 重复且参数不一致');
  const seconds = order.payExpireSeconds ?? 300;
  const trade = state.open({
    outOrderNo: order.outOrderNo,
    data: input.data,
    title: order.skuList[0]?.title ?? '',
    totalFen: order.totalAmount,
    payNotifyUrl: order.payNotifyUrl ?? '',
    merchantUid: order.merchantUid ?? context.config.douyin.merchantUid,
    expiresAt: context.clock.now() + seconds * 1000,
    payerOpenId: input.payerOpenId,
  });
  return { ok: true, trade };
}

function authorizationTrouble(
  context: ProviderContext,
  data: string,
  byteAuthorization: string,
): string | undefined {
  const { appId, app, keyVersion } = context.config.douyin;
  const fields = parseAuthorization(byteAuthorization);
  if (!fields) return 'byteAuthorization 格式错误';
  if (fields.appid !== appId) return 'appid 不匹配';
  if (fields.key_version !== keyVersion) return 'key_version 不匹配';
  const signedText = `POST\n/requestOrder\n${fields.timestamp}\n${fields.nonce_str}\n${data}\n`;
  const good = createVerify('RSA-SHA256')
    .update(signedText)
    .verify(app.publicKeyPem, fields.signature ?? '', 'base64');
  if (!good) return '签名校验失败';
  const age = context.clock.now() - Number(fields.timestamp) * 1000;
  return Math.abs(age) > AUTHORIZATION_LIFE_MS || Number.isNaN(age) ? 'byteAuthorization 已过期' : undefined;
}

/** The order, or what is wrong with it. */
function readOrder(data: string): OrderData | string {
  let order: Partial<OrderData>;
  try {
    order = JSON.parse(data) as Partial<OrderData>;
  } catch {
    return 'data 不是合法 JSON';
  }
  const { skuList, outOrderNo, totalAmount, payExpireSeconds, orderEntrySchema } = order;
  if (!outOrderNo || outOrderNo.length > 64) return 'outOrderNo 不合法';
  if (!Array.isArray(skuList) || skuList.length !== 1) return 'skuList 只能包含一个商品';
  const [sku] = skuList;
  if (!sku?.skuId || !sku.title || Buffer.byteLength(sku.title) > 256) return '商品标题或编号不合法';
  if (!Array.isArray(sku.imageList) || sku.imageList.length !== 1) return 'imageList 只能包含一张图片';
  if (!Number.isInteger(sku.type) || !sku.tagGroupId) return 'type 或 tagGroupId 缺失';
  if (
    !Number.isInteger(sku.price) ||
    !Number.isInteger(sku.quantity) ||
    sku.quantity < 1 ||
    sku.quantity > 100
  )
    return '价格或数量不合法';
  if (!Number.isInteger(totalAmount) || totalAmount! <= 0 || totalAmount !== sku.price * sku.quantity)
    return 'totalAmount 与商品金额不一致';
  if (payExpireSeconds !== undefined && (payExpireSeconds <= 0 || payExpireSeconds > LONGEST_EXPIRY_SECONDS))
    return 'payExpireSeconds 超出范围';
  if (!orderEntrySchema || !/^[A-Za-z0-9_][A-Za-z0-9_/]*$/.test(orderEntrySchema.path))
    return 'orderEntrySchema.path 不合法';
  if (typeof orderEntrySchema.params !== 'string') return 'orderEntrySchema.params 须为 JSON 字符串';
  return order as OrderData;
}
