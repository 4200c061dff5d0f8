import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { NetworkNodeView } from '@yimai/shared/contracts/network';
import { DEFAULT_INACTIVITY, inactivityStage } from '@yimai/shared/domain/distribution/inactivity';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { DAY_MS, shanghaiDay, startOfShanghaiDay } from '@yimai/shared/kernel/clock';
import { formatId, type DistributorId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { CommissionReadsRepository } from '../modules/commission/index.js';
import {
  DistributorReadsRepository,
  DistributorService,
  type DistributorRow,
} from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import { DomainError } from '../platform/http/index.js';

const PHONE_TAIL = /^\d{4}$/;

function bandOf(orders: number): NetworkNodeView['monthSales'] {
  if (orders === 0) return '0';
  if (orders <= 5) return '1-5';
  return orders <= 20 ? '6-20' : '21+';
}

/** One person up and two levels down, masked (DC32). Deeper is nobody's to see, however deep the tree is. */
@Injectable()
export class ViewNetwork {
  constructor(
    private readonly distributors: DistributorService,
    private readonly reads: DistributorReadsRepository,
    private readonly commissions: CommissionReadsRepository,
    private readonly identity: IdentityService,
    private readonly clock: DatabaseClock,
  ) {}

  async run(distributorId: DistributorId): Promise<Output<'getNetwork'>> {
    const [row, below] = await Promise.all([
      this.distributors.get(distributorId),
      this.reads.countBelow(distributorId),
    ]);
    const [nodes, upline] = await Promise.all([
      this.nodes([row], { showsPartners: true }),
      this.personAbove(row),
    ]);
    const [me] = nodes;
    invariant(me, 'one person in, one out');
    return { upline, me, ...below };
  }

  /** @throws DISTRIBUTOR_NOT_FOUND for whoever is not directly below me, as for nobody. */
  async partners(
    distributorId: DistributorId,
    { under, search, cursor, limit }: Input<'listPartners'>,
  ): Promise<Output<'listPartners'>> {
    if (under && under !== distributorId) await this.mustBeBelow(under, distributorId);
    const isMine = !under || under === distributorId;
    const found = await this.reads.children({
      parentId: under ?? distributorId,
      beforeId: beforeIdOf(cursor),
      limit: limit + 1,
      ...(search && isMine ? conditionOf(search) : {}),
    });
    const { rows, nextCursor } = cutPage(found, limit);
    return { items: await this.nodes(rows, { showsPartners: isMine }), nextCursor };
  }

  private async mustBeBelow(id: DistributorId, above: DistributorId): Promise<void> {
    const row = (await this.distributors.many([id])).get(id);
    if (row?.parentId !== above) throw new DomainError('DISTRIBUTOR_NOT_FOUND');
  }

  private async personAbove({ parentId }: DistributorRow): Promise<Output<'getNetwork'>['upline']> {
    const parent = parentId === null ? undefined : (await this.distributors.many([parentId])).get(parentId);
    if (!parent) return null;
    const members = await this.identity.members([parent.memberId]);
    return {
      nameMasked: maskName(parent.name),
      avatarUrl: members.get(parent.memberId)?.avatarUrl ?? null,
    };
  }

  private async nodes(
    rows: readonly DistributorRow[],
    { showsPartners }: { showsPartners: boolean },
  ): Promise<NetworkNodeView[]> {
    const now = this.clock.now();
    const ids = rows.map(({ id }) => id);
    const month = startOfShanghaiDay(`${shanghaiDay(now).slice(0, 8)}01`);
    const since = new Date(now.getTime() - DEFAULT_INACTIVITY.inactiveDays * DAY_MS);
    const [members, sales, teams] = await Promise.all([
      this.identity.members(rows.map(({ memberId }) => memberId)),
      this.commissions.recentSalesOf(ids, { month, since }),
      showsPartners ? this.reads.teamSizes(ids) : new Map<DistributorId, number>(),
    ]);
    return rows.map((row) => {
      const sold = sales.get(row.id);
      // Whoever has not sold lately counts from the day they joined.
      const { stage } = inactivityStage(sold?.lastAt ?? row.joinedAt, now, DEFAULT_INACTIVITY);
      return {
        id: formatId('distributor', row.id),
        nameMasked: maskName(row.name),
        avatarUrl: members.get(row.memberId)?.avatarUrl ?? null,
        joinedAt: row.joinedAt.toISOString(),
        monthSales: bandOf(sold?.monthOrders ?? 0),
        isActive: row.status === 'active' && stage !== 'downgrade',
        partners: showsPartners ? (teams.get(row.id) ?? 0) : null,
      };
    });
  }
}

/** Only what the mask shows may be asked about, so that nobody can guess their way to a whole name. */
function conditionOf(search: string): { initial?: string; phoneTail?: string } {
  if (PHONE_TAIL.test(search)) return { phoneTail: search };
  const [initial] = Array.from(search);
  return initial ? { initial } : {};
}
