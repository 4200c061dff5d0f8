import { SHANGHAI_OFFSET_MS } from '@yimai/shared/kernel/clock';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import { GatewayError } from '../ports.js';
import { parse, type WeChatApi } from './api.js';
import type { WeChatMpConfig } from './config.js';

/** How goods go to the buyer. */
export type LogisticsType = 'express' | 'same-city' | 'virtual' | 'self-pickup';

export interface Parcel {
  /** Express only: both. `expressCompany` is the platform's id, e.g. YTO. */
  trackingNo?: string;
  expressCompany?: string;
  /** What is inside, ≤ 120 characters. */
  description: string;
  /** Receiver's phone, masked but for the last four digits; SF Express insists on it. */
  receiverContact?: string;
}

export interface ShippingUpload {
  payment: { transactionId: string } | { merchantId: string; outTradeNo: string };
  logisticsType: LogisticsType;
  /** Several parcels sent one after the other; express only. Otherwise exactly one parcel. */
  split?: { isAllDelivered: boolean };
  parcels: readonly Parcel[];
  /** Later than that of the previous upload. */
  uploadedAt: Date;
  payerOpenId: string;
}

export type ShippingState =
  'to-ship' | 'shipped' | 'confirmed' | 'complete' | 'refunded' | 'settling' | 'unknown';

export interface ShippingOrder {
  transactionId: string;
  outTradeNo: string;
  state: ShippingState;
  paidFen: Fen;
  openId: string;
  isInComplaint: boolean;
}

const LOGISTICS = { express: 1, 'same-city': 2, virtual: 3, 'self-pickup': 4 };
const STATES: Record<number, ShippingState> = {
  1: 'to-ship',
  2: 'shipped',
  3: 'confirmed',
  4: 'complete',
  5: 'refunded',
  6: 'settling',
};
/** "Nothing changed" and "already completely shipped". */
const UNCHANGED = '10060023';
const NOT_YET_VISIBLE = '10060001';

const orderSchema = z.object({
  transaction_id: z.string(),
  merchant_trade_no: z.string(),
  order_state: z.number(),
  paid_amount: z.number().int(),
  openid: z.string(),
  in_complaint: z.boolean().optional(),
});
const getOrderSchema = z.object({ order: orderSchema });

/** 小程序发货信息管理: WeChat releases the money of mini-program payments after shipping and receipt. */
export class Shipping {
  constructor(
    private readonly api: WeChatApi,
    private readonly config: WeChatMpConfig,
  ) {}

  /**
   * Tells WeChat what was sent. `not-visible-yet`: a new payment takes a while to appear, try again within ten minutes.
   * Saying the same twice counts as done; any other refusal is for an operator.
   */
  async upload(upload: ShippingUpload): Promise<'done' | 'not-visible-yet'> {
    const path = '/wxa/sec/order/upload_shipping_info';
    try {
      await this.api.callAs(this.config.mini, {
        operation: 'upload-shipping',
        method: 'POST',
        path,
        body: uploadBody(upload),
        safeToRepeat: true,
      });
      return 'done';
    } catch (error) {
      if (error instanceof GatewayError && error.providerCode === UNCHANGED) return 'done';
      if (error instanceof GatewayError && error.providerCode === NOT_YET_VISIBLE) return 'not-visible-yet';
      throw error;
    }
  }

  /** Undefined while WeChat does not know the payment. */
  async order(transactionId: string): Promise<ShippingOrder | undefined> {
    const path = '/wxa/sec/order/get_order';
    const body = { transaction_id: transactionId };
    try {
      const answer = await this.api.callAs(this.config.mini, {
        operation: 'get-order',
        method: 'POST',
        path,
        body,
        safeToRepeat: true,
      });
      const { order } = parse(getOrderSchema, answer, 'get-order');
      return {
        transactionId: order.transaction_id,
        outTradeNo: order.merchant_trade_no,
        state: STATES[order.order_state] ?? 'unknown',
        paidFen: fen(order.paid_amount),
        openId: order.openid,
        isInComplaint: order.in_complaint ?? false,
      };
    } catch (error) {
      if (error instanceof GatewayError && error.providerCode === NOT_YET_VISIBLE) return undefined;
      throw error;
    }
  }

  /** Asks the buyer to confirm receipt; once per order. `receivedAt` is when the parcel was signed for. */
  async remindToConfirm(transactionId: string, receivedAt: Date): Promise<void> {
    const body = { transaction_id: transactionId, received_time: Math.floor(receivedAt.getTime() / 1000) };
    const path = '/wxa/sec/order/notify_confirm_receive';
    await this.api.callAs(this.config.mini, {
      operation: 'notify-confirm-receive',
      method: 'POST',
      path,
      body,
      safeToRepeat: true,
    });
  }

  /** Where messages about a parcel lead, without leading slash. WeChat adds the numbers of the trade to the query. */
  async setMessagePath(path: string): Promise<void> {
    await this.api.callAs(this.config.mini, {
      operation: 'set-message-path',
      method: 'POST',
      path: '/wxa/sec/order/set_msg_jump_path',
      body: { path },
      safeToRepeat: true,
    });
  }
}

function uploadBody(upload: ShippingUpload): object {
  const { payment } = upload;
  const orderKey =
    'transactionId' in payment
      ? { order_number_type: 2, transaction_id: payment.transactionId }
      : { order_number_type: 1, mchid: payment.merchantId, out_trade_no: payment.outTradeNo };
  return {
    order_key: orderKey,
    logistics_type: LOGISTICS[upload.logisticsType],
    delivery_mode: upload.split ? 2 : 1,
    ...(upload.split && { is_all_delivered: upload.split.isAllDelivered }),
    shipping_list: upload.parcels.map((parcel) => ({
      tracking_no: parcel.trackingNo,
      express_company: parcel.expressCompany,
      item_desc: [...parcel.description].slice(0, 120).join(''),
      ...(parcel.receiverContact && { contact: { receiver_contact: parcel.receiverContact } }),
    })),
    upload_time: new Date(upload.uploadedAt.getTime() + SHANGHAI_OFFSET_MS)
      .toISOString()
      .replace('Z', '+08:00'),
    payer: { openid: upload.payerOpenId },
  };
}
