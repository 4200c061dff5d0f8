import { WeChatPayApi } from './api.js';
import { WeChatPayBills } from './bills.js';
import type { WeChatPayDeps } from './config.js';
import { WeChatPayments } from './payments.js';
import { WeChatPayouts } from './payouts.js';

export { parseTradeBill, type TradeBillRow, type WeChatPayBills } from './bills.js';
export type { PlatformKey, WeChatPayConfig, WeChatPayDeps } from './config.js';
export type { WeChatPayments } from './payments.js';
export type { WeChatPayouts } from './payouts.js';

export interface WeChatPay {
  payments: WeChatPayments;
  payouts: WeChatPayouts;
  bills: WeChatPayBills;
}

/** The three faces of one WeChat Pay merchant account, over one signed connection. Throws on unusable keys. */
export function createWeChatPay(deps: WeChatPayDeps): WeChatPay {
  const { config } = deps;
  if (Buffer.byteLength(config.apiV3Key) !== 32) throw new Error('the APIv3 key has 32 bytes');
  if (!config.platformKeys.some((key) => key.id === config.encryptionKeyId)) {
    throw new Error('encryptionKeyId is not among platformKeys');
  }
  const api = new WeChatPayApi(deps);
  return {
    payments: new WeChatPayments(api, config),
    payouts: new WeChatPayouts(api, config),
    bills: new WeChatPayBills(api),
  };
}
