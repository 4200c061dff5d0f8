import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { TroubleKind, TroubleView } from '@yimai/shared/contracts/trouble';
import { asId, formatId, type IdKind } from '@yimai/shared/kernel/id';
import { TroubleReadsRepository, type TroubleRow } from '../modules/insight/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';

const IDS: Record<TroubleKind, IdKind> = { notification: 'event', refund: 'refund', upload: 'shipment' };

/** What waits for a person, for staff. */
@Injectable()
export class ViewTroubles {
  constructor(private readonly reads: TroubleReadsRepository) {}

  async list({ kind, cursor, limit }: Input<'consoleListTroubles'>): Promise<Output<'consoleListTroubles'>> {
    const found = await this.reads.list(kind, { beforeId: beforeIdOf(cursor), limit: limit + 1 });
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: rows.map((row) => toView(kind, row)), nextCursor };
  }
}

function remedyOf(kind: TroubleKind, { cause }: TroubleRow): TroubleView['remedy'] {
  if (kind === 'notification') return 'settle';
  return kind === 'upload' || cause === 'surplus' ? 'retry' : null;
}

function toView(kind: TroubleKind, row: TroubleRow): TroubleView {
  return {
    id: formatId(IDS[kind], asId(IDS[kind], row.id)),
    at: row.at.toISOString(),
    platform: row.platform,
    number: row.number,
    orderId: row.orderId === null ? null : formatId('order', asId('order', row.orderId)),
    orderNumber: row.orderNumber,
    amountFen: row.amountFen,
    problem: row.problem,
    remedy: remedyOf(kind, row),
  };
}
