import { CREATED, endpoint } from './endpoint.js';

const ONCE = { idempotent: true, ...CREATED } as const;

/** What buyers say about goods. */
export const reviewEndpoints = {
  listReviews: endpoint('GET /v1/shop/products/:productId/reviews', 'anyone', {
    summary: 'Published reviews of a product',
  }),
  createReview: endpoint('POST /v1/shop/reviews', 'member', {
    summary: 'Review a received order line, once',
    ...ONCE,
  }),
  followUpReview: endpoint('POST /v1/shop/reviews/:reviewId/follow-up', 'member', {
    summary: 'Add to my review, once',
    ...ONCE,
  }),
  deleteReview: endpoint('DELETE /v1/shop/reviews/:reviewId', 'member', { summary: 'Delete my review' }),
  listMyReviews: endpoint('GET /v1/me/reviews', 'member', { summary: 'My reviews in every state' }),
  listWaitingReviews: endpoint('GET /v1/me/waiting-reviews', 'member', {
    summary: 'What I received and have not reviewed',
  }),
} as const;
