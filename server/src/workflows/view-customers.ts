import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { CustomerView } from '@yimai/shared/contracts/distributor';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import { BindingReadsRepository, bindingReasonText, type CustomerRecord } from '../modules/binding/index.js';
import { CommissionReadsRepository } from '../modules/commission/index.js';
import { DistributorReadsRepository } from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';

/** Customers with their protection, and the team with what it brings. */
@Injectable()
export class ViewCustomers {
  constructor(
    private readonly bindings: BindingReadsRepository,
    private readonly commissions: CommissionReadsRepository,
    private readonly distributors: DistributorReadsRepository,
    private readonly identity: IdentityService,
    private readonly clock: DatabaseClock,
  ) {}

  async customers(
    distributorId: DistributorId,
    { state, cursor, limit }: Input<'listCustomers'>,
  ): Promise<Output<'listCustomers'>> {
    const now = this.clock.now();
    const found = await this.bindings.customers({
      distributorId,
      state,
      now,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    const ids = rows.map(({ memberId }) => memberId);
    const [members, purchases] = await Promise.all([
      this.identity.members(ids),
      this.commissions.purchasesOf(distributorId, ids),
    ]);
    const items = rows.map((row): CustomerView => {
      const member = members.get(row.memberId);
      const bought = purchases.get(row.memberId);
      return {
        memberMasked: maskName(member?.nickname ?? ''),
        avatarUrl: member?.avatarUrl ?? null,
        platform: row.platform,
        boundAt: row.boundAt.toISOString(),
        protectedUntil: (row.protectedUntil ?? row.boundAt).toISOString(),
        state: customerState(row, now),
        orders: bought?.orders ?? 0,
        salesFen: bought?.salesFen ?? ZERO_FEN,
        lastOrderAt: bought?.lastOrderAt?.toISOString() ?? null,
        reason: bindingReasonText(row.reason),
      };
    });
    return { items, nextCursor };
  }

  async team(
    distributorId: DistributorId,
    { cursor, limit }: Input<'listTeam'>,
  ): Promise<Output<'listTeam'>> {
    const found = await this.distributors.children({
      parentId: distributorId,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    const ids = rows.map(({ id }) => id);
    const [members, sales, contributed, teams] = await Promise.all([
      this.identity.members(rows.map(({ memberId }) => memberId)),
      this.commissions.salesOf(ids),
      this.commissions.contributedTo(distributorId, ids),
      this.distributors.teamSizes(ids),
    ]);
    return {
      items: rows.map((row) => ({
        name: maskName(row.name),
        avatarUrl: members.get(row.memberId)?.avatarUrl ?? null,
        joinedAt: row.joinedAt.toISOString(),
        platform: row.platform as CustomerView['platform'],
        ordersOwn: sales.get(row.id)?.orders ?? 0,
        salesFen: sales.get(row.id)?.salesFen ?? ZERO_FEN,
        contributedFen: contributed.get(row.id) ?? ZERO_FEN,
        directTeam: teams.get(row.id) ?? 0,
      })),
      nextCursor,
    };
  }
}

function customerState(row: CustomerRecord, now: Date): CustomerView['state'] {
  if (!row.isInForce) return 'lost';
  return row.protectedUntil === null || row.protectedUntil > now ? 'protected' : 'open';
}
