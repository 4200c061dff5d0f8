import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeAtomically } from './store.js';

/** RSA-2048: private key PKCS#8 PEM, public key SPKI PEM. */
export interface RsaPair {
  privateKeyPem: string;
  publicKeyPem: string;
}

type MessageTemplates = Record<
  'order-shipped' | 'payout',
  { templateId: string; fields: Record<string, string> }
>;

/**
 * Everything the server and the simulators must agree on in development, in one JSON file (SIM_CONFIG_FILE). In
 * production each side holds only its own half; here one file plays the merchant's console and the platform's.
 */
export interface DevPlatformConfig {
  version: 1;
  wechat: {
    mini: { appId: string; appSecret: string };
    officialAccount: { appId: string; appSecret: string };
    /** Message push (server configuration page): plain signature token and AES key (43 characters). */
    messagePush: { token: string; encodingAesKey: string };
    /** Templates of subscribe messages, with the names of their fields. */
    messages: MessageTemplates;
  };
  wechatPay: {
    mchId: string;
    /** Exactly 32 ASCII characters. */
    apiV3Key: string;
    /** 40 hex digits: serial of the merchant's API certificate. */
    merchantSerial: string;
    merchant: RsaPair;
    /** `PUB_KEY_ID_…` names the platform's public key. */
    platformPublicKeyId: string;
    platform: RsaPair;
    transferSceneId: string;
  };
  douyin: {
    appId: string;
    appSecret: string;
    /** The application key pair uploaded in the console; `keyVersion` goes into byteAuthorization. */
    app: RsaPair;
    keyVersion: string;
    platform: RsaPair;
    /** Token of the legacy callbacks. */
    callbackToken: string;
    merchantUid: string;
    messages: MessageTemplates;
    /** The Douyin account that serves customers. */
    serviceImId: string;
  };
  /** The merchant's shop in 抖店, and its own app there. */
  doudian: { appKey: string; appSecret: string; shopId: string };
  alipay: {
    appId: string;
    sellerId: string;
    app: RsaPair;
    alipay: RsaPair;
  };
  kuaidi100: { key: string; customer: string; salt: string };
  sms: { accessKeyId: string; accessKeySecret: string; signName: string; loginTemplateCode: string };
}

/** A fresh configuration: fixed public names, random secrets and keys. Takes about a second for the key pairs. */
export function generateDevPlatformConfig(makePair: () => RsaPair = rsaPair): DevPlatformConfig {
  return {
    version: 1,
    wechat: {
      mini: { appId: 'wxMINI01', appSecret: hex(16) },
      officialAccount: { appId: 'wxOA01', appSecret: hex(16) },
      messagePush: { token: hex(8), encodingAesKey: alphanumeric(43) },
      messages: templates('wxTPL'),
    },
    wechatPay: {
      mchId: '1900000001',
      apiV3Key: hex(16),
      merchantSerial: hex(20).toUpperCase(),
      merchant: makePair(),
      platformPublicKeyId: 'PUB_KEY_ID_0119000000012026010100000000000001',
      platform: makePair(),
      transferSceneId: '1005',
    },
    douyin: {
      appId: 'tt0000000000000001',
      appSecret: hex(20),
      app: makePair(),
      keyVersion: '1',
      platform: makePair(),
      callbackToken: hex(16),
      merchantUid: '70000000000000000001',
      messages: templates('MSG'),
      serviceImId: 'yimai_service',
    },
    doudian: { appKey: '7000000000000000001', appSecret: hex(18), shopId: '5893575' },
    alipay: { appId: '2021000000000001', sellerId: '2088000000000001', app: makePair(), alipay: makePair() },
    kuaidi100: { key: alphanumeric(12), customer: hex(16).toUpperCase(), salt: hex(8) },
    sms: {
      accessKeyId: `SIM${alphanumeric(21)}`,
      accessKeySecret: alphanumeric(30),
      signName: '一脉商城',
      loginTemplateCode: 'SMS_100000001',
    },
  };
}

/** As a merchant would have chosen them in the platform's library. */
function templates(prefix: string): MessageTemplates {
  return {
    'order-shipped': {
      templateId: `${prefix}_SHIPPED`,
      fields: {
        number: 'character_string1',
        goods: 'thing2',
        carrier: 'thing3',
        tracking: 'character_string4',
        time: 'time5',
      },
    },
    payout: {
      templateId: `${prefix}_PAYOUT`,
      fields: { amount: 'amount1', state: 'phrase2', time: 'time3', note: 'thing4' },
    },
  };
}

/**
 * Reads the file, or makes it on the first start. Whatever a newer version of this code needs and an older file lacks
 * is added; what is there is never changed, so the two sides stay in agreement.
 */
export function loadDevPlatformConfig(file: string): DevPlatformConfig {
  const existing = readJson(file);
  const shape = generateDevPlatformConfig(() => ({ privateKeyPem: '', publicKeyPem: '' }));
  if (existing && covers(existing, shape as unknown as Json)) return existing as unknown as DevPlatformConfig;
  const merged = fillIn(generateDevPlatformConfig() as unknown as Json, existing ?? {});
  writeAtomically(file, `${JSON.stringify(merged, null, 2)}\n`);
  return merged as unknown as DevPlatformConfig;
}

type Json = { [key: string]: unknown };

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(file: string): Json | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error(`${file} does not hold a JSON object`);
  return value;
}

function fillIn(fresh: Json, existing: Json): Json {
  const merged: Json = { ...existing };
  for (const [key, value] of Object.entries(fresh)) {
    const present = existing[key];
    if (present === undefined) merged[key] = value;
    else if (isObject(value) && isObject(present)) merged[key] = fillIn(value, present);
  }
  return merged;
}

/** Whether `existing` has every field of `shape`. */
function covers(existing: Json, shape: Json): boolean {
  return Object.entries(shape).every(([key, value]) => {
    const present = existing[key];
    return isObject(value) ? isObject(present) && covers(present, value) : present !== undefined;
  });
}

function rsaPair(): RsaPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random letters and digits. The alphabet has 62 signs, so bytes ≥ 248 are skipped to keep the draw even. */
export function alphanumeric(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHANUMERIC[byte % 62];
    }
  }
  return text;
}
