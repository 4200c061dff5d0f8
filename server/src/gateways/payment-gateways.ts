import { AlipayClient, AlipayPaymentChannel, AlipayPayoutChannel } from './alipay/index.js';
import { DouyinPayChannel } from './douyin-pay/index.js';
import type { DouyinMiniProgram } from './douyin/index.js';
import type { PlatformConfig } from './platform-config.js';
import type { PayChannel, PaymentChannel, PayoutChannel, PayoutChannelName } from './ports.js';
import { unavailable } from './unavailable.js';
import { createWeChatPay, type WeChatPay } from './wechat-pay/index.js';

/** What a merchant reports for commission payouts under WeChat's scene 1005. */
const COMMISSION_REPORT = [
  { type: '岗位类型', content: '推广员' },
  { type: '报酬说明', content: '商品推广佣金' },
] as const;
const LOOPBACK_PAYER_IP = '203.0.113.10';
/** 工具虚拟服务: Douyin grants this product to services only; goods go through 抖店. */
const DOUYIN_GOODS_TYPE = 301;
const DOUYIN_TAG_GROUP = 'tag_group_7272625659888058380';

export interface GatewayContext {
  config: PlatformConfig;
  /** Wall clock in ms, running with the platforms' clocks. */
  now: () => number;
  publicBaseUrl: string;
  isSimulated: boolean;
}

export interface PaymentGateways {
  payments: Record<PayChannel, PaymentChannel>;
  payouts: Record<PayoutChannelName, PayoutChannel>;
  /** Daily bills, for reconciliation. */
  wechatBills: WeChatPay['bills'];
}

/** Every payment and payout channel. Throws at start on unusable keys rather than on the first order. */
export function createPaymentGateways(context: GatewayContext, douyin: DouyinMiniProgram): PaymentGateways {
  if (!context.config.isConfigured) {
    return {
      payments: {
        wechat: unavailable<PaymentChannel>('wechat-pay', { channel: 'wechat' }),
        alipay: unavailable<PaymentChannel>('alipay', { channel: 'alipay' }),
        douyin: unavailable<PaymentChannel>('douyin', { channel: 'douyin' }),
      },
      payouts: {
        wechat: unavailable<PayoutChannel>('wechat-pay', { channel: 'wechat' }),
        alipay: unavailable<PayoutChannel>('alipay', { channel: 'alipay' }),
      },
      wechatBills: unavailable<WeChatPay['bills']>('wechat-pay'),
    };
  }
  const wechat = wechatPay(context);
  const alipay = alipayClient(context);
  return {
    payments: {
      wechat: wechat.payments,
      alipay: new AlipayPaymentChannel(alipay),
      douyin: douyinPay(context, douyin),
    },
    payouts: { wechat: wechat.payouts, alipay: new AlipayPayoutChannel(alipay) },
    wechatBills: wechat.bills,
  };
}

function wechatPay({ config, now, publicBaseUrl, isSimulated }: GatewayContext): WeChatPay {
  const { wechatPay: account, wechat, hosts } = config;
  return createWeChatPay({
    now,
    config: {
      mchId: account.mchId,
      merchantSerial: account.merchantSerial,
      merchantPrivateKeyPem: account.merchant.privateKeyPem,
      apiV3Key: account.apiV3Key,
      platformKeys: [{ id: account.platformPublicKeyId, pem: account.platform.publicKeyPem }],
      encryptionKeyId: account.platformPublicKeyId,
      miniAppId: wechat.mini.appId,
      officialAccountAppId: wechat.officialAccount.appId,
      transfer: { sceneId: account.transferSceneId, reportInfos: COMMISSION_REPORT },
      baseUrl: hosts.wechatPay,
      ...(hosts.wechatPayFallback ? { fallbackBaseUrl: hosts.wechatPayFallback } : {}),
      h5: { appName: '一脉商城', appUrl: publicBaseUrl },
      ...(isSimulated ? { loopbackPayerIp: LOOPBACK_PAYER_IP } : {}),
    },
  });
}

function alipayClient({ config, now }: GatewayContext): AlipayClient {
  const { alipay, hosts } = config;
  return new AlipayClient(
    {
      appId: alipay.appId,
      sellerId: alipay.sellerId,
      appPrivateKeyPem: alipay.app.privateKeyPem,
      gatewayUrl: `${hosts.alipay}/gateway.do`,
      trust: { publicKeyPem: alipay.alipay.publicKeyPem },
    },
    { now },
  );
}

function douyinPay(
  { config, now, publicBaseUrl }: GatewayContext,
  mini: DouyinMiniProgram,
): DouyinPayChannel {
  const { douyin, hosts } = config;
  return new DouyinPayChannel(
    {
      appId: douyin.appId,
      appSecret: douyin.appSecret,
      openBaseUrl: hosts.douyin,
      legacyBaseUrl: hosts.douyinLegacy,
      appPrivateKeyPem: douyin.app.privateKeyPem,
      platformPublicKeyPem: douyin.platform.publicKeyPem,
      keyVersion: douyin.keyVersion,
      goodsType: DOUYIN_GOODS_TYPE,
      tagGroupId: DOUYIN_TAG_GROUP,
      merchantUid: douyin.merchantUid,
      defaultImageUrl: `${publicBaseUrl}/files/shop/logo.png`,
      // Douyin takes letters, digits, _ and / only: our detail pages have hyphens, the list has not.
      orderPagePath: 'packages/order/orders/index',
      refundPagePath: 'packages/order/orders/index',
    },
    { now, api: mini.api },
  );
}
