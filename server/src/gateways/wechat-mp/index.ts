import { WeChatApi } from './api.js';
import type { WeChatMpDeps } from './config.js';
import { MessagePush } from './message-push.js';
import { MiniProgram } from './mini-program.js';
import { OfficialAccount } from './official-account.js';
import { Shipping } from './shipping.js';

export { MemoryTokenStore, type CachedToken, type TokenStore } from '../token-cache.js';
export type { WeChatApp, WeChatMpConfig, WeChatMpDeps } from './config.js';
export type { MessagePush, MessagePushConfig, PushQuery } from './message-push.js';
export type { MiniProgram, MiniSession, TextVerdict } from './mini-program.js';
export type { JsSdkConfig, OfficialAccount, WebIdentity } from './official-account.js';
export type {
  LogisticsType,
  Parcel,
  Shipping,
  ShippingOrder,
  ShippingState,
  ShippingUpload,
} from './shipping.js';
export { decryptUserData, isRawDataGenuine, sessionSignature, type EncryptedUserData } from './user-data.js';

export interface WeChatMp {
  mini: MiniProgram;
  shipping: Shipping;
  /** Undefined when no official account is configured. */
  officialAccount?: OfficialAccount;
  /** Undefined when message push is not configured. */
  messagePush?: MessagePush;
}

/** The mini-program and the official account, over one connection and one token cache. */
export function createWeChatMp(deps: WeChatMpDeps): WeChatMp {
  const { config, now } = deps;
  const api = new WeChatApi(deps);
  return {
    mini: new MiniProgram(api, config),
    shipping: new Shipping(api, config),
    officialAccount:
      config.officialAccount && new OfficialAccount(api, { config, now, app: config.officialAccount }),
    messagePush: config.messagePush && new MessagePush({ ...config.messagePush, appId: config.mini.appId }),
  };
}
