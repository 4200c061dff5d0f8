import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { ReviewService } from '../modules/review/index.js';
import { Audit } from '../platform/audit/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';

/** Staff decide what the checks doubted, hide with a reason, and answer once. Each leaves an audit record. */
@Injectable()
export class ManageReviews {
  constructor(
    private readonly reviews: ReviewService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws REVIEW_NOT_FOUND, INVALID_INPUT without a reason, REVIEW_STATE for what a platform rejected. */
  async show({ reviewId, isShown, reason }: Input<'consoleShowReview'>, call: CallContext): Promise<void> {
    if (!isShown && reason === '')
      throw new DomainError('INVALID_INPUT', { param: 'reason', message: '请填写隐藏原因' });
    await this.unitOfWork.run(async (tx) => {
      const review = await this.reviews.lock(tx, reviewId);
      if (review.state === 'rejected') throw new DomainError('REVIEW_STATE');
      const to = isShown ? { state: 'published' as const, reason: '' } : { state: 'hidden' as const, reason };
      await this.reviews.move(tx, review, to);
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: isShown ? 'review.show' : 'review.hide',
        target: formatId('review', reviewId),
        detail: { from: review.state, reason },
      });
    });
  }

  /** @throws REVIEW_NOT_FOUND, REVIEW_REPLIED. */
  async reply({ reviewId, text }: Input<'consoleReplyReview'>, call: CallContext): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.reviews.lock(tx, reviewId);
      await this.reviews.reply(tx, reviewId, { text, at: this.clock.now() });
      await this.audit.record(tx, {
        actor: `staff:${staffOf(call).staffId}`,
        action: 'review.reply',
        target: formatId('review', reviewId),
        detail: { text },
      });
    });
  }
}
