import type { DemoChannel } from './people.js';

/** A person of the history: key of a customer (`c…`) or of a distributor (`d…`). */
export type PersonKey = string;
/** `o0001` …, unique in the plan. */
export type OrderKey = string;

export interface PlannedLine {
  /** SKU code of the catalogue. */
  sku: string;
  quantity: number;
}

interface At {
  /** Instant, milliseconds since 1970 UTC. */
  atMs: number;
}

/**
 * What happened in the demo shop, as plain data. The runner plays it through the real services with the clock set to
 * each event's instant; everything the services decide (prices, bindings, commissions, states) is left to them.
 */
export type HistoryEvent = At &
  /** Someone asks to become a distributor, invited by `inviter` or on their own. Distributors register first. */
  (
    | {
        kind: 'distributorApplied';
        distributor: string;
        inviter: string | null;
        channel: DemoChannel;
        reason: string;
      }
    | { kind: 'applicationDecided'; distributor: string; approve: true }
    /** A customer who is not suitable; `customer` stays a customer. */
    | { kind: 'applicationRefused'; customer: string; reason: string }
    /** The link of a distributor is opened, before any login. `visitor` is null where nobody ever came of it. */
    | {
        kind: 'linkClicked';
        distributor: string;
        visitor: PersonKey | null;
        product: string;
        channel: DemoChannel;
        scene: ClickScene;
      }
    | { kind: 'customerRegistered'; customer: string; channel: DemoChannel }
    | { kind: 'couponClaimed'; person: PersonKey; coupon: string }
    /** `channel` may differ from where the customer's click came from: that is what the product is about. */
    | {
        kind: 'orderPlaced';
        order: OrderKey;
        buyer: PersonKey;
        channel: DemoChannel;
        payment: PlannedPayment;
        lines: readonly PlannedLine[];
        coupon: string | null;
        remark: string;
      }
    | { kind: 'orderPaid'; order: OrderKey }
    /** By the buyer, or because the time to pay ran out (then the runner lets the job do it). */
    | { kind: 'orderClosed'; order: OrderKey; by: 'buyer' | 'timeout' }
    | { kind: 'orderShipped'; order: OrderKey; carrier: string; trackingNumber: string }
    | { kind: 'orderReceived'; order: OrderKey }
    /** `line` is an index into the order's lines. */
    | {
        kind: 'refundRequested';
        order: OrderKey;
        line: number;
        quantity: number;
        type: 'refundOnly' | 'returnAndRefund';
        reason: string;
      }
    | { kind: 'refundDecided'; order: OrderKey; line: number; approve: boolean }
    | {
        kind: 'reviewed';
        order: OrderKey;
        line: number;
        stars: 3 | 4 | 5;
        text: string;
        reply: string | null;
      }
    /** A share of what is available then; nothing happens when that is below the minimum. */
    | { kind: 'withdrawalRequested'; distributor: string; shareBps: number; to: 'wechat' | 'alipay' }
    | { kind: 'withdrawalReviewed'; distributor: string; approve: true }
  );

export type ClickScene = 'friend' | 'group' | 'moments' | 'poster' | 'shortVideo' | 'live' | 'passphrase';
export type PlannedPayment = 'wechatPay' | 'douyinPay' | 'alipay';
export type HistoryEventKind = HistoryEvent['kind'];
