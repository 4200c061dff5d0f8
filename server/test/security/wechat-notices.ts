import { randomUUID } from 'node:crypto';
import type { RsaPair } from '../../../simulators/src/core/dev-keys.js';
import { encryptResource, platformHeaders } from '../../../simulators/src/wechat-pay/signing.js';
import type { Reply, TestMall } from '../support/mall.js';

export interface Payment {
  outTradeNo: string;
  amountFen: number;
  openId: string;
}

export interface Notice {
  headers: Record<string, string>;
  body: string;
}

export interface NoticeOptions {
  eventId?: string;
  /** Replaces parts of what the platform says happened. */
  plain?: Record<string, unknown>;
  /** Moves the time of the signature. */
  signedAtMs?: number;
  mode?: 'good' | 'corrupt' | 'probe';
  /** Signs with another key, or encrypts with another secret, than the platform's. */
  platform?: RsaPair;
  apiV3Key?: string;
}

/** WeChat Pay's message that a trade was paid, byte for byte as the platform would write and sign it. */
export function paidNotice(mall: TestMall, payment: Payment, options: NoticeOptions = {}): Notice {
  const keys = mall.platform.wechatPay;
  const { apiV3Key = keys.apiV3Key, platform = keys.platform } = options;
  const plain = {
    appid: mall.platform.wechat.mini.appId,
    mchid: keys.mchId,
    out_trade_no: payment.outTradeNo,
    transaction_id: `42000000${payment.outTradeNo}`.slice(0, 32),
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    bank_type: 'OTHERS',
    success_time: new Date(mall.sim.now()).toISOString(),
    payer: { openid: payment.openId },
    amount: {
      total: payment.amountFen,
      currency: 'CNY',
      payer_total: payment.amountFen,
      payer_currency: 'CNY',
    },
    ...options.plain,
  };
  const body = JSON.stringify({
    id: options.eventId ?? randomUUID(),
    create_time: new Date(mall.sim.now()).toISOString(),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: encryptResource({ ...keys, apiV3Key }, 'transaction', plain),
  });
  const nowMs = options.signedAtMs ?? mall.sim.now();
  const headers = platformHeaders({ ...keys, platform }, { body, nowMs, mode: options.mode });
  return { headers: { ...headers, 'content-type': 'application/json' }, body };
}

export function notify(mall: TestMall, { headers, body }: Notice): Promise<Reply> {
  return mall.raw({ method: 'POST', url: '/v1/notify/wechat-pay', headers, payload: body });
}
