import { Injectable, type OnModuleInit } from '@nestjs/common';
import { judgeReview } from '@yimai/shared/domain/review/review';
import { parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { MediaService } from '../modules/media/index.js';
import { PICTURE_REJECTED, ReviewService } from '../modules/review/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

/** What the checks of pictures mean for the reviews that wait for them. */
@Injectable()
export class JudgeReviewPictures implements OnModuleInit {
  constructor(
    private readonly reviews: ReviewService,
    private readonly media: MediaService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.on('file.judged', 'review.judge-picture', (payload) => this.judge(payload));
  }

  /** A platform, or staff, looked at a picture: its review may now be shown, or never. */
  private async judge(payload: Record<string, unknown>): Promise<void> {
    const fileId = parseId('file', String(payload['fileId']));
    invariant(fileId, 'a judged file has an id');
    const reviewId = await this.reviews.reviewOfFile(fileId);
    if (reviewId === null) return;
    await this.unitOfWork.run(async (tx) => {
      const review = await this.reviews.lock(tx, reviewId);
      if (review.state !== 'pending') return;
      const files = await this.media.files((await this.reviews.filesOf([reviewId], tx)).get(reviewId) ?? []);
      const state = judgeReview(
        review.textState,
        [...files.values()].map((file) => file.state),
      );
      const reason = state === 'rejected' ? PICTURE_REJECTED : '';
      if (state !== 'pending') await this.reviews.move(tx, review, { state, reason });
    });
  }
}
