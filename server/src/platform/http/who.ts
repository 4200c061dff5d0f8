import type { DistributorId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { CallContext, MemberPrincipal, StaffPrincipal } from './principal.js';

/** The member behind a call whose endpoint requires one; the guard has already refused everybody else. */
export function memberOf(call: CallContext): MemberPrincipal {
  invariant(call.principal.kind === 'member', 'the guard lets only members through');
  return call.principal;
}

export function distributorOf(call: CallContext): MemberPrincipal & { distributorId: DistributorId } {
  const member = memberOf(call);
  invariant(member.distributorId !== null, 'the guard lets only distributors through');
  return { ...member, distributorId: member.distributorId };
}

export function staffOf(call: CallContext): StaffPrincipal {
  invariant(call.principal.kind === 'staff', 'the guard lets only staff through');
  return call.principal;
}
