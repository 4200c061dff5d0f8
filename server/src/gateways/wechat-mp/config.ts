import type { HttpClientOptions } from '../../platform/http-client/index.js';
import type { TokenStore } from '../token-cache.js';

export interface WeChatApp {
  appId: string;
  appSecret: string;
}

export interface WeChatMpConfig {
  mini: WeChatApp;
  /** Absent when the shop has no official account: no H5 login, no JS-SDK. */
  officialAccount?: WeChatApp;
  /** Message push of the mini-program; `encodingAesKey` has 43 characters. */
  messagePush?: { token: string; encodingAesKey: string };
  /** https://api.weixin.qq.com */
  baseUrl: string;
  /** https://open.weixin.qq.com, where browsers are sent for consent. */
  openBaseUrl: string;
  /** Version of the mini-program that codes and links open. */
  envVersion: 'release' | 'trial' | 'develop';
}

export interface WeChatMpDeps {
  config: WeChatMpConfig;
  /** Milliseconds since 1970. */
  now: () => number;
  tokens?: TokenStore;
  http?: Pick<
    HttpClientOptions,
    'timeoutMs' | 'maxRetries' | 'firstDelayMs' | 'breaker' | 'metrics' | 'onAttempt'
  >;
}
