import type { SponsorshipDecision, SponsorshipFacts, SponsorshipRefusal } from './types.js';
import { depthOf, MAX_DEPTH, wouldCreateCycle } from './upline.js';

const MESSAGES: Record<SponsorshipRefusal, string> = {
  SELF: '不能成为自己的上级。',
  SPONSOR_NOT_ACTIVE: '该推荐人目前不能发展分销员。',
  ALREADY_SPONSORED: '您已有上级，如需变更请联系商家。',
  CYCLE: '对方在您的下级之中，不能成为您的上级。',
  TOO_DEEP: '该团队的层级已达上限，请直接向商家申请。',
};

function refuse(reason: SponsorshipRefusal): SponsorshipDecision {
  return { ok: false, reason, message: MESSAGES[reason] };
}

/** Whether `sponsorId` may become the parent of `distributorId` (D-03, D-04). A parent is never replaced here. */
export function checkSponsorship(facts: SponsorshipFacts): SponsorshipDecision {
  const { distributorId, sponsorId, parentOf } = facts;
  if (distributorId === sponsorId) return refuse('SELF');
  if (facts.sponsorStanding !== 'active') return refuse('SPONSOR_NOT_ACTIVE');
  if (parentOf(distributorId) !== null) return refuse('ALREADY_SPONSORED');
  if (wouldCreateCycle(parentOf, distributorId, sponsorId)) return refuse('CYCLE');
  const sponsorDepth = depthOf(parentOf, sponsorId);
  if (sponsorDepth === null) return refuse('CYCLE');
  const depth = sponsorDepth + 1;
  if (depth + facts.downlineDepth > MAX_DEPTH) return refuse('TOO_DEEP');
  return { ok: true, depth };
}
