import { Injectable } from '@nestjs/common';
import type { CommissionTerms } from '@yimai/shared/domain/commission/types';
import type { Id, StaffId } from '@yimai/shared/kernel/id';
import { and, eq } from 'drizzle-orm';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { Database, isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { policyProposals } from './commission.schema.js';
import type { PolicyRow } from './policy.repository.js';
import { judgeTerms, PolicyService } from './policy.service.js';

export interface Signer {
  staffId: StaffId;
  name: string;
}

export interface PolicyProposal {
  policyId: Id<'policy'>;
  terms: CommissionTerms;
  legalFileId: string;
  note: string;
  proposedBy: Signer;
  proposedAt: Date;
}

type StoredProposal = typeof policyProposals.$inferSelect;

function toProposal(row: StoredProposal): PolicyProposal {
  return {
    policyId: row.id,
    terms: row.terms as unknown as CommissionTerms,
    legalFileId: row.legalFileId,
    note: row.note,
    proposedBy: { staffId: row.proposedBy, name: row.proposerName },
    proposedAt: row.proposedAt,
  };
}

/**
 * Versions that one person may not publish (P-01): somebody proposes with the legal file, somebody else signs. One waits
 * at a time, so that nobody signs what they did not look at.
 */
@Injectable()
export class PolicyProposals {
  constructor(
    private readonly policies: PolicyService,
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** What waits for the second signature. */
  async open(): Promise<PolicyProposal | null> {
    const [row] = await this.database.db
      .select()
      .from(policyProposals)
      .where(eq(policyProposals.openSlot, 1));
    return row ? toProposal(row) : null;
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
      await tx.db.insert(policyProposals).values({
        id: proposal.policyId,
        terms: terms as unknown as Record<string, unknown>,
        legalFileId,
        note,
        proposedBy: proposedBy.staffId,
        proposerName: proposedBy.name,
        proposedAt: proposal.proposedAt,
        state: 'open',
        openSlot: 1,
      });
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
    const [row] = await tx.db
      .select()
      .from(policyProposals)
      .where(and(eq(policyProposals.id, policyId), eq(policyProposals.state, 'open')))
      .for('update');
    if (!row) throw new DomainError('POLICY_PROPOSAL_STATE');
    const isPublished = decision === 'publish';
    if (isPublished && row.proposedBy === by.staffId) throw new DomainError('POLICY_OWN_PROPOSAL');
    await tx.db
      .update(policyProposals)
      .set({
        state: isPublished ? 'published' : 'rejected',
        openSlot: null,
        decidedBy: by.staffId,
        decidedAt: this.clock.now(),
      })
      .where(eq(policyProposals.id, policyId));
    if (!isPublished) return null;
    const { terms, note } = toProposal(row);
    const publishedBy = `${row.proposerName}、${by.name}`.slice(0, 48);
    return this.policies.publishSigned(tx, policyId, { terms, note, publishedBy });
  }
}
