import type { Fen } from '@yimai/shared/kernel/money';

/**
 * What business code knows about payment platforms, in our words. One folder per provider implements these; nothing
 * above this line knows a provider's field names.
 */
export type PayChannel = 'wechat' | 'alipay' | 'douyin';

/** How the buyer pays: which client, and therefore which product of the channel. */
export type PayScene =
  | 'wechat-mini'
  | 'wechat-h5-jsapi'
  | 'wechat-h5'
  | 'wechat-native'
  | 'alipay-wap'
  | 'alipay-page'
  | 'douyin-mini';

export interface CreatePaymentInput {
  scene: PayScene;
  /** Our number of this attempt, unique for ever: 6–32 of [0-9A-Za-z_-]. Fixed before the first call. */
  outTradeNo: string;
  amountFen: Fen;
  /** Shown to the buyer, ≤ 127 characters. */
  description: string;
  expiresAt: Date;
  notifyUrl: string;
  /** Where the browser returns to (H5 scenes). */
  returnUrl?: string;
  /** The payer's id in the paying app (JSAPI and Douyin scenes). */
  payerOpenId?: string;
  payerIp: string;
  /** Page of the order inside the mini-program, without leading slash or query (Douyin). */
  orderPage?: { path: string; params: Record<string, string> };
  imageUrl?: string;
}

/** What the client needs to bring up the cashier. Passed through to the client as it is. */
export type PaymentLaunch =
  | {
      kind: 'wechat-jsapi';
      appId: string;
      timeStamp: string;
      nonceStr: string;
      package: string;
      signType: 'RSA';
      paySign: string;
    }
  | { kind: 'redirect'; url: string }
  | { kind: 'qr'; codeUrl: string }
  | { kind: 'douyin'; data: string; byteAuthorization: string };

export type PaymentState = 'unpaid' | 'paid' | 'closed' | 'refunded' | 'unknown-number';

/** What the channel says about one attempt, from a notification or from a query. */
export interface PaymentFact {
  channel: PayChannel;
  outTradeNo: string;
  state: PaymentState;
  /** The channel's number; set once paid. */
  channelTradeNo?: string;
  /** Amount of the trade in fen as the channel knows it; must equal ours. */
  amountFen?: Fen;
  currency?: string;
  /** Our merchant and app id as the channel names them; must equal ours. */
  merchantId?: string;
  appId?: string;
  payerId?: string;
  paidAt?: Date;
}

export interface RefundInput {
  outTradeNo: string;
  channelTradeNo: string;
  /** Fixed before the first call; a retry repeats it. */
  outRefundNo: string;
  refundFen: Fen;
  totalFen: Fen;
  reason: string;
  notifyUrl: string;
}

export interface RefundFact {
  channel: PayChannel;
  outRefundNo: string;
  state: 'processing' | 'succeeded' | 'failed' | 'unknown-number';
  channelRefundNo?: string;
  refundFen?: Fen;
  succeededAt?: Date;
  failReason?: string;
}

/** A verified and decrypted notification. `eventId` is unique per provider: the inbox key. */
export type ChannelNotification =
  | { kind: 'payment'; eventId: string; fact: PaymentFact }
  | { kind: 'refund'; eventId: string; fact: RefundFact }
  | { kind: 'payout'; eventId: string; fact: PayoutFact }
  /** Douyin: the buyer asked for a refund inside Douyin and waits for our number. */
  | {
      kind: 'refund-request';
      eventId: string;
      outTradeNo: string;
      channelRefundNo: string;
      refundFen: Fen;
      reason: string;
    };

export interface RawNotification {
  headers: Record<string, string | undefined>;
  /** The exact bytes received. */
  rawBody: Buffer;
}

/** What to answer the channel: byte-exact. */
export interface NotificationReply {
  status: number;
  contentType: string;
  body: string;
}

export interface PaymentChannel {
  readonly channel: PayChannel;
  createPayment(input: CreatePaymentInput): Promise<PaymentLaunch>;
  queryPayment(outTradeNo: string): Promise<PaymentFact>;
  /** Idempotent. Resolves 'paid' when the channel refuses because money already arrived. Douyin has no close: resolves 'closed'. */
  closePayment(outTradeNo: string): Promise<'closed' | 'paid'>;
  refund(input: RefundInput): Promise<RefundFact>;
  queryRefund(refund: { outTradeNo: string; outRefundNo: string }): Promise<RefundFact>;
  /** Verifies signature and freshness, decrypts. Throws GatewayError('forged') and nothing else on a bad message. */
  readNotification(raw: RawNotification): Promise<ChannelNotification>;
  /** The exact acknowledgement the channel expects. */
  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply;
}

export type PayoutChannelName = 'wechat' | 'alipay';

export interface PayoutInput {
  /** Fixed before the first call, never changed: ≤ 32 alphanumerics. */
  outBillNo: string;
  amountFen: Fen;
  /** WeChat: openid of the paying app. Alipay: login id (phone or e-mail). */
  payeeId: string;
  /** Real name; WeChat requires it from ¥2,000, Alipay for login ids. */
  payeeName?: string;
  remark: string;
  notifyUrl: string;
}

export interface PayoutFact {
  channel: PayoutChannelName;
  outBillNo: string;
  /** `awaiting-confirmation`: the payee must confirm in WeChat within 24 h, using `confirmPackage`. */
  state: 'processing' | 'awaiting-confirmation' | 'succeeded' | 'failed' | 'unknown-number';
  channelBillNo?: string;
  confirmPackage?: string;
  amountFen?: Fen;
  failReason?: string;
}

export interface PayoutChannel {
  readonly channel: PayoutChannelName;
  submit(input: PayoutInput): Promise<PayoutFact>;
  query(outBillNo: string): Promise<PayoutFact>;
  readNotification(raw: RawNotification): Promise<ChannelNotification>;
}

/**
 * How a gateway call fails, in the only terms the caller may branch on.
 * - `rejected`: the platform understood and definitively refused; nothing happened there.
 * - `unknown`: time-out, connection lost, 5xx: it may have happened. Query, then repeat with the SAME number.
 * - `unavailable`: the call was not sent (circuit open, no token, bad configuration).
 * - `forged`: an inbound message whose signature, freshness or decryption failed.
 */
export type GatewayFailure = 'rejected' | 'unknown' | 'unavailable' | 'forged';

export class GatewayError extends Error {
  constructor(
    readonly failure: GatewayFailure,
    readonly provider: string,
    /** The provider's own code, e.g. ORDER_PAID, 40029. Never branch on messages. */
    readonly providerCode: string,
    message: string,
  ) {
    super(`${provider}: ${message} (${providerCode})`);
    this.name = 'GatewayError';
  }
}
