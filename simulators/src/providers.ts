import { alipayProvider } from './alipay/index.js';
import type { ProviderDefinition } from './core/index.js';
import { douyinProvider } from './douyin/index.js';
import { kuaidi100Provider } from './kuaidi100/index.js';
import { smsProvider } from './sms/index.js';
import { wechat } from './wechat/index.js';
import { wechatPay } from './wechat-pay/index.js';

/** Every simulated platform; a provider runs when it is given a port. */
export const PROVIDERS: readonly ProviderDefinition[] = [
  wechat,
  wechatPay,
  douyinProvider,
  alipayProvider,
  kuaidi100Provider,
  smsProvider,
];
