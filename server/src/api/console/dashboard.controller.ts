import { Controller } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import { Endpoint } from '../../platform/http/index.js';
import { ViewConsoleDashboard } from '../../workflows/view-console.js';

@Controller()
export class ConsoleDashboardController {
  constructor(private readonly view: ViewConsoleDashboard) {}

  @Endpoint('getConsoleDashboard')
  getConsoleDashboard(): Promise<Output<'getConsoleDashboard'>> {
    return this.view.run();
  }
}
