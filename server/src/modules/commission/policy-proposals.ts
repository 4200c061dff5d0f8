import { Injectable } from '@nestjs/common';
import type { CommissionTerms } from '@yimai/shared/domain/commission/types';
import type { Id } from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { PolicyProposalRepository, type PolicyProposal, type Signer } from './policy-proposal.repository.js';
import type { PolicyRow } from './policy.repository.js';
import { judgeTerms, PolicyService } from './policy.service.js';

/**
 * Versions that one person may not publish (P-01): somebody proposes with the legal file, somebody else signs. One waits
 * at a time, so that nobody signs what they did not look at.
 */
@Injectable()
export class PolicyProposals {
  constructor(
    private readonly policies: PolicyService,
    private readonly repository: PolicyProposalRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** What waits for the second signature. */
  open(): Promise<PolicyProposal | null> {
    return this.repository.open();
  }

  /**
   * The first signature.
   * @throws POLICY_INVALID, also for terms that need no second one; POLICY_SIGN_OFF_REQUIRED without the legal file;
   * POLICY_PROPOSAL_STATE while another one waits.
   */
  async propose(
    tx: Tx,
    input: { terms: CommissionTerms; legalFileId: string | null; note: string; proposedBy: Signer },
  ): Promise<PolicyProposal> {
    const { terms, legalFileId, note, proposedBy } = input;
    if (!judgeTerms(terms).needsTwo)
      throw new DomainError('POLICY_INVALID', { message: '该方案无需复核，请直接发布' });
    if (!legalFileId)
      throw new DomainError('POLICY_SIGN_OFF_REQUIRED', {
        param: 'legalFileId',
        message: '三级方案须填写法务文件编号',
      });
    const proposal = {
      policyId: this.ids.next('policy'),
      terms,
      legalFileId,
      note,
      proposedBy,
      proposedAt: this.clock.now(),
    };
    try {
      await this.repository.insert(tx, proposal);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new DomainError('POLICY_PROPOSAL_STATE', { message: '已有一份方案在等待复核，请先处理' });
    }
    return proposal;
  }

  /**
   * The second signature, or a refusal: whoever proposed may take it back, but not sign it.
   * @throws POLICY_PROPOSAL_STATE when it no longer waits, POLICY_OWN_PROPOSAL.
   */
  async decide(
    tx: Tx,
    { policyId, decision, by }: { policyId: Id<'policy'>; decision: 'publish' | 'reject'; by: Signer },
  ): Promise<PolicyRow | null> {
    const waiting = await this.repository.lockOpen(tx, policyId);
    if (!waiting) throw new DomainError('POLICY_PROPOSAL_STATE');
    const isPublished = decision === 'publish';
    if (isPublished && waiting.proposedBy.staffId === by.staffId)
      throw new DomainError('POLICY_OWN_PROPOSAL');
    await this.repository.close(tx, policyId, {
      state: isPublished ? 'published' : 'rejected',
      decidedBy: by.staffId,
      decidedAt: this.clock.now(),
    });
    if (!isPublished) return null;
    const { terms, note, proposedBy } = waiting;
    const publishedBy = `${proposedBy.name}、${by.name}`.slice(0, 48);
    return this.policies.publishSigned(tx, policyId, { terms, note, publishedBy });
  }
}
