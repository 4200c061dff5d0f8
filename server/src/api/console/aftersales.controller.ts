import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { DecideAftersale } from '../../workflows/decide-aftersale.js';
import { ViewAftersales } from '../../workflows/view-aftersales.js';

@Controller()
export class ConsoleAftersalesController {
  constructor(
    private readonly decisions: DecideAftersale,
    private readonly views: ViewAftersales,
  ) {}

  @Endpoint('consoleListAftersales')
  consoleListAftersales({
    state,
    ...page
  }: Input<'consoleListAftersales'>): Promise<Output<'consoleListAftersales'>> {
    return this.views.listForConsole(state, page);
  }

  @Endpoint('decideAftersale')
  async decideAftersale(
    input: Input<'decideAftersale'>,
    call: CallContext,
  ): Promise<Output<'decideAftersale'>> {
    await this.decisions.decide(input, call);
    return this.views.forConsole(input.aftersaleId);
  }

  @Endpoint('receiveReturn')
  async receiveReturn(input: Input<'receiveReturn'>, call: CallContext): Promise<Output<'receiveReturn'>> {
    await this.decisions.receiveReturn(input, call);
    return this.views.forConsole(input.aftersaleId);
  }
}
