import { Injectable } from '@nestjs/common';
import { asId, type Id, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { Database, instantOf, type PartRow, type Tx } from '../../platform/db/index.js';

export type CouponId = Id<'coupon'>;
export type CouponGrantId = Id<'couponGrant'>;

/** What a coupon promises: spend `thresholdFen`, save `discountFen`, in `[startsAt, endsAt)`. Never changed once made. */
export interface CouponTerms {
  couponId: CouponId;
  title: string;
  thresholdFen: Fen;
  discountFen: Fen;
  startsAt: Date;
  endsAt: Date;
}

export interface CouponRecord extends CouponTerms {
  total: number;
  claimed: number;
  perMember: number;
}

/** A coupon in a member's hand. `orderId` is the order that holds (usable) or used it. */
export interface GrantRecord extends CouponTerms {
  grantId: CouponGrantId;
  state: 'usable' | 'used';
  orderId: OrderId | null;
}

const TERMS = 'c.id AS coupon_id, c.title, c.threshold_fen, c.discount_fen, c.starts_at, c.ends_at';

const MOST_GRANTS = 200;
const GRANTS = {
  columns: {
    grant_id: 'g.id',
    state: 'g.state',
    order_id: 'g.order_id',
    coupon_id: 'c.id',
    title: 'c.title',
    threshold_fen: 'c.threshold_fen',
    discount_fen: 'c.discount_fen',
    starts_at: 'c.starts_at',
    ends_at: 'c.ends_at',
  },
  from: 'FROM coupon_grants g JOIN coupons c ON c.id = g.coupon_id WHERE g.member_id = ?',
};

function termsOf(row: PartRow): CouponTerms {
  return {
    couponId: asId('coupon', Number(row['coupon_id'])),
    title: String(row['title']),
    thresholdFen: fen(Number(row['threshold_fen'])),
    discountFen: fen(Number(row['discount_fen'])),
    startsAt: instantOf(row['starts_at']),
    endsAt: instantOf(row['ends_at']),
  };
}

function couponOf(row: RowDataPacket): CouponRecord {
  return {
    ...termsOf(row),
    total: Number(row['total']),
    claimed: Number(row['claimed']),
    perMember: Number(row['per_member']),
  };
}

function grantOf(row: PartRow): GrantRecord {
  return {
    ...termsOf(row),
    grantId: asId('couponGrant', Number(row['grant_id'])),
    state: row['state'] === 'used' ? 'used' : 'usable',
    orderId: row['order_id'] === null ? null : asId('order', Number(row['order_id'])),
  };
}

/** The only file that speaks SQL about coupons. */
@Injectable()
export class PromotionRepository {
  constructor(private readonly database: Database) {}

  async insertCoupon(tx: Tx, coupon: CouponRecord & { createdAt: Date }): Promise<void> {
    const { couponId, title, thresholdFen, discountFen, total, perMember } = coupon;
    await tx.connection.query(
      'INSERT INTO coupons (id, title, threshold_fen, discount_fen, total, claimed, per_member, starts_at, ends_at, created_at) VALUES (?)',
      [
        [
          couponId,
          title,
          thresholdFen,
          discountFen,
          total,
          coupon.claimed,
          perMember,
          coupon.startsAt,
          coupon.endsAt,
          coupon.createdAt,
        ],
      ],
    );
  }

  async coupon(couponId: CouponId, tx?: Tx): Promise<CouponRecord | null> {
    const reader: Pick<Pool, 'query'> = tx ? tx.connection : this.database.pool;
    const [rows] = await reader.query<RowDataPacket[]>(
      `SELECT ${TERMS}, c.total, c.claimed, c.per_member FROM coupons c WHERE c.id = ?`,
      [couponId],
    );
    return rows[0] ? couponOf(rows[0]) : null;
  }

  /** Coupons that have not ended, the soonest to end first. */
  async current(now: Date): Promise<CouponRecord[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT ${TERMS}, c.total, c.claimed, c.per_member FROM coupons c WHERE c.ends_at > ? ORDER BY c.ends_at, c.id LIMIT 100`,
      [now],
    );
    return rows.map(couponOf);
  }

  /** How many grants of each coupon a member has. */
  async claimCounts(memberId: MemberId): Promise<Map<CouponId, number>> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT coupon_id, COUNT(*) AS grants FROM coupon_grants WHERE member_id = ? GROUP BY coupon_id',
      [memberId],
    );
    return new Map(rows.map((row) => [asId('coupon', Number(row['coupon_id'])), Number(row['grants'])]));
  }

  async grants(memberId: MemberId, tx?: Tx): Promise<GrantRecord[]> {
    const rows = await this.database.rows({ ...GRANTS, values: [memberId] }, tx);
    return rows
      .map(grantOf)
      .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.grantId - b.grantId)
      .slice(0, MOST_GRANTS);
  }

  /** Takes one from the coupon's total and locks the coupon. False: none left. */
  async takeOne(tx: Tx, couponId: CouponId): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      'UPDATE coupons SET claimed = claimed + 1 WHERE id = ? AND claimed < total',
      [couponId],
    );
    return result.affectedRows === 1;
  }

  async countGrants(tx: Tx, couponId: CouponId, memberId: MemberId): Promise<number> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS grants FROM coupon_grants WHERE coupon_id = ? AND member_id = ?',
      [couponId, memberId],
    );
    return Number(rows[0]?.['grants'] ?? 0);
  }

  async insertGrant(
    tx: Tx,
    grant: { grantId: CouponGrantId; couponId: CouponId; memberId: MemberId; at: Date },
  ): Promise<void> {
    await tx.connection.query(
      "INSERT INTO coupon_grants (id, coupon_id, member_id, state, claimed_at) VALUES (?, ?, ?, 'usable', ?)",
      [grant.grantId, grant.couponId, grant.memberId, grant.at],
    );
  }

  async hold(
    tx: Tx,
    { grantId, memberId, orderId }: { grantId: CouponGrantId; memberId: MemberId; orderId: OrderId },
  ): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      "UPDATE coupon_grants SET order_id = ? WHERE id = ? AND member_id = ? AND state = 'usable' AND order_id IS NULL",
      [orderId, grantId, memberId],
    );
    return result.affectedRows === 1;
  }

  async use(tx: Tx, orderId: OrderId, at: Date): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      "UPDATE coupon_grants SET state = 'used', used_at = ? WHERE order_id = ? AND state = 'usable'",
      [at, orderId],
    );
    return result.affectedRows > 0;
  }

  async release(tx: Tx, orderId: OrderId): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      "UPDATE coupon_grants SET order_id = NULL WHERE order_id = ? AND state = 'usable'",
      [orderId],
    );
    return result.affectedRows > 0;
  }

  /** Moves every grant to another member and tells which. */
  async reassign(tx: Tx, from: MemberId, to: MemberId): Promise<number[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id FROM coupon_grants WHERE member_id = ? ORDER BY id FOR UPDATE',
      [from],
    );
    const ids = rows.map((row) => Number(row['id']));
    if (ids.length > 0)
      await tx.connection.query('UPDATE coupon_grants SET member_id = ? WHERE id IN (?)', [to, ids]);
    return ids;
  }
}
