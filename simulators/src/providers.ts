import type { ProviderDefinition } from './core/index.js';
import { wechatPay } from './wechat-pay/index.js';

/** Every simulated platform; a provider runs when it is given a port. */
export const PROVIDERS: readonly ProviderDefinition[] = [wechatPay];
