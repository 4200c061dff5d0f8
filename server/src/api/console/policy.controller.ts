import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { PolicyService } from '../../modules/commission/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';
import { PublishPolicy } from '../../workflows/publish-policy.js';
import { toPolicyView } from '../../workflows/view-console.js';

/** The commission policy and its versions. */
@Controller()
export class ConsolePolicyController {
  constructor(
    private readonly policies: PolicyService,
    private readonly publish: PublishPolicy,
  ) {}

  @Endpoint('getPolicy')
  async getPolicy(): Promise<Output<'getPolicy'>> {
    const [current, history] = await Promise.all([this.policies.current(), this.policies.history()]);
    return { current: toPolicyView(current), history: history.map(toPolicyView) };
  }

  @Endpoint('publishPolicy')
  async publishPolicy(input: Input<'publishPolicy'>, call: CallContext): Promise<Output<'publishPolicy'>> {
    return toPolicyView(await this.publish.run(staffOf(call), input));
  }
}
