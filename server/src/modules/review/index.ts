export { ReviewModule } from './review.module.js';
export { PICTURE_REJECTED, ReviewService } from './review.service.js';
export type { ImportedReview, ReviewId, ReviewRecord } from './review.types.js';
