import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { DistributorView } from '@yimai/shared/contracts/distributor';
import { formatId, type DistributorId, type MemberId } from '@yimai/shared/kernel/id';
import { BindingService } from '../modules/binding/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, type MemberPrincipal } from '../platform/http/index.js';
import { ViewDistributor } from './view-distributor.js';

/** A member asks to become a distributor: free of charge, with a verified phone, perhaps invited by somebody. */
@Injectable()
export class ApplyDistributor {
  constructor(
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly identity: IdentityService,
    private readonly view: ViewDistributor,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws PHONE_REQUIRED, INVITE_CODE_INVALID, SPONSOR_SELF, DISTRIBUTOR_EXISTS, APPLICATION_PENDING. */
  async run(
    { memberId, platform }: MemberPrincipal,
    input: Input<'applyDistributor'>,
  ): Promise<DistributorView> {
    if ((await this.identity.verifiedPhone(memberId)) === null) throw new DomainError('PHONE_REQUIRED');
    await this.unitOfWork.run(async (tx) => {
      const sponsorId = input.inviteCode ? await this.sponsorOf(tx, input.inviteCode, memberId) : null;
      const { name, note } = input;
      const application = await this.distributors.apply(tx, { memberId, name, note, platform, sponsorId });
      await this.audit.record(tx, {
        actor: `member:${memberId}`,
        action: 'application.submit',
        target: formatId('application', application.id),
        detail: { sponsor: sponsorId && formatId('distributor', sponsorId), agreedToTerms: true },
      });
    });
    return this.view.ofMember(memberId);
  }

  private async sponsorOf(tx: Tx, inviteCode: string, memberId: MemberId): Promise<DistributorId> {
    try {
      const found = await this.bindings.resolve(inviteCode, tx);
      if (found.memberId === memberId) throw new DomainError('SPONSOR_SELF');
      return found.code.distributorId;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'REFERRAL_CODE_INVALID')
        throw new DomainError('INVITE_CODE_INVALID', { param: 'inviteCode' });
      throw error;
    }
  }
}
