import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { ReviewWithdrawal } from '../../workflows/request-withdrawal.js';
import { ViewWithdrawals } from '../../workflows/view-withdrawals.js';

@Controller()
export class ConsoleWithdrawalsController {
  constructor(
    private readonly view: ViewWithdrawals,
    private readonly review: ReviewWithdrawal,
  ) {}

  @Endpoint('consoleListWithdrawals')
  consoleListWithdrawals(input: Input<'consoleListWithdrawals'>): Promise<Output<'consoleListWithdrawals'>> {
    return this.view.forConsole(input);
  }

  @Endpoint('reviewWithdrawal')
  reviewWithdrawal(input: Input<'reviewWithdrawal'>, call: CallContext): Promise<Output<'reviewWithdrawal'>> {
    return this.review.run(call, input);
  }
}
