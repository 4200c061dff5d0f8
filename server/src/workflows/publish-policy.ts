import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { COMMISSION_PRESETS, DEFAULT_CAP } from '@yimai/shared/domain/commission/presets';
import type { CommissionTerms } from '@yimai/shared/domain/commission/types';
import { bps } from '@yimai/shared/kernel/bps';
import { formatId } from '@yimai/shared/kernel/id';
import {
  PolicyProposals,
  PolicyService,
  type PolicyProposal,
  type PolicyRow,
} from '../modules/commission/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError, type StaffPrincipal } from '../platform/http/index.js';

/** A new version of the commission policy; orders placed before keep theirs. */
@Injectable()
export class PublishPolicy {
  constructor(
    private readonly policies: PolicyService,
    private readonly proposals: PolicyProposals,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws POLICY_INVALID, POLICY_SIGN_OFF_REQUIRED for three levels: those are proposed. */
  async run(staff: StaffPrincipal, input: Input<'publishPolicy'>): Promise<PolicyRow> {
    const terms = termsOf(input);
    return this.unitOfWork.run(async (tx) => {
      const row = await this.policies.publish(tx, { terms, note: input.note, publishedBy: staff.name });
      await this.audit.record(tx, {
        actor: `staff:${staff.staffId}`,
        action: 'policy.publish',
        target: formatId('policy', row.policy.policyId),
        detail: { ...input },
      });
      return row;
    });
  }

  /** The first of two signatures. @throws POLICY_INVALID, POLICY_SIGN_OFF_REQUIRED, POLICY_PROPOSAL_STATE. */
  async propose(staff: StaffPrincipal, input: Input<'proposePolicy'>): Promise<PolicyProposal> {
    const terms = termsOf(input);
    return this.unitOfWork.run(async (tx) => {
      const { legalFileId, note } = input;
      const proposal = await this.proposals.propose(tx, { terms, legalFileId, note, proposedBy: staff });
      await this.audit.record(tx, {
        actor: `staff:${staff.staffId}`,
        action: 'policy.propose',
        target: formatId('policy', proposal.policyId),
        detail: { ...input },
      });
      return proposal;
    });
  }

  /** The second one, of somebody else. Null: rejected. @throws POLICY_PROPOSAL_STATE, POLICY_OWN_PROPOSAL. */
  async decide(staff: StaffPrincipal, input: Input<'decidePolicyProposal'>): Promise<PolicyRow | null> {
    const { policyId, decision } = input;
    return this.unitOfWork.run(async (tx) => {
      const row = await this.proposals.decide(tx, { policyId, decision, by: staff });
      await this.audit.record(tx, {
        actor: `staff:${staff.staffId}`,
        action: decision === 'publish' ? 'policy.confirm' : 'policy.reject',
        target: formatId('policy', policyId),
        detail: { version: row?.policy.version ?? null },
      });
      return row;
    });
  }
}

/** A preset brings its own levels and rates; only `custom` takes those that were typed in. */
function termsOf(input: Input<'publishPolicy'>): CommissionTerms {
  const { preset, paidLevels, levelRatesBps, allowSelfPurchase, weekendDouble } = input;
  const base = COMMISSION_PRESETS[preset === 'custom' ? '15-8' : preset];
  const rates = levelRatesBps.map((rate) => bps(rate));
  if (preset !== 'custom') {
    const isSame =
      paidLevels === base.paidLevels && rates.every((rate, level) => rate === base.levelRatesBps[level]);
    if (!isSame)
      throw new DomainError('POLICY_INVALID', {
        param: 'levelRatesBps',
        message: '层级或比例与所选方案不一致，请选择自定义方案',
      });
  }
  return {
    ...base,
    preset,
    paidLevels,
    levelRatesBps: rates,
    allowSelfPurchase,
    weekendDouble,
    cap: {
      ...DEFAULT_CAP,
      marginShareBps: bps(input.capMarginShareBps),
      netShareBps: bps(input.capNetShareBps),
    },
  };
}
