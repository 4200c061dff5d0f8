import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { IdentityService } from '../../modules/identity/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { MergeMembers } from '../../workflows/merge-members.js';
import { UpdateProfile } from '../../workflows/update-profile.js';
import { VerifyPhone } from '../../workflows/verify-phone.js';

/** The logged-in member: profile, identities, phone, and becoming one with an earlier self. */
@Controller()
export class MeController {
  constructor(
    private readonly identity: IdentityService,
    private readonly verifyPhoneWorkflow: VerifyPhone,
    private readonly mergeMembers: MergeMembers,
    private readonly updateProfile: UpdateProfile,
  ) {}

  @Endpoint('getMe')
  getMe(_: Input<'getMe'>, call: CallContext): Promise<Output<'getMe'>> {
    return this.identity.view(memberOf(call).memberId);
  }

  @Endpoint('updateMe')
  async updateMe(input: Input<'updateMe'>, call: CallContext): Promise<Output<'updateMe'>> {
    const { memberId } = memberOf(call);
    await this.updateProfile.run(memberId, input);
    return this.identity.view(memberId);
  }

  @Endpoint('listMyIdentities')
  async listMyIdentities(
    _: Input<'listMyIdentities'>,
    call: CallContext,
  ): Promise<Output<'listMyIdentities'>> {
    return { items: await this.identity.identities(memberOf(call).memberId) };
  }

  @Endpoint('verifyPhone')
  verifyPhone(input: Input<'verifyPhone'>, call: CallContext): Promise<Output<'verifyPhone'>> {
    return this.verifyPhoneWorkflow.run(memberOf(call).memberId, input);
  }

  @Endpoint('getMergeProposal')
  async getMergeProposal(
    _: Input<'getMergeProposal'>,
    call: CallContext,
  ): Promise<Output<'getMergeProposal'>> {
    return { proposal: await this.mergeMembers.pending(memberOf(call).memberId) };
  }

  @Endpoint('confirmMerge')
  confirmMerge(input: Input<'confirmMerge'>, call: CallContext): Promise<Output<'confirmMerge'>> {
    return this.mergeMembers.confirm(call, input);
  }

  @Endpoint('rejectMerge')
  async rejectMerge({ proposalId }: Input<'rejectMerge'>, call: CallContext): Promise<Output<'rejectMerge'>> {
    await this.mergeMembers.reject(memberOf(call).memberId, proposalId);
    return { ok: true };
  }
}
