import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { DoudianSaleView } from '@yimai/shared/contracts/doudian';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { asId, formatId, type DistributorId } from '@yimai/shared/kernel/id';
import { CatalogService } from '../modules/catalog/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { DoudianSales, type SaleRow } from '../modules/doudian/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';

/** Why nobody earns on it, for staff. */
const WHY: Readonly<Record<DoudianSaleView['verdict'], string>> = {
  attributed: '',
  waiting: '访客下单，登录小程序后才知道归谁',
  elsewhere: '不是从本店小程序下单',
  unopened: '下单前没有人从小程序打开过',
  ambiguous: '同时有多人打开且推荐人不同',
  unreferred: '买家没有推荐人',
};

/** Sales in 抖店 and the intents behind them, for staff. */
@Injectable()
export class ViewDoudian {
  constructor(
    private readonly doudian: DoudianSales,
    private readonly catalog: CatalogService,
    private readonly distributors: DistributorService,
    private readonly identity: IdentityService,
  ) {}

  async sales(input: Input<'consoleListDoudianSales'>): Promise<Output<'consoleListDoudianSales'>> {
    const { attribution, cursor, limit } = input;
    const isAttributed = attribution === undefined ? null : attribution === 'attributed';
    const found = await this.doudian.list({ isAttributed, beforeId: beforeIdOf(cursor), limit: limit + 1 });
    const { rows, nextCursor } = cutPage(found, limit);
    const nameOf = await this.namesOf(rows.map(ownerOf));
    return { items: rows.map((row) => toView(row, nameOf(ownerOf(row)))), nextCursor };
  }

  async intents(input: Input<'consoleListDoudianIntents'>): Promise<Output<'consoleListDoudianIntents'>> {
    const found = await this.doudian.listIntents(beforeIdOf(input.cursor), input.limit + 1);
    const { rows, nextCursor } = cutPage(found, input.limit);
    const [skus, buyers, nameOf] = await Promise.all([
      this.catalog.skusForSale(rows.map(({ skuId }) => skuId)),
      this.identity.members(rows.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))),
      this.namesOf(rows.map(({ distributorId }) => distributorId)),
    ]);
    const items = rows.map((row) => ({
      id: formatId('doudianIntent', row.id),
      at: row.at.toISOString(),
      title: skus.get(row.skuId)?.title ?? '',
      skuText: skus.get(row.skuId)?.skuText ?? '',
      quantity: row.quantity,
      doudianSkuId: row.doudianSkuId,
      buyerMasked: row.memberId === null ? null : maskName(buyers.get(row.memberId)?.nickname ?? ''),
      distributorName: nameOf(row.distributorId),
      code: row.code,
    }));
    return { items, nextCursor };
  }

  private async namesOf(
    ids: readonly (DistributorId | null)[],
  ): Promise<(id: DistributorId | null) => string | null> {
    const people = await this.distributors.many(ids.flatMap((id) => (id === null ? [] : [id])));
    return (id) => (id === null ? null : (people.get(id)?.name ?? null));
  }
}

function ownerOf({ attribution }: SaleRow): DistributorId | null {
  const owner = attribution?.distributorId ?? null;
  return owner === null ? null : asId('distributor', owner);
}

function toView(row: SaleRow, distributorName: string | null): DoudianSaleView {
  const verdict = row.verdict as DoudianSaleView['verdict'];
  return {
    id: formatId('order', row.id),
    orderNumber: row.orderNo,
    title: row.title,
    skuText: row.skuText,
    quantity: row.quantity,
    state: row.state as DoudianSaleView['state'],
    verdict,
    why: WHY[verdict],
    distributorName,
    code: row.attribution?.code ?? null,
    paidFen: row.paidFen,
    refundedFen: row.refundedPaidFen,
    netFen: row.netFen,
    hasEarned: row.accruedAt !== null,
    placedAt: row.placedAt.toISOString(),
  };
}
