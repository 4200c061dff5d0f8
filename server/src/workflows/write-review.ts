import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { judgeReview, refuseFollowUp, refuseReview } from '@yimai/shared/domain/review/review';
import { asId, type Id, type MemberId } from '@yimai/shared/kernel/id';
import { MediaService } from '../modules/media/index.js';
import { OrderService } from '../modules/order/index.js';
import { ReviewService, type ReviewId, type ReviewRecord } from '../modules/review/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { DomainError, memberOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { CheckText } from './check-text.js';

type TextState = ReviewRecord['textState'];

/** Buyers write reviews, add to them once, and take them back. The platforms' checks decide when others see them. */
@Injectable()
export class WriteReview {
  constructor(
    private readonly reviews: ReviewService,
    private readonly orders: OrderService,
    private readonly media: MediaService,
    private readonly texts: CheckText,
    private readonly idempotency: Idempotency,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @throws ORDER_NOT_FOUND for somebody else's line, REVIEW_NOT_RECEIVED, REVIEW_LINE_REFUNDED, REVIEW_EXISTS,
   * TEXT_REFUSED, FILE_NOT_FOUND, FILE_REFUSED.
   */
  async create(input: Input<'createReview'>, call: CallContext): Promise<ReviewId> {
    const { memberId } = memberOf(call);
    const { orderId } = await this.orders.getByLine(input.lineId);
    const textState = await this.read(memberId, input.text);
    const { id } = await this.idempotency.run({ call, endpoint: 'createReview', input }, async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      const line = order.lines.find(({ lineId }) => lineId === input.lineId);
      if (!line || order.memberId !== memberId) throw new DomainError('ORDER_NOT_FOUND');
      const refusal = refuseReview(order.state, line);
      if (refusal) throw new DomainError(refusal);
      const at = this.clock.now();
      const state = await this.claim(tx, { memberId, fileIds: input.fileIds, textState });
      const review = await this.reviews.add(tx, {
        ...{ memberId, orderId, textState, state, at },
        productId: line.productId,
        orderLineId: line.lineId,
        firstId: null,
        isAnonymous: input.isAnonymous,
        rating: input.rating,
        text: input.text,
        skuText: line.skuText,
        fileIds: input.fileIds,
      });
      await this.orders.markReviewed(tx, line.lineId, at);
      return { id: review.id as number };
    });
    return asId('review', id);
  }

  /** @throws REVIEW_NOT_FOUND, REVIEW_STATE, REVIEW_EXISTS, REVIEW_FOLLOW_UP_CLOSED, TEXT_REFUSED, FILE_NOT_FOUND, FILE_REFUSED. */
  async followUp(input: Input<'followUpReview'>, call: CallContext): Promise<void> {
    const { memberId } = memberOf(call);
    this.own(memberId, await this.reviews.get(input.reviewId));
    const textState = await this.read(memberId, input.text);
    await this.idempotency.run({ call, endpoint: 'followUpReview', input }, async (tx) => {
      const first = await this.reviews.lock(tx, input.reviewId);
      const hasFollowUp = (await this.reviews.followUpsOf([first.id], tx)).has(first.id);
      const at = this.clock.now();
      const refusal = refuseFollowUp({ ...first, hasFollowUp }, at);
      if (refusal) throw new DomainError(refusal);
      const state = await this.claim(tx, { memberId, fileIds: input.fileIds, textState });
      const { productId, orderId, orderLineId, isAnonymous, rating, skuText } = first;
      await this.reviews.add(tx, {
        ...{ memberId, productId, orderId, orderLineId, isAnonymous, rating, skuText, textState, state, at },
        firstId: first.id,
        text: input.text,
        fileIds: input.fileIds,
      });
      return { ok: true };
    });
  }

  /** With what was added to it; the line stays reviewed. @throws REVIEW_NOT_FOUND. */
  async delete(memberId: MemberId, reviewId: ReviewId): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const review = this.own(memberId, await this.reviews.lock(tx, reviewId));
      await this.media.release(tx, await this.reviews.remove(tx, review));
    });
  }

  /** Somebody else's does not exist for a member, and what was added belongs to its review. */
  private own(memberId: MemberId, review: ReviewRecord): ReviewRecord {
    if (review.memberId !== memberId || review.isFollowUp) throw new DomainError('REVIEW_NOT_FOUND');
    return review;
  }

  private async read(memberId: MemberId, text: string): Promise<TextState> {
    const verdict = await this.texts.run(memberId, 'comment', text);
    if (verdict === 'risky') throw new DomainError('TEXT_REFUSED', { param: 'text' });
    return verdict;
  }

  private async claim(
    tx: Tx,
    draft: { memberId: MemberId; fileIds: readonly Id<'file'>[]; textState: TextState },
  ): Promise<'pending' | 'published' | 'rejected'> {
    const { memberId, fileIds, textState } = draft;
    const files = await this.media.claim(tx, { memberId, purpose: 'review', fileIds });
    return judgeReview(
      textState,
      files.map(({ state }) => state),
    );
  }
}
