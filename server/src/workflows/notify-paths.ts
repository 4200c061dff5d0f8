import type { PayChannel } from '../gateways/ports.js';

/** Where each platform sends its news; the controllers in api/notify answer there. */
export const NOTIFY_PATHS: Readonly<Record<PayChannel | 'kuaidi100', string>> = {
  wechat: '/v1/notify/wechat-pay',
  alipay: '/v1/notify/alipay',
  douyin: '/v1/notify/douyin-pay',
  kuaidi100: '/v1/notify/kuaidi100',
};
