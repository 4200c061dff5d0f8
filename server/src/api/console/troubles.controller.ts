import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { ResolveTrouble } from '../../workflows/resolve-trouble.js';
import { ViewTroubles } from '../../workflows/view-troubles.js';

/** What waits for a person. */
@Controller()
export class ConsoleTroublesController {
  constructor(
    private readonly view: ViewTroubles,
    private readonly resolve: ResolveTrouble,
  ) {}

  @Endpoint('consoleListTroubles')
  consoleListTroubles(input: Input<'consoleListTroubles'>): Promise<Output<'consoleListTroubles'>> {
    return this.view.list(input);
  }

  @Endpoint('consoleSettleNotification')
  async consoleSettleNotification(
    input: Input<'consoleSettleNotification'>,
    call: CallContext,
  ): Promise<Output<'consoleSettleNotification'>> {
    await this.resolve.settle(input, call);
    return { ok: true };
  }

  @Endpoint('consoleRetryRefund')
  async consoleRetryRefund(
    input: Input<'consoleRetryRefund'>,
    call: CallContext,
  ): Promise<Output<'consoleRetryRefund'>> {
    await this.resolve.retryRefund(input, call);
    return { ok: true };
  }

  @Endpoint('consoleRetryUpload')
  async consoleRetryUpload(
    input: Input<'consoleRetryUpload'>,
    call: CallContext,
  ): Promise<Output<'consoleRetryUpload'>> {
    await this.resolve.retryUpload(input, call);
    return { ok: true };
  }
}
