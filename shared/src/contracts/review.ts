import { REVIEW_LIMITS } from '../domain/review/review.js';
import { z } from '../kernel/zod.js';
import { Done, idOf, IdText, ImageView, Instant, PageInput, pageOf, textInput } from './common.js';

const ReviewText = textInput(REVIEW_LIMITS.maxText, REVIEW_LIMITS.minText);
const Pictures = z.array(idOf('file')).max(REVIEW_LIMITS.pictures).default([]);
const ReplyView = z.object({ text: z.string(), at: Instant });

/** What the author added later. */
export const FollowUpView = z
  .object({
    text: z.string(),
    at: Instant,
    /** After the review. */
    days: z.int(),
    pictures: z.array(ImageView),
    reply: ReplyView.nullable(),
  })
  .meta({ id: 'FollowUp' });

export const ReviewView = z
  .object({
    id: IdText,
    author: z.string(),
    avatarUrl: z.string().nullable(),
    rating: z.int().min(1).max(5),
    text: z.string(),
    skuText: z.string(),
    at: Instant,
    pictures: z.array(ImageView),
    reply: ReplyView.nullable(),
    followUp: FollowUpView.nullable(),
  })
  .meta({ id: 'Review' });

export const ReviewSummaryView = z
  .object({
    /** Of five stars, in tenths; null without reviews. */
    averageTenths: z.int().nullable(),
    /** How many gave one, two, three, four and five stars. */
    stars: z.array(z.int()).length(5),
    counts: z.object({
      all: z.int(),
      pictures: z.int(),
      good: z.int(),
      bad: z.int(),
      'follow-up': z.int(),
    }),
  })
  .meta({ id: 'ReviewSummary' });

const Goods = z.object({ productId: IdText, title: z.string(), skuText: z.string(), imageUrl: z.string() });
/** A deleted one is not shown to anybody. */
const ReviewStateName = z.enum(['pending', 'published', 'rejected', 'hidden']);
/** A state in words, and for what is not shown, why. */
const Standing = { state: ReviewStateName, stateText: z.string(), reason: z.string().nullable() };

/** One's own, also where others do not see it. */
export const MyReviewView = ReviewView.extend({
  ...Standing,
  goods: Goods,
  isAnonymous: z.boolean(),
  canFollowUp: z.boolean(),
  followUp: FollowUpView.extend(Standing).nullable(),
}).meta({ id: 'MyReview' });

export const WaitingReviewView = z
  .object({ orderId: IdText, lineId: IdText, goods: Goods, receivedAt: Instant })
  .meta({ id: 'WaitingReview' });

export const ConsoleReviewView = z
  .object({
    id: IdText,
    isFollowUp: z.boolean(),
    goods: Goods,
    /** Also of those who did not want to be named to others; null: it came with the shop. */
    memberId: IdText.nullable(),
    author: z.string(),
    isAnonymous: z.boolean(),
    rating: z.int(),
    text: z.string(),
    pictures: z.array(ImageView),
    at: Instant,
    reply: ReplyView.nullable(),
    ...Standing,
  })
  .meta({ id: 'ConsoleReview' });

export const reviewRoutes = {
  listReviews: {
    input: z.strictObject({
      productId: idOf('product'),
      filter: z.enum(['all', 'pictures', 'good', 'bad', 'follow-up']).default('all'),
      ...PageInput,
    }),
    output: pageOf(ReviewView),
  },
  createReview: {
    input: z.strictObject({
      lineId: idOf('orderLine'),
      rating: z.int().min(1).max(5),
      text: ReviewText,
      fileIds: Pictures,
      isAnonymous: z.boolean().default(false),
    }),
    output: MyReviewView,
  },
  followUpReview: {
    input: z.strictObject({ reviewId: idOf('review'), text: ReviewText, fileIds: Pictures }),
    output: MyReviewView,
  },
  deleteReview: { input: z.strictObject({ reviewId: idOf('review') }), output: Done },
  listMyReviews: { input: z.strictObject(PageInput), output: pageOf(MyReviewView) },
  listWaitingReviews: { input: z.strictObject(PageInput), output: pageOf(WaitingReviewView) },
  consoleListReviews: {
    input: z.strictObject({
      state: ReviewStateName.optional(),
      ...PageInput,
    }),
    output: pageOf(ConsoleReviewView),
  },
  consoleShowReview: {
    input: z.strictObject({
      reviewId: idOf('review'),
      isShown: z.boolean(),
      /** Required for hiding; its author reads it. */
      reason: textInput(100, 0).default(''),
    }),
    output: ConsoleReviewView,
  },
  consoleReplyReview: {
    input: z.strictObject({ reviewId: idOf('review'), text: textInput(REVIEW_LIMITS.maxText) }),
    output: ConsoleReviewView,
  },
};

export type ReviewView = z.output<typeof ReviewView>;
export type ReviewSummaryView = z.output<typeof ReviewSummaryView>;
export type MyReviewView = z.output<typeof MyReviewView>;
export type WaitingReviewView = z.output<typeof WaitingReviewView>;
export type ConsoleReviewView = z.output<typeof ConsoleReviewView>;
