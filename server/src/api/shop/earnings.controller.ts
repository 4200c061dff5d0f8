import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { ViewEarnings } from '../../workflows/view-earnings.js';

/** What a distributor may expect, and what came of sharing. */
@Controller()
export class EarningsController {
  constructor(private readonly view: ViewEarnings) {}

  @Endpoint('getEarningsOutlook')
  getEarningsOutlook(
    _: Input<'getEarningsOutlook'>,
    call: CallContext,
  ): Promise<Output<'getEarningsOutlook'>> {
    return this.view.outlook(distributorOf(call).distributorId);
  }

  @Endpoint('getShareInsight')
  getShareInsight({ days }: Input<'getShareInsight'>, call: CallContext): Promise<Output<'getShareInsight'>> {
    return this.view.insight(distributorOf(call).distributorId, days);
  }
}
