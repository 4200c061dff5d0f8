import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Participation } from '../../modules/experiment/index.js';
import { Endpoint, type CallContext } from '../../platform/http/index.js';

/** What a device had on its screen. */
@Controller()
export class ExposuresController {
  constructor(private readonly participation: Participation) {}

  @Endpoint('noteExposures')
  async noteExposures(
    input: Input<'noteExposures'>,
    { principal }: CallContext,
  ): Promise<Output<'noteExposures'>> {
    const memberId = principal.kind === 'member' ? principal.memberId : null;
    await this.participation.expose({ ...input, memberId });
    return { ok: true };
  }
}
