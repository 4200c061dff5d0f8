import { Injectable } from '@nestjs/common';
import type { GuideView } from '@yimai/shared/contracts/growth';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import type { DistributorId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { DomainError } from '../platform/http/index.js';
import { GuideFactsRepository } from './guide-facts.repository.js';
import { WithdrawalAccounts } from './withdrawal-accounts.js';

const REMEMBERED = 20_000;

/** The first steps of a distributor, each ticked by what really happened. */
@Injectable()
export class ViewGuide {
  /** Whoever has taken every step is not asked about them with each look at the dashboard. */
  private readonly finished = new LRUCache<DistributorId, true>({ max: REMEMBERED, ttl: HOUR_MS });

  constructor(
    private readonly facts: GuideFactsRepository,
    private readonly accounts: WithdrawalAccounts,
  ) {}

  /** @throws DISTRIBUTOR_NOT_FOUND. */
  async run(distributorId: DistributorId): Promise<GuideView> {
    const facts = await this.facts.of(distributorId);
    if (!facts) throw new DomainError('DISTRIBUTOR_NOT_FOUND');
    const canBePaid = facts.hasWithdrawn || (await this.accounts.hasWechat(facts.memberId));
    const steps: GuideView['steps'] = [
      { key: 'phone', isDone: facts.hasPhone },
      { key: 'code', isDone: facts.hasCode },
      { key: 'click', isDone: facts.wasOpened },
      { key: 'customer', isDone: facts.hasCustomer },
      { key: 'commission', isDone: facts.hasEarned },
      { key: 'payee', isDone: canBePaid },
    ];
    return { steps, done: steps.filter(({ isDone }) => isDone).length, total: steps.length };
  }

  /** For the dashboard: null once there is nothing left to do. */
  async open(distributorId: DistributorId): Promise<GuideView | null> {
    if (this.finished.has(distributorId)) return null;
    const guide = await this.run(distributorId);
    if (guide.done < guide.total) return guide;
    this.finished.set(distributorId, true);
    return null;
  }
}
