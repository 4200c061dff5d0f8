import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { ViewCommissions } from '../../workflows/view-commissions.js';

/** What a distributor earned, and why. */
@Controller()
export class CommissionsController {
  constructor(private readonly view: ViewCommissions) {}

  @Endpoint('listCommissions')
  listCommissions(input: Input<'listCommissions'>, call: CallContext): Promise<Output<'listCommissions'>> {
    return this.view.list(distributorOf(call).distributorId, input);
  }

  @Endpoint('getCommissionReceipt')
  getCommissionReceipt(
    input: Input<'getCommissionReceipt'>,
    call: CallContext,
  ): Promise<Output<'getCommissionReceipt'>> {
    return this.view.receipt(distributorOf(call).distributorId, input);
  }
}
