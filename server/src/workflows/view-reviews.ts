import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ImageView } from '@yimai/shared/contracts/common';
import type { ConsoleReviewView, MyReviewView, ReviewView } from '@yimai/shared/contracts/review';
import { refuseFollowUp } from '@yimai/shared/domain/review/review';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { formatId, type MemberId, type ProductId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { CatalogService } from '../modules/catalog/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { MediaService } from '../modules/media/index.js';
import { OrderService } from '../modules/order/index.js';
import { ReviewService, type ReviewId, type ReviewRecord } from '../modules/review/index.js';
import { DatabaseClock } from '../platform/clock/index.js';

const ANONYMOUS = '匿名用户';
const GONE = '已注销用户';
const STATE_TEXTS = {
  pending: '审核中',
  published: '已发布',
  rejected: '未通过',
  hidden: '已隐藏',
} as const;

/** What belongs to some reviews, read in one go. */
interface Around {
  members: Awaited<ReturnType<IdentityService['members']>>;
  pictures: ReadonlyMap<ReviewId, ImageView[]>;
  followUps: ReadonlyMap<ReviewId, ReviewRecord>;
  goods: ReadonlyMap<ProductId, { title: string; imageUrl: string }>;
}

const replyOf = ({ replyText, repliedAt }: ReviewRecord): ReviewView['reply'] =>
  replyText !== null && repliedAt ? { text: replyText, at: repliedAt.toISOString() } : null;

function standingOf(review: ReviewRecord): Pick<MyReviewView, 'state' | 'stateText' | 'reason'> {
  const { state, reason } = review;
  invariant(state !== 'deleted', 'a deleted review is shown to nobody');
  return { state, stateText: STATE_TEXTS[state], reason: reason === '' ? null : reason };
}

function goodsOf({ productId, skuText }: ReviewRecord, { goods }: Around): MyReviewView['goods'] {
  const { title = '', imageUrl = '' } = goods.get(productId) ?? {};
  return { productId: formatId('product', productId), title, skuText, imageUrl };
}

function toFollowUp(
  added: ReviewRecord,
  first: ReviewRecord,
  { pictures }: Around,
): NonNullable<ReviewView['followUp']> {
  return {
    text: added.text,
    at: added.at.toISOString(),
    days: Math.floor((added.at.getTime() - first.at.getTime()) / DAY_MS),
    pictures: pictures.get(added.id) ?? [],
    reply: replyOf(added),
  };
}

/** As everybody sees it. */
function toView(review: ReviewRecord, around: Around): ReviewView {
  const member = review.memberId === null ? undefined : around.members.get(review.memberId);
  const followUp = around.followUps.get(review.id);
  const name = review.memberId === null ? review.author : (member?.nickname ?? GONE);
  const isShown = followUp?.state === 'published';
  return {
    id: formatId('review', review.id),
    author: review.isAnonymous ? ANONYMOUS : name,
    avatarUrl: review.isAnonymous ? null : (review.avatarUrl ?? member?.avatarUrl ?? null),
    rating: review.rating,
    text: review.text,
    skuText: review.skuText,
    at: review.at.toISOString(),
    pictures: around.pictures.get(review.id) ?? [],
    reply: replyOf(review),
    followUp: followUp && isShown ? toFollowUp(followUp, review, around) : null,
  };
}

/** Reviews for everybody, for their authors and for staff. */
@Injectable()
export class ViewReviews {
  constructor(
    private readonly reviews: ReviewService,
    private readonly orders: OrderService,
    private readonly catalog: CatalogService,
    private readonly media: MediaService,
    private readonly identity: IdentityService,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws PRODUCT_NOT_FOUND. */
  async ofProduct(input: Input<'listReviews'>): Promise<Output<'listReviews'>> {
    await this.catalog.product(input.productId);
    const { rows, nextCursor } = await this.reviews.shown(input.productId, input);
    const around = await this.around(rows, 'everybody');
    return { items: rows.map((review) => toView(review, around)), nextCursor };
  }

  async mine(memberId: MemberId, input: Input<'listMyReviews'>): Promise<Output<'listMyReviews'>> {
    const { rows, nextCursor } = await this.reviews.ofMember(memberId, input);
    return { items: await this.toMine(rows), nextCursor };
  }

  /** One's own. @throws REVIEW_NOT_FOUND. */
  async oneOfMine(reviewId: ReviewId): Promise<MyReviewView> {
    const [view] = await this.toMine([await this.reviews.get(reviewId)]);
    return view as MyReviewView;
  }

  async waiting(
    memberId: MemberId,
    input: Input<'listWaitingReviews'>,
  ): Promise<Output<'listWaitingReviews'>> {
    const { lines, nextCursor } = await this.orders.awaitingReview(memberId, input);
    const items = lines.map(({ orderId, lineId, productId, title, skuText, imageUrl, receivedAt }) => ({
      orderId: formatId('order', orderId),
      lineId: formatId('orderLine', lineId),
      goods: { productId: formatId('product', productId), title, skuText, imageUrl },
      receivedAt: receivedAt.toISOString(),
    }));
    return { items, nextCursor };
  }

  async forConsole({ state, ...page }: Input<'consoleListReviews'>): Promise<Output<'consoleListReviews'>> {
    const { rows, nextCursor } = await this.reviews.forStaff(state ?? null, page);
    return { items: await this.toConsole(rows), nextCursor };
  }

  /** @throws REVIEW_NOT_FOUND. */
  async oneForConsole(reviewId: ReviewId): Promise<ConsoleReviewView> {
    const [view] = await this.toConsole([await this.reviews.get(reviewId)]);
    return view as ConsoleReviewView;
  }

  private async toMine(rows: readonly ReviewRecord[]): Promise<MyReviewView[]> {
    const around = await this.around(rows, 'those in charge');
    const now = this.clock.now();
    return rows.map((review) => {
      const followUp = around.followUps.get(review.id);
      const view = toView({ ...review, isAnonymous: false }, around);
      return {
        ...view,
        ...standingOf(review),
        goods: goodsOf(review, around),
        isAnonymous: review.isAnonymous,
        canFollowUp: refuseFollowUp({ ...review, hasFollowUp: followUp !== undefined }, now) === null,
        followUp: followUp ? { ...toFollowUp(followUp, review, around), ...standingOf(followUp) } : null,
      };
    });
  }

  private async toConsole(rows: readonly ReviewRecord[]): Promise<ConsoleReviewView[]> {
    const around = await this.around(rows, 'those in charge');
    return rows.map((review) => {
      const { id, author, rating, text, pictures, at, reply } = toView(
        { ...review, isAnonymous: false },
        around,
      );
      return {
        ...{ id, author, rating, text, pictures, at, reply },
        ...standingOf(review),
        isFollowUp: review.isFollowUp,
        goods: goodsOf(review, around),
        memberId: review.memberId === null ? null : formatId('member', review.memberId),
        isAnonymous: review.isAnonymous,
      };
    });
  }

  /** Everybody sees pictures that passed the check; authors and staff see all of them. */
  private async around(
    rows: readonly ReviewRecord[],
    reader: 'everybody' | 'those in charge',
  ): Promise<Around> {
    const followUps = await this.reviews.followUpsOf(rows.map(({ id }) => id));
    const all = [...rows, ...followUps.values()];
    const [members, fileIds, products] = await Promise.all([
      this.identity.members(all.flatMap(({ memberId }) => memberId ?? [])),
      this.reviews.filesOf(all.filter(({ hasPictures }) => hasPictures).map(({ id }) => id)),
      this.catalog.products([...new Set(all.map(({ productId }) => productId))]),
    ]);
    const files = await this.media.files([...fileIds.values()].flat());
    const pictures = new Map<ReviewId, ImageView[]>();
    for (const [reviewId, ids] of fileIds) {
      const seen = ids
        .flatMap((id) => files.get(id) ?? [])
        .filter(({ state }) => state === 'ready' || reader !== 'everybody');
      pictures.set(
        reviewId,
        seen.map((file) => this.media.imageFor(file)),
      );
    }
    const goods = new Map(
      products.map(({ productId, title, images: [image] }) => [
        productId,
        { title, imageUrl: image?.thumbUrl ?? image?.url ?? '' },
      ]),
    );
    return { members, pictures, followUps, goods };
  }
}
