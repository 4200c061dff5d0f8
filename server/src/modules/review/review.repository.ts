import { Injectable } from '@nestjs/common';
import type { ReviewFilter, ReviewState, ReviewSummary } from '@yimai/shared/domain/review/review';
import { asId, type Id, type MemberId, type ProductId } from '@yimai/shared/kernel/id';
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, ne, sql, type SQL } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { reviewPictures, reviews } from './review.schema.js';
import type { ReviewId, ReviewRecord } from './review.types.js';

type Row = typeof reviews.$inferSelect;

/** States are written by this module only. */
const toRecord = (row: Row): ReviewRecord => row as ReviewRecord;

const FILTERS: Record<ReviewFilter, SQL | undefined> = {
  all: undefined,
  pictures: eq(reviews.hasPictures, true),
  good: gte(reviews.rating, 4),
  bad: lte(reviews.rating, 2),
  'follow-up': eq(reviews.hasFollowUp, true),
};

interface Page {
  beforeId: number;
  limit: number;
}

/** The only file that speaks SQL about reviews. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: ReviewRecord, fileIds: readonly Id<'file'>[]): Promise<void> {
    await tx.db.insert(reviews).values(row);
    if (fileIds.length > 0)
      await tx.db
        .insert(reviewPictures)
        .values(fileIds.map((fileId, position) => ({ fileId, reviewId: row.id, position })));
  }

  async lock(tx: Tx, id: ReviewId): Promise<ReviewRecord | null> {
    const [row] = await tx.db.select().from(reviews).where(eq(reviews.id, id)).for('update');
    return row ? toRecord(row) : null;
  }

  async find(ids: readonly ReviewId[]): Promise<ReviewRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.db
      .select()
      .from(reviews)
      .where(inArray(reviews.id, [...ids]));
    return rows.map(toRecord);
  }

  async update(tx: Tx, id: ReviewId, changes: Partial<ReviewRecord>): Promise<void> {
    await tx.db.update(reviews).set(changes).where(eq(reviews.id, id));
  }

  /** False: somebody has answered before. */
  async reply(tx: Tx, id: ReviewId, reply: { text: string; at: Date }): Promise<boolean> {
    const [result] = await tx.db
      .update(reviews)
      .set({ replyText: reply.text, repliedAt: reply.at })
      .where(and(eq(reviews.id, id), isNull(reviews.repliedAt)));
    return result.affectedRows === 1;
  }

  async shown(
    productId: ProductId,
    filter: ReviewFilter,
    { beforeId, limit }: Page,
  ): Promise<ReviewRecord[]> {
    const rows = await this.database.db
      .select()
      .from(reviews)
      .where(
        and(
          eq(reviews.productId, productId),
          eq(reviews.isFollowUp, false),
          eq(reviews.state, 'published'),
          lt(reviews.id, asId('review', beforeId)),
          FILTERS[filter],
        ),
      )
      .orderBy(desc(reviews.id))
      .limit(limit);
    return rows.map(toRecord);
  }

  async ofMember(memberId: MemberId, { beforeId, limit }: Page): Promise<ReviewRecord[]> {
    const rows = await this.database.db
      .select()
      .from(reviews)
      .where(
        and(
          eq(reviews.memberId, memberId),
          lt(reviews.id, asId('review', beforeId)),
          eq(reviews.isFollowUp, false),
          ne(reviews.state, 'deleted'),
        ),
      )
      .orderBy(desc(reviews.id))
      .limit(limit);
    return rows.map(toRecord);
  }

  /** Reviews and follow-ups alike. */
  async forStaff(state: ReviewState | null, { beforeId, limit }: Page): Promise<ReviewRecord[]> {
    const rows = await this.database.db
      .select()
      .from(reviews)
      .where(
        and(
          state ? eq(reviews.state, state) : ne(reviews.state, 'deleted'),
          lt(reviews.id, asId('review', beforeId)),
        ),
      )
      .orderBy(desc(reviews.id))
      .limit(limit);
    return rows.map(toRecord);
  }

  async followUpsOf(firstIds: readonly ReviewId[], tx?: Tx): Promise<ReviewRecord[]> {
    if (firstIds.length === 0) return [];
    const rows = await (tx ?? this.database).db
      .select()
      .from(reviews)
      .where(inArray(reviews.firstId, [...firstIds]));
    return rows.map(toRecord);
  }

  /** In the order in which they were handed in. */
  async filesOf(ids: readonly ReviewId[], tx?: Tx): Promise<{ reviewId: ReviewId; fileId: Id<'file'> }[]> {
    if (ids.length === 0) return [];
    return (tx ?? this.database).db
      .select({ reviewId: reviewPictures.reviewId, fileId: reviewPictures.fileId })
      .from(reviewPictures)
      .where(inArray(reviewPictures.reviewId, [...ids]))
      .orderBy(asc(reviewPictures.reviewId), asc(reviewPictures.position));
  }

  async reviewOfFile(fileId: Id<'file'>): Promise<ReviewId | null> {
    const [row] = await this.database.db
      .select({ reviewId: reviewPictures.reviewId })
      .from(reviewPictures)
      .where(eq(reviewPictures.fileId, fileId));
    return row?.reviewId ?? null;
  }

  async forgetFiles(tx: Tx, ids: readonly ReviewId[]): Promise<void> {
    await tx.db.delete(reviewPictures).where(inArray(reviewPictures.reviewId, [...ids]));
  }

  /** Counts the published reviews of a product; the caller holds the product's row. */
  async tally(tx: Tx, productId: ProductId): Promise<ReviewSummary> {
    const rows = await tx.db
      .select({
        rating: reviews.rating,
        count: sql<number>`COUNT(*)`,
        withPictures: sql<number>`SUM(${reviews.hasPictures})`,
        followedUp: sql<number>`SUM(${reviews.hasFollowUp})`,
      })
      .from(reviews)
      .where(
        and(eq(reviews.productId, productId), eq(reviews.isFollowUp, false), eq(reviews.state, 'published')),
      )
      .groupBy(reviews.rating);
    const stars: ReviewSummary['stars'] = [0, 0, 0, 0, 0];
    for (const { rating, count } of rows) stars[rating - 1] = Number(count);
    const sum = (of: 'withPictures' | 'followedUp'): number =>
      rows.reduce((total, row) => total + Number(row[of]), 0);
    return { stars, withPictures: sum('withPictures'), followedUp: sum('followedUp') };
  }

  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<ReviewId[]> {
    const rows = await tx.db
      .select({ id: reviews.id })
      .from(reviews)
      .where(eq(reviews.memberId, from))
      .for('update');
    await tx.db.update(reviews).set({ memberId: to }).where(eq(reviews.memberId, from));
    return rows.map(({ id }) => id);
  }
}
