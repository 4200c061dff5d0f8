import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatId, type OrderId } from '@yimai/shared/kernel/id';
import { CommissionReadsRepository } from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { OrderExtrasRegistry, type OrderExtras, type OrderExtrasSource } from '../modules/order/index.js';

/** What distribution adds to the merchant's view of an order; buyers are not told who earned what. */
@Injectable()
export class CommissionExtras implements OrderExtrasSource, OnModuleInit {
  constructor(
    private readonly registry: OrderExtrasRegistry,
    private readonly commissions: CommissionReadsRepository,
    private readonly distributors: DistributorService,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async extrasOf(
    orderIds: readonly OrderId[],
    audience: 'buyer' | 'console',
  ): Promise<Map<OrderId, Partial<OrderExtras>>> {
    if (audience === 'buyer') return new Map();
    const rows = await this.commissions.ofOrders(orderIds);
    const people = await this.distributors.many(rows.map(({ distributorId }) => distributorId));
    const found = new Map<OrderId, Partial<OrderExtras>>();
    for (const row of rows) {
      const commissions = found.get(row.orderId)?.commissions ?? [];
      commissions.push({
        id: formatId('commission', row.id),
        distributorName: people.get(row.distributorId)?.name ?? '',
        level: row.level,
        amountFen: row.amountFen,
        reversedFen: row.reversedFen,
        state: row.state,
      });
      found.set(row.orderId, { commissions });
    }
    return found;
  }
}
