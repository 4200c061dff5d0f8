import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { MergeProposalView } from '@yimai/shared/contracts/identity';
import { formatId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import {
  IdentityService,
  MEMBER_ABSORBERS,
  MemberAbsorbers,
  MergeProposals,
  Sessions,
  SmsCodes,
  type Absorption,
  type MergeProposalRow,
} from '../modules/identity/index.js';
import { Audit } from '../platform/audit/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { PreviewMerge } from './preview-merge.js';

/** Without these a merge would leave orders or money behind. */
const REQUIRED = ['identity', 'order', 'distributor'];

type Outcome = { state: 'awaiting-other-side' | 'merged' | 'turned'; keepsId: MemberId };

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

/** The person's side of a merge: look, confirm, refuse. */
@Injectable()
export class MergeMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly proposals: MergeProposals,
    private readonly smsCodes: SmsCodes,
    private readonly execute: ExecuteMerge,
    private readonly previewMerge: PreviewMerge,
    private readonly signIn: SignInAgain,
  ) {}

  async pending(memberId: MemberId): Promise<MergeProposalView | null> {
    const proposal = await this.proposals.openFor(memberId);
    return proposal && this.previewMerge.run(proposal, memberId);
  }

  /**
   * Confirms the caller's side, and the other where the code sent to the shared phone proves it; once both are
   * confirmed, merges. @throws MERGE_NOT_FOUND, MERGE_EXPIRED, MERGE_CONSENT_REQUIRED, SMS_CODE_INVALID, MERGE_BLOCKED,
   * CONFLICT when who stays has changed since the person looked.
   */
  async confirm(call: CallContext, input: Input<'confirmMerge'>): Promise<Output<'confirmMerge'>> {
    const outcome = await this.idempotency.run({ call, endpoint: 'confirmMerge', input }, (tx) =>
      this.confirmSides(tx, call, input),
    );
    if (outcome.state === 'turned') throw new DomainError('CONFLICT');
    return { state: outcome.state, ...(await this.signIn.run(call, outcome)) };
  }

  async reject(memberId: MemberId, proposalId: Id<'mergeProposal'>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const row = await this.proposals.lock(tx, proposalId, memberId);
      await this.proposals.close(tx, row.id, { state: 'rejected' });
    });
  }

  private async confirmSides(tx: Tx, call: CallContext, input: Input<'confirmMerge'>): Promise<Outcome> {
    const { memberId } = memberOf(call);
    const locked = await this.proposals.lock(tx, input.proposalId, memberId);
    if (input.consentVersion !== locked.consentVersion) throw new DomainError('MERGE_CONSENT_REQUIRED');
    const { row: current, turned } = await this.proposals.refresh(tx, locked);
    // Committed, so that the person finds the proposal turned round when they look again.
    if (turned) return { state: 'turned', keepsId: current.keepsId };
    let row = await this.proposals.confirm(tx, current, { memberId, ip: call.ip });
    if (input.otherSideSmsCode) {
      await this.proveOtherSide(tx, row, input.otherSideSmsCode);
      const otherId = memberId === row.keepsId ? row.absorbsId : row.keepsId;
      row = await this.proposals.confirm(tx, row, { memberId: otherId, ip: call.ip });
    }
    if (!row.keepsConfirmedAt || !row.absorbsConfirmedAt)
      return { state: 'awaiting-other-side', keepsId: row.keepsId };
    await this.execute.run(tx, row);
    return { state: 'merged', keepsId: row.keepsId };
  }

  private async proveOtherSide(tx: Tx, row: MergeProposalRow, code: string): Promise<void> {
    const phone = this.proposals.sharedPhone(row);
    if (!phone) throw new DomainError('SMS_CODE_INVALID');
    await this.smsCodes.spend(tx, await this.smsCodes.check(phone, 'merge', code));
  }
}

/** After a merge the absorbed side's session is over: it gets one of the member who stays. */
@Injectable()
export class SignInAgain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly identity: IdentityService,
  ) {}

  async run(
    call: CallContext,
    { state, keepsId }: Outcome,
  ): Promise<Pick<Output<'confirmMerge'>, 'tokens' | 'member'>> {
    const { memberId, platform } = memberOf(call);
    const isAbsorbed = state === 'merged' && memberId !== keepsId;
    const session = { memberId: keepsId, platform, deviceId: null };
    const tokens = isAbsorbed ? await this.unitOfWork.run((tx) => this.sessions.open(tx, session)) : null;
    return { tokens, member: await this.identity.view(isAbsorbed ? keepsId : memberId) };
  }
}
