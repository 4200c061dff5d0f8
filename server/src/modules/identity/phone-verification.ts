import { Injectable } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DatabaseClock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { IdentityValues, phoneIdentity } from './identity-values.js';
import { MemberRepository } from './member.repository.js';
import type { MergeProposalRow } from './merge-proposal.repository.js';
import { MergeProposals } from './merge-proposals.js';

/** Ties a number the person has just proved to hold to their account. */
@Injectable()
export class PhoneVerification {
  constructor(
    private readonly members: MemberRepository,
    private readonly values: IdentityValues,
    private readonly proposals: MergeProposals,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Attaches the number, in place of an earlier one; where another member holds it, proposes a merge and changes
   * nothing else.
   */
  async attach(tx: Tx, memberId: MemberId, phone: string): Promise<MergeProposalRow | null> {
    const identity = phoneIdentity(phone);
    const owner = await this.members.identity(this.values.key(identity), tx.db);
    if (owner && owner.memberId !== memberId)
      return this.proposals.propose(tx, [memberId, owner.memberId], { kind: 'phone', phone });
    const member = (await this.members.lock(tx, [memberId])).get(memberId);
    invariant(member, 'the member who calls exists');
    const now = this.clock.now();
    if (owner) await this.members.touchIdentity(tx, owner.id, now);
    else {
      const earlier = await this.members.identitiesOf(memberId, tx);
      for (const row of earlier.filter(({ kind }) => kind === 'phone'))
        await this.members.deleteIdentity(tx, row.id);
      await this.members.insertIdentity(tx, this.values.row(identity, memberId, now));
    }
    await this.members.update(tx, memberId, this.values.sealPhone(memberId, phone));
    return null;
  }
}
