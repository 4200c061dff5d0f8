import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import type { PayChannel, PaymentFact, PayScene } from '../gateways/ports.js';
import type { AttemptFacts } from '../modules/payment/index.js';

/** Our accounts with the channels: the ledger's names, and what a genuine fact must name. */
@Injectable()
export class ChannelAccounts {
  constructor(@Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig) {}

  /** The merchant number under which the channel owes us. */
  merchantId(channel: PayChannel): string {
    switch (channel) {
      case 'wechat':
        return this.config.wechatPay.mchId;
      case 'alipay':
        return this.config.alipay.sellerId;
      case 'douyin':
        return this.config.douyin.merchantUid;
    }
  }

  /**
   * Why a fact about money does not fit our attempt, in Chinese; null when it does (I-10). What an answer to our own
   * signed question leaves out is not held against it; a notification names everything.
   */
  problemOf(attempt: AttemptFacts, fact: PaymentFact): string | null {
    if (fact.channel !== attempt.channel) return `渠道不符：${fact.channel}`;
    if (fact.amountFen !== attempt.amountFen)
      return `金额不符：应为 ${attempt.amountFen} 分，通知为 ${fact.amountFen ?? '空'} 分`;
    if (fact.currency !== undefined && fact.currency !== 'CNY') return `币种不符：${fact.currency}`;
    if (fact.merchantId !== undefined && fact.merchantId !== this.merchantId(attempt.channel))
      return `商户号不符：${fact.merchantId}`;
    if (fact.appId !== undefined && fact.appId !== this.appId(attempt.scene))
      return `应用不符：${fact.appId}`;
    if (attempt.channel === 'wechat' && attempt.payerOpenId && fact.payerId !== attempt.payerOpenId)
      return '付款人不符';
    return null;
  }

  private appId(scene: PayScene): string {
    const { wechat, alipay, douyin } = this.config;
    switch (scene) {
      case 'wechat-mini':
        return wechat.mini.appId;
      case 'wechat-h5-jsapi':
      case 'wechat-h5':
      case 'wechat-native':
        return wechat.officialAccount.appId;
      case 'alipay-wap':
      case 'alipay-page':
        return alipay.appId;
      case 'douyin-mini':
        return douyin.appId;
    }
  }
}
