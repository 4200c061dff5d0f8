import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ApplyDistributor } from '../../workflows/apply-distributor.js';
import { CreatePoster } from '../../workflows/create-poster.js';
import { ShareLinks } from '../../workflows/share-links.js';
import { ViewCustomers } from '../../workflows/view-customers.js';
import { ViewDashboard, ViewDistributor } from '../../workflows/view-distributor.js';

/** The distributor's centre: application, figures, customers, team, sharing. */
@Controller()
export class DistributorController {
  constructor(
    private readonly apply: ApplyDistributor,
    private readonly view: ViewDistributor,
    private readonly dashboard: ViewDashboard,
    private readonly people: ViewCustomers,
    private readonly links: ShareLinks,
    private readonly posters: CreatePoster,
  ) {}

  @Endpoint('applyDistributor')
  applyDistributor(input: Input<'applyDistributor'>, call: CallContext): Promise<Output<'applyDistributor'>> {
    return this.apply.run(memberOf(call), input);
  }

  @Endpoint('getDistributor')
  getDistributor(_: Input<'getDistributor'>, call: CallContext): Promise<Output<'getDistributor'>> {
    return this.view.ofMember(memberOf(call).memberId);
  }

  @Endpoint('getDashboard')
  getDashboard({ days }: Input<'getDashboard'>, call: CallContext): Promise<Output<'getDashboard'>> {
    return this.dashboard.run(distributorOf(call).distributorId, days);
  }

  @Endpoint('listCustomers')
  listCustomers(input: Input<'listCustomers'>, call: CallContext): Promise<Output<'listCustomers'>> {
    return this.people.customers(distributorOf(call).distributorId, input);
  }

  @Endpoint('listTeam')
  listTeam(input: Input<'listTeam'>, call: CallContext): Promise<Output<'listTeam'>> {
    return this.people.team(distributorOf(call).distributorId, input);
  }

  @Endpoint('createReferralCode')
  async createReferralCode(
    input: Input<'createReferralCode'>,
    call: CallContext,
  ): Promise<Output<'createReferralCode'>> {
    const {
      page: _page,
      scene: _scene,
      ...view
    } = await this.links.create(distributorOf(call).distributorId, input);
    return view;
  }

  @Endpoint('createPoster')
  createPoster(input: Input<'createPoster'>, call: CallContext): Promise<Output<'createPoster'>> {
    return this.posters.run(distributorOf(call).distributorId, input);
  }
}
