import type { FastifyInstance } from 'fastify';
import { jsonBody, type Collection, type ProviderContext } from '../core/index.js';
import type { Trade } from '../wechat-pay/state.js';
import { OK, WeChatRefusal } from './answers.js';
import { pushEvent } from './push.js';
import { readUpload, type Upload } from './shipping-upload.js';
import type { Tokens } from './tokens.js';

const DAY_MS = 86_400_000;
/** Days until receipt is taken for confirmed; from memory of the platform's rules, see the handbook's warning. */
const AUTO_CONFIRM_DAYS = { express: 10, other: 2 };
/** A new payment takes some seconds to become visible here. */
const VISIBLE_AFTER_MS = 5_000;
const MAX_UPLOADS = 2;
const AUTO_CONFIRM = 'wechat/auto-confirm';

export const STATE = { toShip: 1, shipped: 2, confirmed: 3, complete: 4, refunded: 5 } as const;

interface ShippingRow extends Upload {
  transactionId: string;
  uploads: number;
  shippedAt: number;
  confirmedAt?: number;
  reminded?: boolean;
}

/** 小程序发货信息管理: money of mini-program payments is settled after shipping and receipt. */
export class Shipping {
  private readonly rows: Collection<ShippingRow>;
  private readonly trades: Pick<Collection<Trade>, 'get' | 'values'>;

  constructor(private readonly context: ProviderContext) {
    this.rows = context.collection('shipping');
    this.trades = context.collectionOf('wechat-pay', 'trades');
    context.agenda.on(AUTO_CONFIRM, (transactionId) => this.confirm(transactionId, 1));
  }

  register(app: FastifyInstance, tokens: Tokens): void {
    const route = (
      path: string,
      operation: string,
      handle: (body: Record<string, unknown>) => object,
    ): void => {
      app.post(path, { config: { operation } }, async (request) => {
        tokens.requireMini(request);
        const body = jsonBody(request);
        if (!body) throw new WeChatRefusal(47001, 'data format error');
        return handle(body);
      });
    };
    route('/wxa/sec/order/is_trade_managed', 'is-trade-managed', () => ({ ...OK, is_trade_managed: true }));
    route('/wxa/sec/order/upload_shipping_info', 'upload-shipping', (body) => this.upload(body));
    route('/wxa/sec/order/get_order', 'get-order', (body) => ({
      ...OK,
      order: this.orderBody(this.tradeOf(body)),
    }));
    route('/wxa/sec/order/get_order_list', 'get-order-list', (body) => this.list(body));
    route('/wxa/sec/order/set_msg_jump_path', 'set-message-path', (body) => this.setPath(body));
    route('/wxa/sec/order/notify_confirm_receive', 'notify-confirm-receive', (body) => this.remind(body));
  }

  /** Where messages about parcels lead; empty until the merchant says. */
  get messagePath(): string {
    return this.context.collection<{ path: string }>('message-path').get('path')?.path ?? '';
  }

  private setPath({ path }: Record<string, unknown>): object {
    if (typeof path !== 'string' || path === '' || path.startsWith('/'))
      throw new WeChatRefusal(10060014, 'path invalid');
    this.context.collection<{ path: string }>('message-path').put('path', { path });
    return OK;
  }

  /** The buyer confirms receipt (2), or time does (1). Pushes the settlement event. */
  confirm(transactionId: string, method: 1 | 2): object {
    const row = this.rows.get(transactionId);
    const trade = this.paid().find((candidate) => candidate.transactionId === transactionId);
    if (!row || !trade || row.confirmedAt !== undefined) return { confirmed: row?.confirmedAt !== undefined };
    const now = this.context.clock.now();
    this.rows.put(transactionId, { ...row, confirmedAt: now });
    this.context.agenda.cancel(AUTO_CONFIRM, transactionId);
    this.pushSettlement(trade, row, {
      confirm_receive_method: method,
      confirm_receive_time: seconds(now),
      settlement_time: seconds(now),
    });
    return { confirmed: true };
  }

  /** What was uploaded for a payment, or nothing yet. */
  uploadOf(input: Record<string, unknown>): ShippingRow | undefined {
    return this.rows.get(this.transactionIdOf(input));
  }

  transactionIdOf(input: Record<string, unknown>): string {
    return (
      this.tradeOf({
        transaction_id: input.transactionId,
        merchant_id: this.mchId,
        merchant_trade_no: input.outTradeNo,
      }).transactionId ?? ''
    );
  }

  private get mchId(): string {
    return this.context.config.wechatPay.mchId;
  }

  private upload(body: Record<string, unknown>): object {
    const key = (body.order_key ?? {}) as Record<string, unknown>;
    if (key.order_number_type !== 1 && key.order_number_type !== 2)
      throw new WeChatRefusal(268485194, 'order_key.order_number_type invalid');
    const trade = this.tradeOf({
      transaction_id: key.transaction_id,
      merchant_id: key.mchid,
      merchant_trade_no: key.out_trade_no,
    });
    const upload = readUpload(body);
    if (trade.payerOpenId !== upload.openId) throw new WeChatRefusal(10060031, '该用户不是订单的支付者');
    if (trade.state !== 'SUCCESS') throw new WeChatRefusal(10060004, '支付单状态不可发货');
    const transactionId = trade.transactionId ?? '';
    const before = this.rows.get(transactionId);
    if (before) this.checkAgain(before, upload);
    // Further parcels of a split order are not a change of what was said before.
    const continues = before?.deliveryMode === 2 && upload.deliveryMode === 2 && !before.isComplete;
    const uploads = (before?.uploads ?? 0) + (continues ? 0 : 1);
    const row = { ...upload, transactionId, uploads, shippedAt: this.context.clock.now() };
    this.rows.put(transactionId, row);
    if (upload.isComplete) this.afterShipping(trade, row);
    return OK;
  }

  private checkAgain(before: ShippingRow, upload: Upload): void {
    if (upload.fingerprint === before.fingerprint) throw new WeChatRefusal(10060023, '发货信息未更新');
    if (upload.uploadTime <= before.uploadTime) throw new WeChatRefusal(10060014, 'upload_time 应晚于上一次');
    if (before.confirmedAt !== undefined) throw new WeChatRefusal(10060004, '支付单状态不可发货');
    if (before.isComplete && before.uploads >= MAX_UPLOADS)
      throw new WeChatRefusal(10060003, '支付单已使用重新发货机会');
  }

  private afterShipping(trade: Trade, row: ShippingRow): void {
    const days = row.logisticsType === 1 ? AUTO_CONFIRM_DAYS.express : AUTO_CONFIRM_DAYS.other;
    this.context.agenda.add(AUTO_CONFIRM, row.transactionId, days * DAY_MS);
    this.pushSettlement(trade, row, {});
  }

  private pushSettlement(trade: Trade, row: ShippingRow, more: object): void {
    const days = row.logisticsType === 1 ? AUTO_CONFIRM_DAYS.express : AUTO_CONFIRM_DAYS.other;
    pushEvent(this.context, {
      name: 'trade_manage_order_settlement',
      businessNo: trade.outTradeNo,
      fields: {
        transaction_id: trade.transactionId,
        merchant_id: this.mchId,
        merchant_trade_no: trade.outTradeNo,
        pay_time: seconds(trade.paidAt ?? 0),
        shipped_time: seconds(row.shippedAt),
        estimated_settlement_time: seconds(row.shippedAt + days * DAY_MS),
        ...more,
      },
    });
  }

  private remind(body: Record<string, unknown>): object {
    const trade = this.tradeOf(body);
    const row = this.rows.get(trade.transactionId ?? '');
    if (!row?.isComplete) throw new WeChatRefusal(10060004, '支付单未发货');
    if (typeof body.received_time !== 'number') throw new WeChatRefusal(10060014, 'received_time invalid');
    if (row.reminded) throw new WeChatRefusal(10060023, '已提醒过确认收货');
    this.rows.put(row.transactionId, { ...row, reminded: true });
    return OK;
  }

  private list(body: Record<string, unknown>): object {
    const range = (body.pay_time_range ?? {}) as { begin_time?: number; end_time?: number };
    const size = Math.min(typeof body.page_size === 'number' ? body.page_size : 100, 100);
    const offset = Number(body.last_index || 0);
    const rows = this.paid()
      .filter((trade) => body.openid === undefined || trade.payerOpenId === body.openid)
      .filter((trade) => body.order_state === undefined || this.stateOf(trade) === body.order_state)
      .filter(
        (trade) =>
          seconds(trade.paidAt ?? 0) >= (range.begin_time ?? 0) &&
          seconds(trade.paidAt ?? 0) <= (range.end_time ?? Infinity),
      )
      .sort((a, b) => (b.paidAt ?? 0) - (a.paidAt ?? 0));
    const page = rows.slice(offset, offset + size);
    const next = offset + page.length;
    return {
      ...OK,
      last_index: String(next),
      has_more: next < rows.length,
      order_list: page.map((trade) => this.orderBody(trade)),
    };
  }

  private tradeOf(key: Record<string, unknown>): Trade {
    const trade = this.paid().find((candidate) =>
      key.transaction_id
        ? candidate.transactionId === key.transaction_id
        : key.merchant_id === this.mchId && candidate.outTradeNo === key.merchant_trade_no,
    );
    if (!trade) throw new WeChatRefusal(10060001, '支付单不存在');
    return trade;
  }

  /** Mini-program payments that have become visible. */
  private paid(): Trade[] {
    const visibleBefore = this.context.clock.now() - VISIBLE_AFTER_MS * this.context.retryScale;
    const { appId } = this.context.config.wechat.mini;
    return this.trades
      .values()
      .filter(
        (trade) => trade.appId === appId && trade.paidAt !== undefined && trade.paidAt <= visibleBefore,
      );
  }

  private stateOf(trade: Trade): number {
    const row = this.rows.get(trade.transactionId ?? '');
    if (trade.state === 'REFUND') return STATE.refunded;
    if (!row?.isComplete) return STATE.toShip;
    return row.confirmedAt === undefined ? STATE.shipped : STATE.complete;
  }

  private orderBody(trade: Trade): object {
    const row = this.rows.get(trade.transactionId ?? '');
    return {
      transaction_id: trade.transactionId,
      merchant_id: this.mchId,
      merchant_trade_no: trade.outTradeNo,
      description: trade.description,
      paid_amount: trade.totalFen,
      openid: trade.payerOpenId,
      trade_create_time: seconds(trade.createdAt),
      pay_time: seconds(trade.paidAt ?? 0),
      order_state: this.stateOf(trade),
      in_complaint: false,
      shipping: row && {
        delivery_mode: row.deliveryMode,
        logistics_type: row.logisticsType,
        finish_shipping: row.isComplete,
        finish_shipping_count: row.uploads,
        goods_desc: row.shippingList[0]?.item_desc ?? '',
        shipping_list: row.shippingList,
      },
    };
  }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
