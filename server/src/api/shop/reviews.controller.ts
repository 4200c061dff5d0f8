import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { ViewReviews } from '../../workflows/view-reviews.js';
import { WriteReview } from '../../workflows/write-review.js';

@Controller()
export class ReviewsController {
  constructor(
    private readonly view: ViewReviews,
    private readonly write: WriteReview,
  ) {}

  @Endpoint('listReviews')
  listReviews(input: Input<'listReviews'>): Promise<Output<'listReviews'>> {
    return this.view.ofProduct(input);
  }

  @Endpoint('createReview')
  async createReview(input: Input<'createReview'>, call: CallContext): Promise<Output<'createReview'>> {
    return this.view.oneOfMine(await this.write.create(input, call));
  }

  @Endpoint('followUpReview')
  async followUpReview(input: Input<'followUpReview'>, call: CallContext): Promise<Output<'followUpReview'>> {
    await this.write.followUp(input, call);
    return this.view.oneOfMine(input.reviewId);
  }

  @Endpoint('deleteReview')
  async deleteReview(
    { reviewId }: Input<'deleteReview'>,
    call: CallContext,
  ): Promise<Output<'deleteReview'>> {
    await this.write.delete(memberOf(call).memberId, reviewId);
    return { ok: true };
  }

  @Endpoint('listMyReviews')
  listMyReviews(input: Input<'listMyReviews'>, call: CallContext): Promise<Output<'listMyReviews'>> {
    return this.view.mine(memberOf(call).memberId, input);
  }

  @Endpoint('listWaitingReviews')
  listWaitingReviews(
    input: Input<'listWaitingReviews'>,
    call: CallContext,
  ): Promise<Output<'listWaitingReviews'>> {
    return this.view.waiting(memberOf(call).memberId, input);
  }
}
