import type { HttpClientOptions } from '../../platform/http-client/index.js';

/** A key of WeChat Pay that signs towards us: the public key (`PUB_KEY_ID_…`) or a platform certificate by its serial. */
export interface PlatformKey {
  id: string;
  /** SPKI public key or X.509 certificate, PEM. */
  pem: string;
}

export interface WeChatPayConfig {
  mchId: string;
  /** Serial of the merchant's API certificate, 40 hex digits. */
  merchantSerial: string;
  /** PKCS#8 PEM. */
  merchantPrivateKeyPem: string;
  /** Exactly 32 bytes. */
  apiV3Key: string;
  /** All keys accepted on answers and notifications; more than one while the platform changes over. */
  platformKeys: readonly PlatformKey[];
  /** The one of `platformKeys` that encrypts names and is announced in Wechatpay-Serial. */
  encryptionKeyId: string;
  miniAppId: string;
  officialAccountAppId: string;
  /** The app whose openids receive payouts. Default: the mini-program. */
  payoutAppId?: string;
  /** Scene of merchant transfers, e.g. 1005 commissions, and what that scene must report. */
  transfer: { sceneId: string; reportInfos: readonly { type: string; content: string }[] };
  /** https://api.mch.weixin.qq.com, and api2 as the second host. */
  baseUrl: string;
  fallbackBaseUrl?: string;
  /** Name and address of the shop on the H5 cashier. */
  h5?: { appName: string; appUrl: string };
  /** The platform refuses loopback payers; in development this address is sent instead of one. */
  loopbackPayerIp?: string;
}

export interface WeChatPayDeps {
  config: WeChatPayConfig;
  /** Milliseconds since 1970; must run with the platform's clock, 5 minutes are tolerated. */
  now: () => number;
  http?: Pick<
    HttpClientOptions,
    'timeoutMs' | 'maxRetries' | 'firstDelayMs' | 'breaker' | 'metrics' | 'onAttempt'
  >;
}
