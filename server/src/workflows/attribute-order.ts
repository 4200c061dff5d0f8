import { Injectable } from '@nestjs/common';
import type { CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { MemberId } from '@yimai/shared/kernel/id';
import { BindingService, type BindingEvidence, type BoundAttribution } from '../modules/binding/index.js';
import { PolicyService } from '../modules/commission/index.js';
import type { AttributionSnapshot, OrderPlatform } from '../modules/order/index.js';

/** Whom an order counts for: binding decides who, the policy in force decides under which rules (DC05). */
@Injectable()
export class AttributeOrder {
  constructor(
    private readonly bindings: BindingService,
    private readonly policies: PolicyService,
  ) {}

  /** The policy new orders are placed under; nearly always from memory. */
  async policy(): Promise<CommissionPolicy> {
    return (await this.policies.current()).policy;
  }

  evidence(memberId: MemberId, policy: CommissionPolicy): Promise<BindingEvidence> {
    return this.bindings.evidence(memberId, policy);
  }

  /** What is frozen onto the order: whom it counts for, the upline as it stands now, and the versions of the rules. */
  run(
    evidence: BindingEvidence,
    facts: { memberId: MemberId; placedAt: Date; policy: CommissionPolicy },
  ): AttributionSnapshot {
    const bound = this.bindings.attribute(evidence, facts);
    const { attribution, binding, click } = bound;
    return {
      reason: attribution.reason,
      sentence: attribution.sentence,
      distributorId: attribution.distributorId,
      bindingId: binding?.id ?? null,
      clickId: click?.id ?? null,
      code: binding?.code ?? null,
      clickedAt: click?.at.toISOString() ?? null,
      boundAt: binding?.boundAt.toISOString() ?? null,
      platform: (binding?.platform as OrderPlatform | undefined) ?? null,
      scene: binding?.scene ?? '',
      upline: uplineOf(bound),
      policyId: facts.policy.policyId,
      policyVersion: facts.policy.version,
      bindingPolicyVersion: bound.bindingPolicyVersion,
    };
  }
}

/** The frozen upline with names and members, nearest first. */
function uplineOf({ attribution, people }: BoundAttribution): AttributionSnapshot['upline'] {
  return people.map(({ distributorId, memberId, level, name, isActive }) => ({
    distributorId,
    memberId,
    level,
    name,
    isActive,
    isBuyer: attribution.upline.some((member) => member.distributorId === distributorId && member.isBuyer),
  }));
}
