import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ShareLinks } from '../../workflows/share-links.js';
import { ViewDistributor } from '../../workflows/view-distributor.js';

/** What a customer does with a referral code. */
@Controller()
export class ReferralController {
  constructor(
    private readonly links: ShareLinks,
    private readonly view: ViewDistributor,
  ) {}

  @Endpoint('resolveReferral')
  resolveReferral(input: Input<'resolveReferral'>): Promise<Output<'resolveReferral'>> {
    return this.links.resolve(input);
  }

  @Endpoint('recordClick')
  recordClick(input: Input<'recordClick'>, { principal }: CallContext): Promise<Output<'recordClick'>> {
    return this.links.recordClick(principal.kind === 'member' ? principal.memberId : null, input);
  }

  @Endpoint('getMyBinding')
  getMyBinding(_: Input<'getMyBinding'>, call: CallContext): Promise<Output<'getMyBinding'>> {
    return this.view.bindingOf(memberOf(call).memberId);
  }
}
