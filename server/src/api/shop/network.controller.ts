import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { CheckLink } from '../../workflows/check-link.js';
import { ViewInvites } from '../../workflows/view-invites.js';
import { ViewNetwork } from '../../workflows/view-network.js';

/** The people around a distributor, and the links that bring them. */
@Controller()
export class NetworkController {
  constructor(
    private readonly invites: ViewInvites,
    private readonly network: ViewNetwork,
    private readonly links: CheckLink,
  ) {}

  @Endpoint('getInviteProgress')
  getInviteProgress(_: Input<'getInviteProgress'>, call: CallContext): Promise<Output<'getInviteProgress'>> {
    return this.invites.progress(distributorOf(call).distributorId);
  }

  @Endpoint('listInvitees')
  listInvitees(input: Input<'listInvitees'>, call: CallContext): Promise<Output<'listInvitees'>> {
    return this.invites.list(distributorOf(call).distributorId, input);
  }

  @Endpoint('getNetwork')
  getNetwork(_: Input<'getNetwork'>, call: CallContext): Promise<Output<'getNetwork'>> {
    return this.network.run(distributorOf(call).distributorId);
  }

  @Endpoint('listPartners')
  listPartners(input: Input<'listPartners'>, call: CallContext): Promise<Output<'listPartners'>> {
    return this.network.partners(distributorOf(call).distributorId, input);
  }

  @Endpoint('listReferralCodes')
  listReferralCodes(
    input: Input<'listReferralCodes'>,
    call: CallContext,
  ): Promise<Output<'listReferralCodes'>> {
    return this.links.list(distributorOf(call).distributorId, input);
  }

  @Endpoint('checkLink')
  checkLink(input: Input<'checkLink'>, call: CallContext): Promise<Output<'checkLink'>> {
    return this.links.run(distributorOf(call).distributorId, input);
  }
}
