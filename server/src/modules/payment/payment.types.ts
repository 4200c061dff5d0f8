import type { Id, MemberId, OrderId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { PayChannel, PaymentLaunch, PayScene } from '../../gateways/ports.js';

export type AttemptState = 'created' | 'pending' | 'paid' | 'closed' | 'failed' | 'surplus-refunded';

/** One try to pay an order, under one out_trade_no for ever. */
export interface Attempt {
  id: Id<'paymentAttempt'>;
  orderId: OrderId;
  memberId: MemberId;
  channel: PayChannel;
  scene: PayScene;
  outTradeNo: string;
  amountFen: Fen;
  payerOpenId: string | null;
  payerIp: string;
  returnUrl: string | null;
  state: AttemptState;
  launch: PaymentLaunch | null;
  channelTradeNo: string | null;
  expiresAt: Date;
  createdAt: Date;
  paidAt: Date | null;
  queriedAt: Date | null;
  queries: number;
}

/** What never changes about an attempt. */
export type AttemptFacts = Pick<
  Attempt,
  'id' | 'orderId' | 'channel' | 'scene' | 'outTradeNo' | 'amountFen' | 'payerOpenId'
>;

export type RefundState = 'created' | 'submitted' | 'unknown' | 'succeeded' | 'failed';

/**
 * `aftersale`: one case of ours. `surplus`: money no order awaited. `channel`: the buyer asked for it inside the
 * payment platform, so it has no case.
 */
export type RefundCause = 'aftersale' | 'surplus' | 'channel';

export interface Refund {
  id: Id<'refund'>;
  orderId: OrderId;
  attemptId: Id<'paymentAttempt'>;
  channel: PayChannel;
  outRefundNo: string;
  amountFen: Fen;
  cause: RefundCause;
  aftersaleId: Id<'aftersale'> | null;
  reason: string;
  state: RefundState;
  channelRefundNo: string | null;
  failReason: string | null;
  createdAt: Date;
  succeededAt: Date | null;
  submissions: number;
}

/** What came from a platform, as it is kept. */
export interface InboxEntry {
  provider: string;
  eventId: string;
  kind: string;
  /** Our number it is about. */
  businessNo: string;
  fact: Record<string, unknown>;
}
