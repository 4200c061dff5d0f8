import { Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import type { AftersaleState } from '@yimai/shared/domain/aftersale/types';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { AftersaleService, aftersaleView, type AftersaleCase } from '../modules/aftersale/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { MediaService } from '../modules/media/index.js';
import { OrderService, toOrderLineView } from '../modules/order/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { DomainError } from '../platform/http/index.js';

interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** Cases with their order line, history and what the reader may do; the same for buyers and staff. */
@Injectable()
export class ViewAftersales {
  constructor(
    private readonly aftersales: AftersaleService,
    private readonly orders: OrderService,
    private readonly catalog: CatalogService,
    private readonly media: MediaService,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws AFTERSALE_NOT_FOUND, also for somebody else's case. */
  async own(memberId: MemberId, id: Id<'aftersale'>): Promise<AftersaleView> {
    const row = await this.aftersales.get(id);
    if (row.memberId !== memberId) throw new DomainError('AFTERSALE_NOT_FOUND');
    return this.one(row);
  }

  async forConsole(id: Id<'aftersale'>): Promise<AftersaleView> {
    return this.one(await this.aftersales.get(id));
  }

  listOwn(memberId: MemberId, page: Page): Promise<Output<'listAftersales'>> {
    return this.list({ memberId }, page);
  }

  /** Newest first. */
  listForConsole(state: AftersaleState | undefined, page: Page): Promise<Output<'consoleListAftersales'>> {
    return this.list(state ? { state } : {}, page);
  }

  private async list(
    filter: { memberId?: MemberId; state?: AftersaleState },
    { cursor, limit }: Page,
  ): Promise<Output<'listAftersales'>> {
    const beforeId = cursor === undefined ? undefined : parseInt(cursor, 36);
    if (beforeId !== undefined && !(Number.isSafeInteger(beforeId) && beforeId > 0))
      throw new DomainError('INVALID_INPUT', { param: 'cursor' });
    const rows = await this.aftersales.list({
      ...filter,
      ...(beforeId === undefined ? {} : { beforeId }),
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: await this.views(items),
      nextCursor: rows.length > limit && last ? last.id.toString(36) : null,
    };
  }

  private async one(row: AftersaleCase): Promise<AftersaleView> {
    const [view] = await this.views([row]);
    invariant(view, 'one case in, one view out');
    return view;
  }

  private async views(rows: readonly AftersaleCase[]): Promise<AftersaleView[]> {
    const orderIds = [...new Set(rows.map((row) => row.orderId))];
    const [orders, events, shop, files] = await Promise.all([
      Promise.all(orderIds.map((orderId) => this.orders.get(orderId))),
      this.aftersales.events(rows.map((row) => row.id)),
      this.catalog.shop(),
      this.media.files(rows.flatMap((row) => row.evidence)),
    ]);
    const now = this.clock.now();
    return rows.map((row) => {
      const order = orders.find(({ orderId }) => orderId === row.orderId);
      const line = order?.lines.find(({ lineId }) => lineId === row.orderLineId);
      invariant(order && line, `case ${row.id} is about a line of its order`);
      const lineView = toOrderLineView(line, order, { now });
      return aftersaleView(row, {
        line: { ...lineView, canAftersale: lineView.canAftersale && row.openLineId === null },
        orderNumber: order.number,
        evidence: row.evidence.flatMap((id) => {
          const file = files.get(id);
          return file ? [this.media.imageFor(file)] : [];
        }),
        returnAddress: shop.returnAddress,
        events: events.get(row.id) ?? [],
      });
    });
  }
}
