import { Module } from '@nestjs/common';
import { ReviewModule } from '../modules/review/index.js';
import { ContentModule } from './content.module.js';
import { JudgeReviewPictures } from './judge-review-pictures.js';
import { ManageReviews } from './manage-reviews.js';
import { ShoppingModule } from './shopping.module.js';
import { ViewReviews } from './view-reviews.js';
import { WriteReview } from './write-review.js';

const workflows = [JudgeReviewPictures, ManageReviews, ViewReviews, WriteReview];

/** What buyers say about goods. Needs the global `IdentityModule`. */
@Module({
  imports: [ContentModule, ReviewModule, ShoppingModule],
  providers: workflows,
  exports: workflows,
})
export class ReviewsModule {}
