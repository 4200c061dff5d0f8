import { DouyinMiniProgram } from './douyin/index.js';
import type { GatewayContext } from './payment-gateways.js';
import type { SmsSender } from './people-ports.js';
import { AliyunSms } from './sms/index.js';
import { unavailable } from './unavailable.js';

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

/** Verification codes by SMS. */
export function createSms({ config, now }: GatewayContext): SmsSender {
  if (!config.isConfigured) return unavailable<SmsSender>('sms');
  return new AliyunSms({ ...config.sms, endpoint: config.hosts.sms }, { now });
}
