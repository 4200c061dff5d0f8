import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ReconcilePayments } from '../../workflows/reconcile-payments.js';
import { StartPayment } from '../../workflows/start-payment.js';

@Controller()
export class PaymentsController {
  constructor(
    private readonly startPayments: StartPayment,
    private readonly payments: ReconcilePayments,
  ) {}

  @Endpoint('startPayment')
  startPayment(input: Input<'startPayment'>, call: CallContext): Promise<Output<'startPayment'>> {
    return this.startPayments.run(input, call);
  }

  @Endpoint('getPayment')
  getPayment({ attemptId }: Input<'getPayment'>, call: CallContext): Promise<Output<'getPayment'>> {
    return this.payments.view(memberOf(call).memberId, attemptId);
  }
}
