import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint } from '../../platform/http/index.js';
import { ViewDoudian } from '../../workflows/view-doudian.js';

/** What 抖店 sold, and who went there. Nothing here changes anything. */
@Controller()
export class ConsoleDoudianController {
  constructor(private readonly view: ViewDoudian) {}

  @Endpoint('consoleListDoudianSales')
  consoleListDoudianSales(
    input: Input<'consoleListDoudianSales'>,
  ): Promise<Output<'consoleListDoudianSales'>> {
    return this.view.sales(input);
  }

  @Endpoint('consoleListDoudianIntents')
  consoleListDoudianIntents(
    input: Input<'consoleListDoudianIntents'>,
  ): Promise<Output<'consoleListDoudianIntents'>> {
    return this.view.intents(input);
  }
}
