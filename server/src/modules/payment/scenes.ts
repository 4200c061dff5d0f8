import type { PayChannel, PayScene } from '../../gateways/ports.js';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';

/** Which app's openid a payer must have; null: anybody may pay. */
export type PayerApp = 'wechat-mini' | 'wechat-oa' | 'douyin-mini' | null;

interface SceneRule {
  channel: PayChannel;
  /** The client that can bring up this cashier. */
  platform: 'wechat' | 'douyin' | 'h5';
  payerApp: PayerApp;
  /** WeChat's browser refuses other cashiers than its own. */
  refusedInsideWechat: boolean;
  /** How long the launch parameters stay good; afterwards they are fetched anew under the same number. */
  launchLifeMs: number;
}

const HOUR_MS = 60 * MINUTE_MS;

/** The capability matrix: scene → channel, client and payer. Lives of launch parameters are shortened for safety. */
export const SCENES: Readonly<Record<PayScene, SceneRule>> = {
  'wechat-mini': rule('wechat', 'wechat', { payerApp: 'wechat-mini', launchLifeMs: 110 * MINUTE_MS }),
  'wechat-h5-jsapi': rule('wechat', 'h5', { payerApp: 'wechat-oa', launchLifeMs: 110 * MINUTE_MS }),
  'wechat-h5': rule('wechat', 'h5', { refusedInsideWechat: true, launchLifeMs: 4 * MINUTE_MS }),
  'wechat-native': rule('wechat', 'h5', { launchLifeMs: 110 * MINUTE_MS }),
  'alipay-wap': rule('alipay', 'h5', { refusedInsideWechat: true, launchLifeMs: 24 * HOUR_MS }),
  'alipay-page': rule('alipay', 'h5', { refusedInsideWechat: true, launchLifeMs: 24 * HOUR_MS }),
  'douyin-mini': rule('douyin', 'douyin', { payerApp: 'douyin-mini', launchLifeMs: 55 * MINUTE_MS }),
};

function rule(
  channel: PayChannel,
  platform: SceneRule['platform'],
  rest: Partial<SceneRule> & Pick<SceneRule, 'launchLifeMs'>,
): SceneRule {
  return { channel, platform, payerApp: null, refusedInsideWechat: false, ...rest };
}

export function channelOf(scene: PayScene): PayChannel {
  return SCENES[scene].channel;
}
