import { Injectable } from '@nestjs/common';
import type { MergeProposalView, MergeSide } from '@yimai/shared/contracts/identity';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import type { DistributorPurse } from '@yimai/shared/domain/ledger/types';
import { formatId, type MemberId } from '@yimai/shared/kernel/id';
import { fen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { BindingService, type BindingRow } from '../modules/binding/index.js';
import { DistributorService, type DistributorRow } from '../modules/distributor/index.js';
import { IdentityService, MERGE_CONSENT_TEXT, type MergeProposalRow } from '../modules/identity/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import { mergeConsequences, type MergeSideFacts } from './merge-consequences.js';
import { MergeFactsRepository } from './merge-facts.repository.js';

const PURSES = ['available', 'held', 'withdrawing', 'debt'] as const satisfies DistributorPurse[];

interface Side {
  view: MergeSide;
  facts: MergeSideFacts;
}

/** What a merge would do, before anybody agrees: both sides, and the consequences in yuan. */
@Injectable()
export class PreviewMerge {
  constructor(
    private readonly identity: IdentityService,
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly ledger: LedgerService,
    private readonly facts: MergeFactsRepository,
  ) {}

  /** `viewer` decides which side is "here". */
  async run(proposal: MergeProposalRow, viewer: MemberId): Promise<MergeProposalView> {
    const pair = [proposal.keepsId, proposal.absorbsId] as const;
    const [keeps, absorbs] = await Promise.all([this.side(pair[0], pair), this.side(pair[1], pair)]);
    const [keepsConfirmed, absorbsConfirmed] = [
      proposal.keepsConfirmedAt !== null,
      proposal.absorbsConfirmedAt !== null,
    ];
    const isKeeper = viewer === proposal.keepsId;
    return {
      id: formatId('mergeProposal', proposal.id),
      keeps: keeps.view,
      absorbs: absorbs.view,
      consequences: mergeConsequences(keeps.facts, absorbs.facts),
      confirmedHere: isKeeper ? keepsConfirmed : absorbsConfirmed,
      confirmedThere: isKeeper ? absorbsConfirmed : keepsConfirmed,
      consentVersion: proposal.consentVersion,
      consentText: MERGE_CONSENT_TEXT,
      expiresAt: proposal.expiresAt.toISOString(),
    };
  }

  private async side(memberId: MemberId, pair: readonly MemberId[]): Promise<Side> {
    const [member, platforms, row, current, orders, addresses] = await Promise.all([
      this.identity.member(memberId),
      this.identity.platformsOf(memberId),
      this.distributors.ofMember(memberId),
      this.bindings.current(memberId),
      this.facts.orders(memberId),
      this.facts.addresses(memberId),
    ]);
    const isDistributor = row?.status === 'active' || row?.status === 'suspended';
    const distributor = isDistributor && row ? await this.distributorFacts(row) : null;
    const binding = current ? await this.bindingFacts(current, pair) : null;
    const { nickname, avatarUrl } = member;
    return {
      facts: { nickname, orders, addresses, distributor, binding },
      view: {
        nickname,
        avatarUrl,
        platforms,
        joinedAt: member.createdAt.toISOString(),
        orders,
        isDistributor,
        customers: distributor?.customers ?? 0,
        availableFen: distributor?.availableFen ?? 0,
        heldFen: distributor?.heldFen ?? 0,
        boundTo: binding?.distributorName ?? null,
      },
    };
  }

  private async distributorFacts({
    id,
    name,
  }: DistributorRow): Promise<NonNullable<MergeSideFacts['distributor']>> {
    const accounts = PURSES.map((purse) => distributorAccount(id, purse));
    const [balances, customers] = await Promise.all([
      this.ledger.balances(accounts),
      this.facts.customers(id),
    ]);
    const of = (purse: DistributorPurse): Fen => balances.get(distributorAccount(id, purse)) ?? ZERO_FEN;
    return {
      name,
      customers,
      availableFen: of('available'),
      heldFen: of('held'),
      withdrawingFen: of('withdrawing'),
      debtFen: fen(Math.abs(of('debt'))),
    };
  }

  private async bindingFacts(
    binding: BindingRow,
    pair: readonly MemberId[],
  ): Promise<NonNullable<MergeSideFacts['binding']>> {
    const owner = (await this.distributors.many([binding.distributorId])).get(binding.distributorId);
    return {
      distributorName: owner?.name ?? '已退出的分销员',
      boundAt: binding.boundAt,
      isOwnDistributor: owner !== undefined && pair.includes(owner.memberId),
    };
  }
}
