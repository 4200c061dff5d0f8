import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { ManageReviews } from '../../workflows/manage-reviews.js';
import { ViewReviews } from '../../workflows/view-reviews.js';

@Controller()
export class ConsoleReviewsController {
  constructor(
    private readonly view: ViewReviews,
    private readonly manage: ManageReviews,
  ) {}

  @Endpoint('consoleListReviews')
  consoleListReviews(input: Input<'consoleListReviews'>): Promise<Output<'consoleListReviews'>> {
    return this.view.forConsole(input);
  }

  @Endpoint('consoleShowReview')
  async consoleShowReview(
    input: Input<'consoleShowReview'>,
    call: CallContext,
  ): Promise<Output<'consoleShowReview'>> {
    await this.manage.show(input, call);
    return this.view.oneForConsole(input.reviewId);
  }

  @Endpoint('consoleReplyReview')
  async consoleReplyReview(
    input: Input<'consoleReplyReview'>,
    call: CallContext,
  ): Promise<Output<'consoleReplyReview'>> {
    await this.manage.reply(input, call);
    return this.view.oneForConsole(input.reviewId);
  }
}
