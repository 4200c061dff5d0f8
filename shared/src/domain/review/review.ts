import { DAY_MS } from '../../kernel/clock.js';
import type { OrderState } from '../order/types.js';

/** What a review may hold; for the contract that judges and the page that asks. */
export const REVIEW_LIMITS = { minText: 5, maxText: 500, pictures: 6, followUpDays: 180 } as const;

/** pending: a platform or staff have to look · published · rejected: by a platform · hidden: by staff · deleted: by its author. */
export type ReviewState = 'pending' | 'published' | 'rejected' | 'hidden' | 'deleted';

export type ReviewFilter = 'all' | 'pictures' | 'good' | 'bad' | 'follow-up';

export type ReviewRefusal = 'REVIEW_NOT_RECEIVED' | 'REVIEW_LINE_REFUNDED' | 'REVIEW_EXISTS';

interface ReviewableLine {
  quantity: number;
  refundedQuantity: number;
  netFen: number;
  refundedFen: number;
  reviewedAt: Date | null;
}

/** Whether the buyer may review a line of an order now: null, or why not. What was given back cannot be judged any more. */
export function refuseReview(orderState: OrderState, line: ReviewableLine): ReviewRefusal | null {
  if (line.reviewedAt !== null) return 'REVIEW_EXISTS';
  const isRefunded =
    line.refundedQuantity >= line.quantity || (line.netFen > 0 && line.refundedFen >= line.netFen);
  if (isRefunded) return 'REVIEW_LINE_REFUNDED';
  return orderState === 'received' || orderState === 'completed' ? null : 'REVIEW_NOT_RECEIVED';
}

export type FollowUpRefusal = 'REVIEW_STATE' | 'REVIEW_EXISTS' | 'REVIEW_FOLLOW_UP_CLOSED';

/** Whether the author may add to a review now: once, while it stands, within 180 days. */
export function refuseFollowUp(
  review: { state: ReviewState; at: Date; hasFollowUp: boolean },
  now: Date,
): FollowUpRefusal | null {
  if (review.state !== 'published' && review.state !== 'pending') return 'REVIEW_STATE';
  if (review.hasFollowUp) return 'REVIEW_EXISTS';
  const endsAt = review.at.getTime() + REVIEW_LIMITS.followUpDays * DAY_MS;
  return now.getTime() < endsAt ? null : 'REVIEW_FOLLOW_UP_CLOSED';
}

/** What the platforms' checks of words and pictures make of a review. What a machine doubts, staff decide. */
export function judgeReview(
  text: 'pass' | 'review',
  pictures: readonly ('ready' | 'checking' | 'review' | 'rejected')[],
): 'pending' | 'published' | 'rejected' {
  if (pictures.includes('rejected')) return 'rejected';
  return text === 'pass' && pictures.every((state) => state === 'ready') ? 'published' : 'pending';
}

/** Published reviews of a product in figures; follow-ups are counted with the review they belong to. */
export interface ReviewSummary {
  /** How many gave one, two, three, four and five stars. */
  stars: [number, number, number, number, number];
  withPictures: number;
  followedUp: number;
}

export const NO_REVIEWS: ReviewSummary = { stars: [0, 0, 0, 0, 0], withPictures: 0, followedUp: 0 };

/** Tenths of a star, rounded half up; null without reviews. */
export function averageTenths({ stars }: Pick<ReviewSummary, 'stars'>): number | null {
  const count = stars.reduce((sum, n) => sum + n, 0);
  if (count === 0) return null;
  const sum = stars.reduce((total, n, index) => total + n * (index + 1), 0);
  return Math.floor((sum * 20 + count) / (count * 2));
}
