/** Nest injection tokens of what `GatewaysModule` provides, apart from those beside their ports. */

/** `Record<PayChannel, PaymentChannel>` of ports.ts. */
export const PAYMENT_CHANNELS = Symbol('PaymentChannels');
/** `Record<PayoutChannelName, PayoutChannel>` of ports.ts. */
export const PAYOUT_CHANNELS = Symbol('PayoutChannels');
/** `WeChatPayBills`: daily bills, for reconciliation. */
export const WECHAT_BILLS = Symbol('WechatBills');
/** `WechatMp`: codes, links, content check and subscribe messages of the mini-program. */
export const WECHAT_MP = Symbol('WechatMp');
/** `DouyinMiniProgram`: codes, links and content check of the Douyin mini-program. */
export const DOUYIN_MP = Symbol('DouyinMp');
/** `Kuaidi100Client`: parcel tracking. */
export const KUAIDI100 = Symbol('Kuaidi100');
