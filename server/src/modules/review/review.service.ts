import { Injectable } from '@nestjs/common';
import type { ReviewState } from '@yimai/shared/domain/review/review';
import type { Id, MemberId, ProductId } from '@yimai/shared/kernel/id';
import { Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { beforeIdOf, cutPage } from '../../platform/http/cursor.js';
import { DomainError } from '../../platform/http/index.js';
import { CatalogService } from '../catalog/index.js';
import { ReviewRepository } from './review.repository.js';
import type { ImportedReview, ReviewDraft, ReviewId, ReviewQuery, ReviewRecord } from './review.types.js';

interface Page {
  cursor?: string;
  limit: number;
}

interface ReviewPage {
  rows: ReviewRecord[];
  nextCursor: string | null;
}

/** Reviews and what their authors added, in all their states. Whoever changes what is published counts the product again. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly repository: ReviewRepository,
    private readonly catalog: CatalogService,
    private readonly ids: Ids,
  ) {}

  async add(tx: Tx, draft: ReviewDraft): Promise<ReviewRecord> {
    const { fileIds, ...rest } = draft;
    const review: ReviewRecord = {
      ...rest,
      id: this.ids.next('review'),
      isFollowUp: draft.firstId !== null,
      author: '',
      avatarUrl: null,
      reason: draft.state === 'rejected' ? PICTURE_REJECTED : '',
      hasPictures: fileIds.length > 0,
      hasFollowUp: false,
      replyText: null,
      repliedAt: null,
    };
    await this.repository.insert(tx, review, fileIds);
    if (review.state === 'published') await this.count(tx, review);
    return review;
  }

  /** One that was written before this shop, published as it is. */
  async import(tx: Tx, imported: ImportedReview): Promise<void> {
    const review: ReviewRecord = {
      ...imported,
      id: this.ids.next('review'),
      memberId: null,
      orderId: null,
      orderLineId: null,
      firstId: null,
      isFollowUp: false,
      isAnonymous: false,
      textState: 'pass',
      state: 'published',
      reason: '',
      hasPictures: false,
      hasFollowUp: false,
      replyText: null,
      repliedAt: null,
    };
    await this.repository.insert(tx, review, []);
    await this.count(tx, review);
  }

  /** The row FOR UPDATE. @throws REVIEW_NOT_FOUND, also for a deleted one. */
  async lock(tx: Tx, id: ReviewId): Promise<ReviewRecord> {
    const review = await this.repository.lock(tx, id);
    if (!review || review.state === 'deleted') throw new DomainError('REVIEW_NOT_FOUND');
    return review;
  }

  /** @throws REVIEW_NOT_FOUND. */
  async get(id: ReviewId): Promise<ReviewRecord> {
    const [review] = await this.repository.find([id]);
    if (!review || review.state === 'deleted') throw new DomainError('REVIEW_NOT_FOUND');
    return review;
  }

  /** Moves a locked review. */
  async move(tx: Tx, review: ReviewRecord, to: { state: ReviewState; reason: string }): Promise<void> {
    await this.repository.update(tx, review.id, to);
    if (review.state === 'published' || to.state === 'published')
      await this.count(tx, { ...review, state: to.state });
  }

  /** The words go, and so does what was added to it; the row stays, so that the line is not reviewed again. Returns its files. */
  async remove(tx: Tx, review: ReviewRecord): Promise<Id<'file'>[]> {
    const all = [...(await this.repository.followUpsOf([review.id], tx)), review];
    const ids = all.map(({ id }) => id);
    const files = await this.repository.filesOf(ids, tx);
    await this.repository.forgetFiles(tx, ids);
    for (const id of ids)
      await this.repository.update(tx, id, { state: 'deleted', text: '', hasPictures: false, reason: '' });
    await this.count(tx, { ...review, state: 'deleted' });
    return files.map(({ fileId }) => fileId);
  }

  /** @throws REVIEW_REPLIED. */
  async reply(tx: Tx, id: ReviewId, reply: { text: string; at: Date }): Promise<void> {
    if (!(await this.repository.reply(tx, id, reply))) throw new DomainError('REVIEW_REPLIED');
  }

  /** Published ones of a product, the newest first. @throws INVALID_INPUT for a foreign cursor. */
  async shown(productId: ProductId, { filter, ...page }: ReviewQuery): Promise<ReviewPage> {
    const rows = await this.repository.shown(productId, filter, this.around(page));
    return cutPage(rows, page.limit);
  }

  async ofMember(memberId: MemberId, page: Page): Promise<ReviewPage> {
    return cutPage(await this.repository.ofMember(memberId, this.around(page)), page.limit);
  }

  async forStaff(state: ReviewState | null, page: Page): Promise<ReviewPage> {
    return cutPage(await this.repository.forStaff(state, this.around(page)), page.limit);
  }

  /** What was added to these, by the id of the review; in any state but deleted. */
  async followUpsOf(ids: readonly ReviewId[], tx?: Tx): Promise<Map<ReviewId, ReviewRecord>> {
    const rows = await this.repository.followUpsOf(ids, tx);
    return new Map(
      rows.flatMap((row) => (row.firstId && row.state !== 'deleted' ? [[row.firstId, row]] : [])),
    );
  }

  async filesOf(ids: readonly ReviewId[], tx?: Tx): Promise<Map<ReviewId, Id<'file'>[]>> {
    const found = new Map<ReviewId, Id<'file'>[]>();
    for (const { reviewId, fileId } of await this.repository.filesOf(ids, tx))
      found.set(reviewId, [...(found.get(reviewId) ?? []), fileId]);
    return found;
  }

  /** The review that shows a file; null: none. */
  reviewOfFile(fileId: Id<'file'>): Promise<ReviewId | null> {
    return this.repository.reviewOfFile(fileId);
  }

  /** A merge: reviews follow the member. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { reviews: await this.repository.reassign(tx, absorbsId, keepsId) };
  }

  private around({ cursor, limit }: Page): { beforeId: number; limit: number } {
    return { beforeId: beforeIdOf(cursor), limit: limit + 1 };
  }

  private async count(tx: Tx, review: Pick<ReviewRecord, 'productId' | 'firstId' | 'state'>): Promise<void> {
    if (review.firstId !== null)
      await this.repository.update(tx, review.firstId, { hasFollowUp: review.state === 'published' });
    await this.catalog.countReviews(tx, review.productId, () => this.repository.tally(tx, review.productId));
  }
}

export const PICTURE_REJECTED = '图片未通过平台审核';
