import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { HandOver, TakeOver } from '../../workflows/hand-over.js';

/** Going on in another client. */
@Controller()
export class HandoverController {
  constructor(
    private readonly handOver: HandOver,
    private readonly takeOver: TakeOver,
  ) {}

  @Endpoint('createHandover')
  createHandover(input: Input<'createHandover'>, call: CallContext): Promise<Output<'createHandover'>> {
    return this.handOver.create(call, input);
  }

  @Endpoint('lookAtHandover')
  lookAtHandover({ ticket }: Input<'lookAtHandover'>): Promise<Output<'lookAtHandover'>> {
    return this.handOver.look(ticket);
  }

  @Endpoint('redeemHandover')
  redeemHandover(input: Input<'redeemHandover'>, call: CallContext): Promise<Output<'redeemHandover'>> {
    return this.takeOver.run(call, input);
  }
}
