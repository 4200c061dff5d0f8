import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { checkTerms, DEFAULT_PRESET, policyFromPreset } from '@yimai/shared/domain/commission/presets';
import type { CommissionPolicy, CommissionTerms } from '@yimai/shared/domain/commission/types';
import type { Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { LRUCache } from 'lru-cache';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { PolicyRepository, type PolicyRow } from './policy.repository.js';

const CURRENT_TTL_MS = 2_000;
const HISTORY = 50;

export interface NewPolicy {
  terms: CommissionTerms;
  note: string;
  publishedBy: string;
}

/** Throws POLICY_INVALID with the first problem in Chinese. `needsTwo`: P-01 asks for a legal file and two signatures. */
export function judgeTerms(terms: CommissionTerms): { needsTwo: boolean } {
  const issues = checkTerms(terms);
  const broken = issues.find(
    ({ code, severity }) => severity === 'error' && code !== 'THREE_LEVELS_NEED_SIGN_OFF',
  );
  if (broken) throw new DomainError('POLICY_INVALID', { message: broken.message });
  return { needsTwo: issues.some(({ code }) => code === 'THREE_LEVELS_NEED_SIGN_OFF') };
}

/**
 * The versioned commission policy. A new version takes effect at once for orders placed from then on; orders placed
 * before keep the version they were placed under for ever.
 */
@Injectable()
export class PolicyService implements OnApplicationBootstrap {
  private readonly byId = new LRUCache<number, CommissionPolicy>({ max: 200 });
  private readonly newest = new LRUCache<'newest', PolicyRow>({ max: 1, ttl: CURRENT_TTL_MS });

  constructor(
    private readonly repository: PolicyRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** A new installation starts with the lawful default of P-01 and P-05. */
  async onApplicationBootstrap(): Promise<void> {
    if ((await this.repository.newestFirst(1)).length > 0) return;
    const policy = policyFromPreset({ policyId: this.ids.next('policy'), version: 1 }, DEFAULT_PRESET);
    const row = { policy, note: '系统默认方案', publishedBy: 'system', effectiveFrom: this.clock.now() };
    await this.unitOfWork
      .run((tx) => this.repository.insert(tx, row))
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error; // Another process was first; its default is the same.
      });
  }

  async current(): Promise<PolicyRow> {
    const cached = this.newest.get('newest');
    if (cached) return cached;
    const [row] = await this.repository.newestFirst(1);
    invariant(row, 'a commission policy exists from the first start on');
    this.newest.set('newest', row);
    return row;
  }

  history(): Promise<PolicyRow[]> {
    return this.repository.newestFirst(HISTORY);
  }

  /** The version an order was placed under. */
  async version(id: Id<'policy'>, tx?: Tx): Promise<CommissionPolicy> {
    const cached = this.byId.get(id);
    if (cached) return cached;
    const row = await this.repository.byId(id, tx);
    invariant(row, `order points at policy ${id}`);
    this.byId.set(id, row.policy);
    return row.policy;
  }

  /**
   * Publishes a version on one signature. Three paid levels need two: {@link PolicyProposals}; the schema makes a fourth
   * impossible.
   * @throws POLICY_INVALID with the first problem in Chinese, POLICY_SIGN_OFF_REQUIRED for what one person may not publish.
   */
  async publish(tx: Tx, input: NewPolicy): Promise<PolicyRow> {
    if (judgeTerms(input.terms).needsTwo) throw new DomainError('POLICY_SIGN_OFF_REQUIRED');
    return this.publishSigned(tx, this.ids.next('policy'), input);
  }

  /** For {@link PolicyProposals} alone: both have signed. */
  async publishSigned(tx: Tx, policyId: Id<'policy'>, input: NewPolicy): Promise<PolicyRow> {
    const [newest] = await this.repository.newestFirst(1, tx);
    const policy = {
      ...input.terms,
      policyId,
      version: (newest?.policy.version ?? 0) + 1,
    };
    const row = { policy, note: input.note, publishedBy: input.publishedBy, effectiveFrom: this.clock.now() };
    try {
      await this.repository.insert(tx, row);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('CONFLICT');
      throw error;
    }
    tx.afterCommit(() => this.newest.clear());
    return row;
  }
}
