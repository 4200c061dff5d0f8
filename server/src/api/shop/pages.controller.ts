import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { ShowPage } from '../../workflows/show-page.js';

/** The home page and the topics. */
@Controller()
export class PagesController {
  constructor(private readonly show: ShowPage) {}

  @Endpoint('getPage')
  getPage({ slug, preview }: Input<'getPage'>, call: CallContext): Promise<Output<'getPage'>> {
    return this.show.run({ slug, preview, reader: call.principal, deviceId: call.deviceId });
  }
}
