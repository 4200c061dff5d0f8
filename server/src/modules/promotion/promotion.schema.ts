import { sql } from 'drizzle-orm';
import { check, index, int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { fenColumn, idColumn, instantColumn } from '../../platform/db/columns.js';

/** Threshold coupons: spend `thresholdFen`, save `discountFen`. */
export const coupons = mysqlTable(
  'coupons',
  {
    id: idColumn('coupon', 'id').primaryKey(),
    title: varchar('title', { length: 40 }).notNull(),
    thresholdFen: fenColumn('threshold_fen').notNull(),
    discountFen: fenColumn('discount_fen').notNull(),
    total: int('total').notNull(),
    claimed: int('claimed').notNull().default(0),
    perMember: int('per_member').notNull().default(1),
    startsAt: instantColumn('starts_at').notNull(),
    endsAt: instantColumn('ends_at').notNull(),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [check('chk_coupons_claimed', sql`${t.claimed} <= ${t.total}`)],
);

export const couponGrants = mysqlTable(
  'coupon_grants',
  {
    id: idColumn('couponGrant', 'id').primaryKey(),
    couponId: idColumn('coupon', 'coupon_id').notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    /** usable, used. Expiry is read from the coupon. */
    state: varchar('state', { length: 10 }).notNull(),
    /** The order holding or having used it; null while usable. */
    orderId: idColumn('order', 'order_id'),
    claimedAt: instantColumn('claimed_at').notNull(),
    usedAt: instantColumn('used_at'),
  },
  (t) => [
    index('idx_coupon_grants_member').on(t.memberId, t.state),
    index('idx_coupon_grants_coupon').on(t.couponId, t.memberId),
    index('idx_coupon_grants_order').on(t.orderId),
  ],
);
