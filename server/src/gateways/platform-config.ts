import { readFileSync } from 'node:fs';
import { z } from '@yimai/shared/kernel/zod';
import { ConfigError, type AppConfig } from '../platform/config/index.js';

/** RSA-2048: private key PKCS#8 PEM, public key SPKI PEM. A side that is not ours may lack its private half. */
const OwnPair = z.object({ privateKeyPem: z.string().min(1), publicKeyPem: z.string() });
const TheirPair = z.object({ privateKeyPem: z.string().optional(), publicKeyPem: z.string().min(1) });
const App = z.object({ appId: z.string().min(1), appSecret: z.string().min(1) });

/**
 * A template of a subscribe message: its number and which of its fields holds which of our values, e.g.
 * `{ number: 'character_string1', goods: 'thing2' }`. What we know is in workflows/send-notices.ts.
 */
const Template = z.object({ templateId: z.string().min(1), fields: z.record(z.string(), z.string()) });
const Templates = z.object({ 'order-shipped': Template.optional(), payout: Template.optional() }).default({});

/**
 * The merchant's accounts with the platforms: PLATFORM_CONFIG_FILE, JSON. In development the simulators write the same
 * file, so the two sides agree without sharing code.
 */
const PlatformConfigFile = z.object({
  version: z.literal(1),
  wechat: z.object({
    mini: App,
    officialAccount: App,
    messagePush: z.object({ token: z.string(), encodingAesKey: z.string() }),
    /** Our account on the open platform: the scope in which a unionid means anything. */
    openPlatformId: z.string().max(40).default('wechat-open'),
    messages: Templates,
    /** Customer service in WeChat Work; without it the mini-program's own. */
    serviceCorp: z
      .object({ corpId: z.string().min(1), url: z.url() })
      .nullable()
      .default(null),
  }),
  wechatPay: z.object({
    mchId: z.string().min(1),
    apiV3Key: z.string().length(32),
    merchantSerial: z.string().min(1),
    merchant: OwnPair,
    platformPublicKeyId: z.string().min(1),
    platform: TheirPair,
    transferSceneId: z.string().min(1),
  }),
  douyin: App.extend({
    app: OwnPair,
    keyVersion: z.string().min(1),
    platform: TheirPair,
    callbackToken: z.string().min(1),
    merchantUid: z.string().min(1),
    /** The developer subject whose apps share unionids. */
    subjectId: z.string().max(40).default('douyin-open'),
    messages: Templates,
    /** The Douyin account that serves customers, bound to the mini-program. */
    serviceImId: z.string().min(1).nullable().default(null),
  }),
  /** The merchant's shop in 抖店, of which orders are imported; null: none. */
  doudian: z
    .object({
      appKey: z.string().min(1),
      appSecret: z.string().min(1),
      shopId: z.string().regex(/^\d{1,20}$/),
    })
    .nullable()
    .default(null),
  /** Customer service for web pages: a chat of another provider. */
  webServiceUrl: z.url().nullable().default(null),
  alipay: z.object({
    appId: z.string().min(1),
    sellerId: z.string().min(1),
    app: OwnPair,
    alipay: TheirPair,
  }),
  kuaidi100: z.object({ key: z.string().min(1), customer: z.string().min(1), salt: z.string() }),
  sms: z.object({
    accessKeyId: z.string().min(1),
    accessKeySecret: z.string().min(1),
    signName: z.string().min(1),
    loginTemplateCode: z.string().min(1),
  }),
});

type PlatformConfigFile = z.output<typeof PlatformConfigFile>;

/** Where each platform answers: its own host, or a simulator's. */
export interface PlatformHosts {
  wechat: string;
  wechatOpen: string;
  wechatPay: string;
  wechatPayFallback?: string;
  douyin: string;
  douyinLegacy: string;
  doudian: string;
  alipay: string;
  kuaidi100: string;
  sms: string;
}

export interface PlatformConfig extends PlatformConfigFile {
  hosts: PlatformHosts;
  /** False without PLATFORM_CONFIG_FILE: accounts are empty and every gateway answers `unavailable`. */
  isConfigured: boolean;
}

/** Nest injection token of {@link PlatformConfig}. */
export const PLATFORM_CONFIG = Symbol('PlatformConfig');

function hostsOf(config: AppConfig): PlatformHosts {
  return {
    wechat: config.SIM_WECHAT_URL ?? 'https://api.weixin.qq.com',
    wechatOpen: config.SIM_WECHAT_URL ?? 'https://open.weixin.qq.com',
    wechatPay: config.SIM_WECHAT_PAY_URL ?? 'https://api.mch.weixin.qq.com',
    ...(config.SIM_WECHAT_PAY_URL ? {} : { wechatPayFallback: 'https://api2.mch.weixin.qq.com' }),
    douyin: config.SIM_DOUYIN_URL ?? 'https://open.douyin.com',
    douyinLegacy: config.SIM_DOUYIN_URL ?? 'https://developer.toutiao.com',
    doudian: config.SIM_DOUYIN_URL ?? 'https://openapi-fxg.jinritemai.com',
    alipay: config.SIM_ALIPAY_URL ?? 'https://openapi.alipay.com',
    kuaidi100: config.SIM_KUAIDI100_URL ?? 'https://poll.kuaidi100.com',
    sms: config.SIM_SMS_URL ?? 'https://dysmsapi.aliyuncs.com',
  };
}

/** App ids where no file names any, so that a test or a half-configured server can start. */
function unconfigured(): PlatformConfigFile {
  const nothing = { privateKeyPem: '', publicKeyPem: '' };
  return {
    version: 1,
    wechat: {
      mini: { appId: 'wechat-mini-unset', appSecret: '' },
      officialAccount: { appId: 'wechat-oa-unset', appSecret: '' },
      messagePush: { token: '', encodingAesKey: '' },
      openPlatformId: 'wechat-open',
      messages: {},
      serviceCorp: null,
    },
    wechatPay: {
      mchId: '',
      apiV3Key: '',
      merchantSerial: '',
      merchant: nothing,
      platformPublicKeyId: '',
      platform: nothing,
      transferSceneId: '',
    },
    douyin: {
      appId: 'douyin-unset',
      appSecret: '',
      app: nothing,
      keyVersion: '',
      platform: nothing,
      callbackToken: '',
      merchantUid: '',
      subjectId: 'douyin-open',
      messages: {},
      serviceImId: null,
    },
    doudian: null,
    webServiceUrl: null,
    alipay: { appId: '', sellerId: '', app: nothing, alipay: nothing },
    kuaidi100: { key: '', customer: '', salt: '' },
    sms: { accessKeyId: '', accessKeySecret: '', signName: '', loginTemplateCode: '' },
  };
}

/** Reads and validates the file. Throws {@link ConfigError} naming the field; never prints a value, they are secrets. */
export function loadPlatformConfig(config: AppConfig): PlatformConfig {
  const file = config.PLATFORM_CONFIG_FILE;
  if (!file) return { ...unconfigured(), hosts: hostsOf(config), isConfigured: false };
  const parsed = PlatformConfigFile.safeParse(readJson(file));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    throw new ConfigError(`PLATFORM_CONFIG_FILE refused:\n  ${problems.join('\n  ')}`);
  }
  return { ...parsed.data, hosts: hostsOf(config), isConfigured: true };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why =
      error instanceof SyntaxError ? 'not JSON' : ((error as NodeJS.ErrnoException).code ?? 'unreadable');
    throw new ConfigError(`PLATFORM_CONFIG_FILE: ${why}`);
  }
}
