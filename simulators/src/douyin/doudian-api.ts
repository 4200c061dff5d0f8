import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { alphanumeric, queryOf, rawBody, type Collection, type ProviderContext } from '../core/index.js';
import {
  AFTERSALE_STATUS,
  SHOP_STATUS,
  type Aftersale,
  type DoudianState,
  type ShopLine,
  type ShopOrder,
} from './doudian-state.js';

const DAY_S = 86_400;
const ACCESS_S = 7 * DAY_S;
const REFRESH_S = 14 * DAY_S;
/** A signature older than this is refused. */
const FRESH_S = 600;
const MOST_ROWS = 100;

interface ShopToken {
  access: string;
  refresh: string;
  /** In ms. */
  expiresAt: number;
  refreshableUntil: number;
}

type Params = Record<string, unknown>;

/** A refusal in the platform's words. */
class Refusal {
  constructor(
    readonly code: number,
    readonly subCode: string,
    readonly message: string,
  ) {}
}

/** OpenAPI of 抖店: one shop, its own app. */
export class DoudianApi {
  private readonly tokens: Collection<ShopToken>;

  constructor(
    private readonly context: ProviderContext,
    private readonly state: DoudianState,
  ) {
    this.tokens = context.collection('shop-tokens');
  }

  register(app: FastifyInstance): void {
    const answer = (method: string, isOpen: boolean, handler: (params: Params) => unknown): void => {
      app.post(`/${method.replace('.', '/')}`, { config: { operation: method } }, async (request) => {
        const refusal = this.refusalOf(request, method) ?? (isOpen ? null : this.tokenRefusal(request));
        const result = refusal ?? handler(JSON.parse(rawBody(request).toString('utf8')) as Params);
        return result instanceof Refusal
          ? {
              code: result.code,
              msg: 'error',
              sub_code: result.subCode,
              sub_msg: result.message,
              log_id: 'sim',
            }
          : { code: 10000, msg: 'success', sub_code: '', sub_msg: '', log_id: 'sim', data: result };
      });
    };
    answer('token.create', true, (params) => this.createToken(params));
    answer('token.refresh', true, (params) => this.refreshToken(params));
    answer('order.searchList', false, (params) => this.searchOrders(params));
    answer('order.orderDetail', false, (params) => this.orderDetail(params));
    answer('afterSale.List', false, (params) => this.searchAftersales(params));
  }

  /** All tokens die at once. */
  revokeTokens(): void {
    this.tokens.clear();
  }

  private nowS(): number {
    return Math.floor(this.context.clock.now() / 1000);
  }

  private refusalOf(request: FastifyRequest, method: string): Refusal | null {
    const query = queryOf(request);
    const { appKey, appSecret } = this.context.config.doudian;
    const body = rawBody(request).toString('utf8');
    if (query.app_key !== appKey) return new Refusal(30003, 'isv.app-key-invalid', '应用 key 不存在');
    if (query.method !== method) return new Refusal(40003, 'isv.parameter-invalid:method', 'method 不合法');
    if (Math.abs(this.nowS() - Number(query.timestamp)) > FRESH_S)
      return new Refusal(40003, 'isv.parameter-invalid:timestamp', 'timestamp 已过期');
    const signed = [
      'app_key',
      appKey,
      'method',
      method,
      'param_json',
      body,
      'timestamp',
      query.timestamp,
      'v',
      '2',
    ];
    const sign = createHmac('sha256', appSecret)
      .update(`${appSecret}${signed.join('')}${appSecret}`)
      .digest('hex');
    return query.v === '2' && query.sign_method === 'hmac-sha256' && query.sign === sign
      ? null
      : new Refusal(30007, 'isv.signature-invalid', '签名校验失败');
  }

  private tokenRefusal(request: FastifyRequest): Refusal | null {
    const token = this.tokens.get('shop');
    const isGood =
      token !== undefined &&
      token.access === queryOf(request).access_token &&
      token.expiresAt > this.context.clock.now();
    return isGood ? null : new Refusal(30002, 'isv.access-token-expired', 'access_token 已过期');
  }

  private createToken({ grant_type: type, shop_id: shopId }: Params): object {
    if (type !== 'authorization_self')
      return new Refusal(40003, 'isv.parameter-invalid:grant_type', 'grant_type 不合法');
    if (String(shopId) !== this.context.config.doudian.shopId)
      return new Refusal(30006, 'isv.shop-not-authorized', '店铺未授权该应用');
    return this.issue();
  }

  private refreshToken({ refresh_token: refresh }: Params): object {
    const token = this.tokens.get('shop');
    if (!token || token.refresh !== refresh || token.refreshableUntil <= this.context.clock.now())
      return new Refusal(30011, 'isv.refresh-token-expired', 'refresh_token 已过期');
    return this.issue();
  }

  private issue(): object {
    const now = this.context.clock.now();
    const token = this.tokens.put('shop', {
      access: `act.${alphanumeric(36)}`,
      refresh: `rft.${alphanumeric(36)}`,
      expiresAt: now + ACCESS_S * 1000,
      refreshableUntil: now + REFRESH_S * 1000,
    });
    return {
      access_token: token.access,
      refresh_token: token.refresh,
      expires_in: ACCESS_S,
      scope: 'SCOPE',
      shop_id: this.context.config.doudian.shopId,
      shop_name: '一脉抖音小店',
    };
  }

  private searchOrders(params: Params): object {
    const from = params.update_time_start;
    return this.page(
      params,
      { from, to: params.update_time_end, rows: this.state.orders.values() },
      (rows, total) => ({
        page: params.page,
        size: params.size,
        total,
        shop_order_list: rows.map((row) => this.orderView(row)),
      }),
    );
  }

  private searchAftersales(params: Params): object {
    const from = params.update_start_time;
    return this.page(
      params,
      { from, to: params.update_end_time, rows: this.state.aftersales.values() },
      (rows, total) => ({
        total,
        has_more: total > (Number(params.page) + 1) * Number(params.size),
        items: rows.map(aftersaleView),
      }),
    );
  }

  private page<T extends { updatedAt: number }>(
    { page, size }: Params,
    found: { from: unknown; to: unknown; rows: T[] },
    view: (rows: T[], total: number) => object,
  ): object {
    if (!Number.isInteger(page) || !Number.isInteger(size) || Number(size) < 1 || Number(size) > MOST_ROWS)
      return new Refusal(40004, 'isv.parameter-invalid:size', 'page、size 不合法');
    const second = (row: T): number => Math.floor(row.updatedAt / 1000);
    const rows = found.rows
      .filter((row) => second(row) >= Number(found.from) && second(row) <= Number(found.to))
      .sort((a, b) => a.updatedAt - b.updatedAt);
    return view(rows.slice(Number(page) * Number(size), (Number(page) + 1) * Number(size)), rows.length);
  }

  private orderDetail({ shop_order_id: id }: Params): object {
    const order = this.state.orders.get(String(id));
    return order
      ? { shop_order_detail: this.orderView(order) }
      : new Refusal(50002, 'isv.business-failed:order-not-found', '订单不存在');
  }

  private orderView(order: ShopOrder): object {
    return {
      order_id: order.orderId,
      shop_id: Number(this.context.config.doudian.shopId),
      order_status: SHOP_STATUS[order.status],
      app_id: order.appId,
      open_id: order.openId,
      create_time: Math.floor(order.createdAt / 1000),
      update_time: Math.floor(order.updatedAt / 1000),
      pay_time: Math.floor(order.paidAt / 1000),
      finish_time: Math.floor(order.finishedAt / 1000),
      pay_amount: order.lines.reduce((sum, { payFen }) => sum + payFen, 0),
      post_amount: order.lines.reduce((sum, { freightFen }) => sum + freightFen, 0),
      encrypt_post_tel: '#simulated#',
      sku_order_list: order.lines.map(lineView),
    };
  }
}

function lineView(line: ShopLine): object {
  return {
    order_id: line.orderId,
    product_id_str: line.productId,
    // As the platform does: a number, though it says of the product's that it is too long for one.
    sku_id: Number.isSafeInteger(Number(line.skuId)) ? Number(line.skuId) : line.skuId,
    product_name: line.title,
    item_num: line.quantity,
    origin_amount: line.unitPriceFen,
    pay_amount: line.payFen,
    post_amount: line.freightFen,
    ...(line.creatorFen > 0 ? { author_commission_amount: line.creatorFen } : {}),
  };
}

function aftersaleView(row: Aftersale): object {
  const [aftersaleStatus, refundStatus] = AFTERSALE_STATUS[row.status];
  return {
    aftersale_info: {
      aftersale_id: row.aftersaleId,
      aftersale_status: aftersaleStatus,
      refund_status: refundStatus,
      refund_amount: row.amountFen,
      refund_post_amount: 0,
      related_id: row.lineId,
      update_time: Math.floor(row.updatedAt / 1000),
    },
    order_info: { shop_order_id: row.orderId },
  };
}
