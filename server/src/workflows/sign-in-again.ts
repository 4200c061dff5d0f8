import { Injectable } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import type { MemberId } from '@yimai/shared/kernel/id';
import { IdentityService, Sessions } from '../modules/identity/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { memberOf, type CallContext } from '../platform/http/index.js';

export interface MergeOutcome {
  /** `turned`: who stays has changed since the person looked; nothing was merged. */
  state: 'awaiting-other-side' | 'merged' | 'turned';
  keepsId: MemberId;
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
    { state, keepsId }: MergeOutcome,
  ): Promise<Pick<Output<'confirmMerge'>, 'tokens' | 'member'>> {
    const { memberId, platform } = memberOf(call);
    const isAbsorbed = state === 'merged' && memberId !== keepsId;
    const session = { memberId: keepsId, platform, deviceId: null };
    const tokens = isAbsorbed ? await this.unitOfWork.run((tx) => this.sessions.open(tx, session)) : null;
    return { tokens, member: await this.identity.view(isAbsorbed ? keepsId : memberId) };
  }
}
