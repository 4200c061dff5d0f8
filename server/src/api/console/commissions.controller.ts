import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint } from '../../platform/http/index.js';
import { ViewCommissions } from '../../workflows/view-commissions.js';

@Controller()
export class ConsoleCommissionsController {
  constructor(private readonly view: ViewCommissions) {}

  @Endpoint('consoleListCommissions')
  consoleListCommissions(input: Input<'consoleListCommissions'>): Promise<Output<'consoleListCommissions'>> {
    return this.view.forConsole(input);
  }
}
