import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { ViewGuide } from '../../workflows/view-guide.js';
import { ViewTerms } from '../../workflows/view-terms.js';

/** First steps, the terms, and what a sale would pay. */
@Controller()
export class GrowthController {
  constructor(
    private readonly guide: ViewGuide,
    private readonly terms: ViewTerms,
  ) {}

  @Endpoint('getGuide')
  getGuide(_: Input<'getGuide'>, call: CallContext): Promise<Output<'getGuide'>> {
    return this.guide.run(distributorOf(call).distributorId);
  }

  @Endpoint('getCommissionTerms')
  getCommissionTerms(
    _: Input<'getCommissionTerms'>,
    call: CallContext,
  ): Promise<Output<'getCommissionTerms'>> {
    return this.terms.terms(call.principal);
  }

  @Endpoint('previewEarning')
  previewEarning(
    { productId }: Input<'previewEarning'>,
    call: CallContext,
  ): Promise<Output<'previewEarning'>> {
    return this.terms.preview(productId, call.principal);
  }
}
