import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';
import { DecideApplication } from '../../workflows/decide-application.js';
import { ManageDistributors } from '../../workflows/manage-distributors.js';
import { ViewConsoleDistributors } from '../../workflows/view-console.js';

/** Applications and distributors, for staff. */
@Controller()
export class ConsoleDistributorsController {
  constructor(
    private readonly view: ViewConsoleDistributors,
    private readonly decide: DecideApplication,
    private readonly manage: ManageDistributors,
  ) {}

  @Endpoint('listApplications')
  listApplications(input: Input<'listApplications'>): Promise<Output<'listApplications'>> {
    return this.view.applications(input);
  }

  @Endpoint('decideApplication')
  async decideApplication(
    input: Input<'decideApplication'>,
    call: CallContext,
  ): Promise<Output<'decideApplication'>> {
    return this.view.application(await this.decide.run(staffOf(call), input));
  }

  @Endpoint('consoleListDistributors')
  consoleListDistributors(
    input: Input<'consoleListDistributors'>,
  ): Promise<Output<'consoleListDistributors'>> {
    return this.view.list(input);
  }

  @Endpoint('setDistributorStatus')
  async setDistributorStatus(
    input: Input<'setDistributorStatus'>,
    call: CallContext,
  ): Promise<Output<'setDistributorStatus'>> {
    await this.manage.setStatus(staffOf(call), input);
    return this.view.one(input.distributorId);
  }

  @Endpoint('setDistributorParent')
  async setDistributorParent(
    input: Input<'setDistributorParent'>,
    call: CallContext,
  ): Promise<Output<'setDistributorParent'>> {
    await this.manage.setParent(staffOf(call), input);
    return this.view.one(input.distributorId);
  }
}
