import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { RequestWithdrawal } from '../../workflows/request-withdrawal.js';
import { ViewWithdrawals } from '../../workflows/view-withdrawals.js';

/** Money out. */
@Controller()
export class WithdrawalsController {
  constructor(
    private readonly request: RequestWithdrawal,
    private readonly view: ViewWithdrawals,
  ) {}

  @Endpoint('getWithdrawalTerms')
  getWithdrawalTerms(
    _: Input<'getWithdrawalTerms'>,
    call: CallContext,
  ): Promise<Output<'getWithdrawalTerms'>> {
    const { distributorId, memberId } = distributorOf(call);
    return this.view.terms(distributorId, memberId);
  }

  @Endpoint('createWithdrawal')
  createWithdrawal(input: Input<'createWithdrawal'>, call: CallContext): Promise<Output<'createWithdrawal'>> {
    return this.request.run(call, input);
  }

  @Endpoint('listWithdrawals')
  listWithdrawals(input: Input<'listWithdrawals'>, call: CallContext): Promise<Output<'listWithdrawals'>> {
    return this.view.list(distributorOf(call).distributorId, input);
  }

  @Endpoint('getWithdrawal')
  getWithdrawal(
    { withdrawalId }: Input<'getWithdrawal'>,
    call: CallContext,
  ): Promise<Output<'getWithdrawal'>> {
    return this.view.own(distributorOf(call).distributorId, withdrawalId);
  }
}
