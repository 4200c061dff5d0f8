import type { DoudianOrders } from './doudian-ports.js';
import { DoudianShop } from './doudian/index.js';
import { DouyinMiniProgram } from './douyin/index.js';
import type { GatewayContext } from './payment-gateways.js';
import type { SmsSender } from './people-ports.js';
import { GatewayError } from './ports.js';
import { AliyunSms } from './sms/index.js';
import { unavailable } from './unavailable.js';
import {
  createWeChatMp,
  type MiniProgram,
  type OfficialAccount,
  type Shipping,
  type WeChatMp,
} from './wechat-mp/index.js';

/** The Douyin mini-program: login, codes, links and content check. */
export function createDouyin({ config, now }: GatewayContext): DouyinMiniProgram {
  if (!config.isConfigured) return unavailable<DouyinMiniProgram>('douyin');
  const { douyin, hosts } = config;
  return new DouyinMiniProgram(
    {
      appId: douyin.appId,
      appSecret: douyin.appSecret,
      openBaseUrl: hosts.douyin,
      legacyBaseUrl: hosts.douyinLegacy,
      appPrivateKeyPem: douyin.app.privateKeyPem,
    },
    { now },
  );
}

/** The shop in 抖店: orders that were opened from the Douyin mini-program. */
export function createDoudian({ config, now }: GatewayContext): DoudianOrders {
  const { doudian, hosts } = config;
  if (!doudian) return unavailable<DoudianOrders>('doudian', { shopId: null });
  return new DoudianShop({ ...doudian, baseUrl: hosts.doudian }, { now });
}

/** Verification codes by SMS. */
export function createSms({ config, now }: GatewayContext): SmsSender {
  if (!config.isConfigured) return unavailable<SmsSender>('sms');
  return new AliyunSms({ ...config.sms, endpoint: config.hosts.sms }, { now });
}

/** The mini-program and the official account: login, codes, links, content check, shipping reports. */
export function createWechat({ config, now, isSimulated }: GatewayContext): WeChatMp {
  if (!config.isConfigured) {
    return {
      mini: unavailable<MiniProgram>('wechat'),
      shipping: unavailable<Shipping>('wechat'),
      officialAccount: unavailable<OfficialAccount>('wechat-oa', {
        authorizeUrl: () => {
          throw new GatewayError(
            'unavailable',
            'wechat-oa',
            'NOT_CONFIGURED',
            'the account is not configured',
          );
        },
      }),
    };
  }
  const { mini, officialAccount, messagePush } = config.wechat;
  return createWeChatMp({
    now,
    config: {
      mini,
      officialAccount,
      messagePush,
      baseUrl: config.hosts.wechat,
      openBaseUrl: config.hosts.wechatOpen,
      envVersion: isSimulated ? 'develop' : 'release',
    },
  });
}
