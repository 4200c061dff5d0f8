import { shaped } from '../answers.js';
import type { ChangeSpan, DoudianAftersaleFact, DoudianOrderFact, DoudianOrders } from '../doudian-ports.js';
import { aftersaleOf, aftersalePageSchema, orderDetailSchema, orderOf, orderPageSchema } from './facts.js';
import { DoudianOpenApi, PROVIDER, type DoudianConfig, type DoudianDeps } from './open-api.js';

const PAGE = 100;

interface Changed {
  updatedAt: Date;
}

/** The merchant's 抖店 through its OpenAPI. */
export class DoudianShop implements DoudianOrders {
  readonly shopId: string;
  private readonly api: DoudianOpenApi;

  constructor(config: DoudianConfig, deps: DoudianDeps) {
    this.shopId = config.shopId;
    this.api = new DoudianOpenApi(config, deps);
  }

  changedOrders(span: ChangeSpan): AsyncIterable<DoudianOrderFact[]> {
    return byChange(span, async ({ from, to, page }) => {
      const data = await this.api.call('order.searchList', {
        update_time_start: from,
        update_time_end: to,
        order_by: 'update_time',
        order_asc: true,
        page,
        size: PAGE,
      });
      return (shaped(PROVIDER, orderPageSchema, data).shop_order_list ?? []).map(orderOf);
    });
  }

  changedAftersales(span: ChangeSpan): AsyncIterable<DoudianAftersaleFact[]> {
    return byChange(span, async ({ from, to, page }) => {
      const data = await this.api.call('afterSale.List', {
        update_start_time: from,
        update_end_time: to,
        order_by: ['update_time asc'],
        page,
        size: PAGE,
      });
      return (shaped(PROVIDER, aftersalePageSchema, data).items ?? []).map(aftersaleOf);
    });
  }

  async order(orderNo: string): Promise<DoudianOrderFact> {
    const data = await this.api.call('order.orderDetail', { shop_order_id: orderNo });
    return orderOf(shaped(PROVIDER, orderDetailSchema, data).shop_order_detail);
  }
}

/**
 * Pages by the time of the change instead of by number: what changes while we read moves to the end, and would push
 * something unread over the edge of a page that was read. Only a second with more than a page in it is read by number.
 */
async function* byChange<T extends Changed>(
  span: ChangeSpan,
  read: (window: { from: number; to: number; page: number }) => Promise<T[]>,
): AsyncGenerator<T[]> {
  const to = Math.ceil(span.to.getTime() / 1000);
  let from = Math.floor(span.from.getTime() / 1000);
  let page = 0;
  for (;;) {
    const rows = await read({ from, to, page });
    yield rows;
    if (rows.length < PAGE) return;
    const last = Math.max(...rows.map(({ updatedAt }) => updatedAt.getTime() / 1000));
    page = last > from ? 0 : page + 1;
    from = Math.max(from, last);
  }
}
