import { boolean, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** What buyers say: one row for a review, one for what its author added later. */
export const reviews = mysqlTable(
  'reviews',
  {
    /** Time-ordered. */
    id: idColumn('review', 'id').primaryKey(),
    productId: idColumn('product', 'product_id').notNull(),
    /** Null, like the order: it came with the shop. */
    memberId: idColumn('member', 'member_id'),
    orderId: idColumn('order', 'order_id'),
    orderLineId: idColumn('orderLine', 'order_line_id'),
    /** The review it adds to; null for a review itself. */
    firstId: idColumn('review', 'first_id'),
    isFollowUp: boolean('is_follow_up').notNull().default(false),
    /** The name of whoever is no member here; a member's is read when it is shown. */
    author: varchar('author', { length: 40 }).notNull().default(''),
    avatarUrl: varchar('avatar_url', { length: 300 }),
    isAnonymous: boolean('is_anonymous').notNull().default(false),
    /** A follow-up repeats that of its review. */
    rating: int('rating').notNull(),
    text: varchar('text', { length: 500 }).notNull(),
    skuText: varchar('sku_text', { length: 80 }).notNull().default(''),
    /** pass, review: what a platform said of the words. */
    textState: varchar('text_state', { length: 8 }).notNull().default('pass'),
    /** A state of shared/domain/review. */
    state: varchar('state', { length: 10 }).notNull().default('published'),
    /** Why it is hidden or rejected. */
    reason: varchar('reason', { length: 100 }).notNull().default(''),
    hasPictures: boolean('has_pictures').notNull().default(false),
    /** It was added to, and that is published. */
    hasFollowUp: boolean('has_follow_up').notNull().default(false),
    replyText: varchar('reply_text', { length: 500 }),
    repliedAt: instantColumn('replied_at'),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_reviews_line').on(t.orderLineId, t.isFollowUp),
    index('idx_reviews_shown').on(t.productId, t.isFollowUp, t.state, t.id),
    index('idx_reviews_first').on(t.firstId),
    index('idx_reviews_member').on(t.memberId, t.id),
    index('idx_reviews_state').on(t.state, t.id), // staff
  ],
);

export const reviewPictures = mysqlTable(
  'review_pictures',
  {
    fileId: idColumn('file', 'file_id').primaryKey(),
    reviewId: idColumn('review', 'review_id').notNull(),
    position: int('position').notNull(),
  },
  (t) => [index('idx_review_pictures_review').on(t.reviewId, t.position)],
);
