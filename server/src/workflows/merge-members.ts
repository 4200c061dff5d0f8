import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { MergeProposalView } from '@yimai/shared/contracts/identity';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { MergeProposals, SmsCodes, type MergeProposalRow } from '../modules/identity/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { ExecuteMerge } from './execute-merge.js';
import { PreviewMerge } from './preview-merge.js';
import { SignInAgain, type MergeOutcome } from './sign-in-again.js';

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

  private async confirmSides(tx: Tx, call: CallContext, input: Input<'confirmMerge'>): Promise<MergeOutcome> {
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
