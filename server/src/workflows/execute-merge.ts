import { Inject, Injectable } from '@nestjs/common';
import { formatId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import {
  MEMBER_ABSORBERS,
  MemberAbsorbers,
  MergeProposals,
  type Absorption,
  type MergeProposalRow,
} from '../modules/identity/index.js';
import { Audit } from '../platform/audit/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { Outbox } from '../platform/outbox/index.js';

/** Without these a merge would leave orders or money behind. */
const REQUIRED = ['identity', 'order', 'distributor'];

/** Makes two members one, in one transaction over every module that holds something of a member. */
@Injectable()
export class ExecuteMerge {
  constructor(
    @Inject(MEMBER_ABSORBERS) private readonly absorbers: MemberAbsorbers,
    private readonly proposals: MergeProposals,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: DatabaseClock,
  ) {}

  /** Everything moved is kept with the proposal, for whoever must undo it. @throws MERGE_BLOCKED. */
  async run(tx: Tx, { id, keepsId, absorbsId, evidence }: MergeProposalRow): Promise<void> {
    const merge: Absorption = { keepsId, absorbsId, at: this.clock.now() };
    for (const name of REQUIRED)
      invariant(this.absorbers.has(name), `a merge without the absorber ${name} would lose rows`);
    const moved: Record<string, unknown> = {};
    for (const [name, absorber] of this.absorbers.inOrder()) moved[name] = await absorber.absorb(tx, merge);
    await this.proposals.close(tx, id, { state: 'merged', moved });
    await this.outbox.publish(tx, 'member.merged', { keepsId, absorbsId });
    await this.audit.record(tx, {
      actor: `member:${keepsId}`,
      action: 'member.merge',
      target: formatId('member', keepsId),
      detail: { absorbed: formatId('member', absorbsId), proposal: formatId('mergeProposal', id), evidence },
    });
  }
}
