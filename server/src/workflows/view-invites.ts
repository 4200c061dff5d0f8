import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { InviteeView } from '@yimai/shared/contracts/network';
import { returnWindow } from '@yimai/shared/domain/aftersale/return-window';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { DistributorReadsRepository } from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import { InviteFactsRepository, type InviteFacts } from './invite-facts.repository.js';

const SHOWN_APPLICANTS = 20;

function stageOf(facts: InviteFacts | undefined): InviteeView['stage'] {
  if (facts?.isEffective) return 'effective';
  if (facts?.hasOpenOrder) return 'ordered';
  return facts?.hadOrder ? 'refunded' : 'approved';
}

/** Whom somebody invited and what each still lacks (P-03): shows progress, pays nothing. */
@Injectable()
export class ViewInvites {
  constructor(
    private readonly distributors: DistributorReadsRepository,
    private readonly facts: InviteFactsRepository,
    private readonly identity: IdentityService,
  ) {}

  async progress(distributorId: DistributorId): Promise<Output<'getInviteProgress'>> {
    const [counts, applicants] = await Promise.all([
      this.facts.counts(distributorId),
      this.distributors.applicantsUnder(distributorId, SHOWN_APPLICANTS),
    ]);
    return {
      ...counts,
      applied: {
        count: applicants.count,
        people: applicants.people.map(({ name, appliedAt }) => ({
          nameMasked: maskName(name),
          appliedAt: appliedAt.toISOString(),
        })),
      },
    };
  }

  async list(
    distributorId: DistributorId,
    { cursor, limit }: Input<'listInvitees'>,
  ): Promise<Output<'listInvitees'>> {
    const page = { parentId: distributorId, beforeId: beforeIdOf(cursor), limit: limit + 1 };
    const { rows, nextCursor } = cutPage(await this.distributors.children(page), limit);
    const [facts, members] = await Promise.all([
      this.facts.of(rows.map(({ id }) => id)),
      this.identity.members(rows.map(({ memberId }) => memberId)),
    ]);
    const items = rows.map((row): InviteeView => {
      const found = facts.get(row.id);
      const stage = stageOf(found);
      const receivedAt = stage === 'ordered' ? found?.firstReceivedAt : null;
      return {
        nameMasked: maskName(row.name),
        avatarUrl: members.get(row.memberId)?.avatarUrl ?? null,
        stage,
        joinedAt: row.joinedAt.toISOString(),
        countsFrom: receivedAt ? returnWindow(receivedAt).endsAt.toISOString() : null,
      };
    });
    return { items, nextCursor };
  }
}
