import type { ReviewFilter, ReviewState } from '@yimai/shared/domain/review/review';
import type { Id, MemberId, OrderId, OrderLineId, ProductId } from '@yimai/shared/kernel/id';

export type ReviewId = Id<'review'>;

export interface ReviewRecord {
  id: ReviewId;
  productId: ProductId;
  memberId: MemberId | null;
  orderId: OrderId | null;
  orderLineId: OrderLineId | null;
  firstId: ReviewId | null;
  isFollowUp: boolean;
  author: string;
  avatarUrl: string | null;
  isAnonymous: boolean;
  rating: number;
  text: string;
  skuText: string;
  textState: 'pass' | 'review';
  state: ReviewState;
  reason: string;
  hasPictures: boolean;
  hasFollowUp: boolean;
  replyText: string | null;
  repliedAt: Date | null;
  at: Date;
}

/** What a member writes; the rest follows. */
export type ReviewDraft = Pick<
  ReviewRecord,
  | 'productId'
  | 'memberId'
  | 'orderId'
  | 'orderLineId'
  | 'firstId'
  | 'isAnonymous'
  | 'rating'
  | 'text'
  | 'skuText'
  | 'textState'
  | 'at'
> & { state: 'pending' | 'published' | 'rejected'; fileIds: readonly Id<'file'>[] };

/** One that was written elsewhere, before this shop. */
export type ImportedReview = Pick<
  ReviewRecord,
  'productId' | 'author' | 'avatarUrl' | 'rating' | 'text' | 'skuText' | 'at'
>;

export interface ReviewQuery {
  filter: ReviewFilter;
  cursor?: string;
  limit: number;
}
