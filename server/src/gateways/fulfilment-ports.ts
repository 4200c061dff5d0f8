import type { ParcelPush, ParcelRef, ParcelTrack } from './kuaidi100/client.js';
import type { NotificationReply, RawNotification } from './ports.js';

/**
 * What fulfilment and after-sale know about platforms, in our words. The classes of the provider folders satisfy these
 * shapes; business code never names a class.
 */
export { CARRIERS, findCarrier, type Carrier } from './kuaidi100/carriers.js';
export type { ParcelPush, ParcelRef, ParcelTrack } from './kuaidi100/client.js';
export type { ParcelState } from './kuaidi100/states.js';

/** Behind the token KUAIDI100. */
export interface ParcelTracking {
  query(parcel: ParcelRef): Promise<ParcelTrack>;
  subscribe(parcel: ParcelRef, callbackUrl: string): Promise<void>;
  /** Throws GatewayError('forged') and nothing else on a bad message. */
  readPush(raw: RawNotification): ParcelPush;
  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply;
}

export interface ShippingReport {
  payment: { transactionId: string };
  logisticsType: 'express' | 'virtual';
  parcels: readonly {
    /** Of a parcel; what is virtual has neither. */
    trackingNo?: string;
    expressCompany?: string;
    description: string;
    receiverContact?: string;
  }[];
  /** Later than that of the previous report. */
  uploadedAt: Date;
  payerOpenId: string;
}

/** How far WeChat takes an order to be. */
export type WechatShippingState =
  'to-ship' | 'shipped' | 'confirmed' | 'complete' | 'refunded' | 'settling' | 'unknown';

/** The part of the token WECHAT_MP that shipping needs: 发货信息管理 and the pushed events about it. */
export interface WechatShipping {
  shipping: {
    upload(report: ShippingReport): Promise<'done' | 'not-visible-yet'>;
    remindToConfirm(transactionId: string, receivedAt: Date): Promise<void>;
    /** Undefined while WeChat does not know the payment. */
    order(transactionId: string): Promise<{ state: WechatShippingState } | undefined>;
    /** Where WeChat's messages about a parcel lead; it adds the trade's numbers to the query. */
    setMessagePath(path: string): Promise<void>;
  };
  messagePush?: {
    /** Throws GatewayError('forged'). */
    verifyAddress(query: Record<string, string | undefined>): string;
    /** The event as text. Throws GatewayError('forged'). */
    open(query: Record<string, string | undefined>, rawBody: Buffer): string;
  };
}

/** What Douyin's payment channel can do beyond the common port: fulfilment and refunds the buyer asked for there. */
export interface DouyinTrade {
  acknowledgeRefundRequest(outRefundNo: string): NotificationReply;
  trade: {
    order(
      number: { outOrderNo: string } | { orderId: string },
    ): Promise<{ item_order_list?: { item_order_id: string }[] | null } | undefined>;
    auditRefund(
      refundId: string,
      verdict: { agree: true } | { agree: false; message: string },
    ): Promise<void>;
    pushFulfilment(fulfilment: {
      orderId: string;
      itemOrderIds: readonly string[];
      status: string;
    }): Promise<void>;
  };
}

/** Nest injection token of {@link DouyinTrade}; the same object as Douyin's payment channel. */
export const DOUYIN_TRADE = Symbol('DouyinTrade');
