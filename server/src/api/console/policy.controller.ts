import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { PolicyProposals, PolicyService } from '../../modules/commission/index.js';
import { Endpoint, staffOf, type CallContext } from '../../platform/http/index.js';
import { PublishPolicy } from '../../workflows/publish-policy.js';
import { toPolicyProposalView, toPolicyView } from '../../workflows/view-console.js';

/** The commission policy and its versions. */
@Controller()
export class ConsolePolicyController {
  constructor(
    private readonly policies: PolicyService,
    private readonly proposals: PolicyProposals,
    private readonly publish: PublishPolicy,
  ) {}

  @Endpoint('getPolicy')
  async getPolicy(_input: Input<'getPolicy'>, call: CallContext): Promise<Output<'getPolicy'>> {
    const [current, history, proposal] = await Promise.all([
      this.policies.current(),
      this.policies.history(),
      this.proposals.open(),
    ]);
    return {
      current: toPolicyView(current),
      history: history.map(toPolicyView),
      proposal: proposal && toPolicyProposalView(proposal, staffOf(call).staffId),
    };
  }

  @Endpoint('publishPolicy')
  async publishPolicy(input: Input<'publishPolicy'>, call: CallContext): Promise<Output<'publishPolicy'>> {
    return toPolicyView(await this.publish.run(staffOf(call), input));
  }

  @Endpoint('proposePolicy')
  async proposePolicy(input: Input<'proposePolicy'>, call: CallContext): Promise<Output<'proposePolicy'>> {
    const staff = staffOf(call);
    return toPolicyProposalView(await this.publish.propose(staff, input), staff.staffId);
  }

  @Endpoint('decidePolicyProposal')
  async decidePolicyProposal(
    input: Input<'decidePolicyProposal'>,
    call: CallContext,
  ): Promise<Output<'decidePolicyProposal'>> {
    const row = await this.publish.decide(staffOf(call), input);
    return { published: row && toPolicyView(row) };
  }
}
