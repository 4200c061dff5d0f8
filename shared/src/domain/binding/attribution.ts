import type { UplineMember } from '../commission/types.js';
import { isBindingAlive } from './binding.js';
import type { AttributionFacts, OrderAttribution } from './types.js';

function frozen(
  facts: AttributionFacts,
  outcome: Omit<OrderAttribution, 'placedAt' | 'evidence' | 'policies' | 'upline'> & {
    upline: readonly UplineMember[];
  },
): OrderAttribution {
  const { basis, reason, distributorId, upline, sentence } = outcome;
  return {
    basis,
    reason,
    distributorId,
    placedAt: facts.placedAt,
    evidence: { click: facts.click, binding: facts.binding },
    upline: upline.map((member) => ({ ...member })),
    policies: facts.policies,
    sentence,
  };
}

/**
 * Whom an order counts for, frozen at placement with the evidence (B-09, DC05). Everything later, even after a
 * rebinding or a tier change, reads this record and not today's tables (C19).
 */
export function attributeOrder(facts: AttributionFacts): OrderAttribution {
  if (facts.buyerDistributorId !== null && facts.allowSelfPurchase) {
    return frozen(facts, {
      basis: 'self-purchase',
      reason: 'OWN_PURCHASE',
      distributorId: facts.buyerDistributorId,
      upline: facts.buyerUpline,
      sentence: '买家是分销员，按自购规则计入本人。',
    });
  }
  const nobody = { basis: 'none', distributorId: null, upline: [] } as const;
  if (facts.binding === null) {
    return frozen(facts, { ...nobody, reason: 'NO_BINDING', sentence: '下单时客户没有归属的分销员。' });
  }
  if (!isBindingAlive(facts.binding, facts.placedAt)) {
    return frozen(facts, { ...nobody, reason: 'BINDING_EXPIRED', sentence: '下单时归属关系已到期。' });
  }
  return frozen(facts, {
    basis: 'binding',
    reason: 'BOUND',
    distributorId: facts.binding.distributorId,
    upline: facts.ownerUpline,
    sentence: '按下单时的归属关系计入该分销员。',
  });
}
