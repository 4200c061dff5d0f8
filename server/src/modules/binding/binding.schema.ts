import { index, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn } from '../../platform/db/columns.js';

/** Opaque, revocable, the same on every channel. One per (distributor, target, product, material). */
export const referralCodes = mysqlTable(
  'referral_codes',
  {
    id: idColumn('referralCode', 'id').primaryKey(),
    code: varchar('code', { length: 12 }).notNull(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    /** shop, product, recruit. */
    target: varchar('target', { length: 10 }).notNull(),
    productId: idColumn('product', 'product_id'),
    /** Minted for a piece of the shop's material, so that its openings can be counted; null: for no one in particular. */
    materialId: idColumn('material', 'material_id'),
    /** `distributor:target:product[:material]`: unique, so that sharing again reuses the code. */
    purposeKey: varchar('purpose_key', { length: 64 }).notNull(),
    createdAt: instantColumn('created_at').notNull(),
    revokedAt: instantColumn('revoked_at'),
  },
  (t) => [
    uniqueIndex('uq_referral_codes_code').on(t.code),
    uniqueIndex('uq_referral_codes_purpose').on(t.purposeKey),
    index('idx_referral_codes_material').on(t.materialId),
    index('idx_referral_codes_distributor').on(t.distributorId, t.id),
  ],
);

/** Raw click log, append only. The member is set at once when logged in, else by the next login on that device. */
export const clicks = mysqlTable(
  'clicks',
  {
    id: idColumn('click', 'id').primaryKey(),
    codeId: idColumn('referralCode', 'code_id').notNull(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    deviceId: varchar('device_id', { length: 40 }).notNull(),
    memberId: idColumn('member', 'member_id'),
    platform: varchar('platform', { length: 10 }).notNull(),
    scene: varchar('scene', { length: 16 }).notNull(),
    path: varchar('path', { length: 256 }).notNull().default(''),
    /** What it did: recorded, bound, renewed, kept, ignored. */
    effect: varchar('effect', { length: 10 }).notNull(),
    reason: varchar('reason', { length: 40 }).notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [
    index('idx_clicks_device').on(t.deviceId, t.id),
    index('idx_clicks_distributor').on(t.distributorId, t.at),
    index('idx_clicks_member').on(t.memberId, t.id),
    index('idx_clicks_code').on(t.codeId, t.at),
  ],
);

/**
 * Which distributor serves a member. Bitemporal: a renewal or an extension closes the row and opens the next, so what
 * was known at any moment can be read back; the open row is the binding in force.
 */
export const bindings = mysqlTable(
  'bindings',
  {
    id: idColumn('binding', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    distributorId: idColumn('distributor', 'distributor_id').notNull(),
    clickId: idColumn('click', 'click_id'),
    code: varchar('code', { length: 12 }),
    platform: varchar('platform', { length: 10 }).notNull(),
    scene: varchar('scene', { length: 16 }).notNull(),
    reason: varchar('reason', { length: 40 }).notNull(),
    policyVersion: varchar('policy_version', { length: 20 }).notNull(),
    /** When it began in the world (the click). */
    boundAt: instantColumn('bound_at').notNull(),
    /** Nobody else may take the customer before this; null: never. */
    protectedUntil: instantColumn('protected_until'),
    /** From here on orders no longer count; null: it does not lapse. */
    expiresAt: instantColumn('expires_at'),
    /** The member while in force, null once ended: unique, so one binding at a time. */
    openMemberId: idColumn('member', 'open_member_id'),
    /** When we learnt of it, and when it ended. */
    recordedAt: instantColumn('recorded_at').notNull(),
    endedAt: instantColumn('ended_at'),
    endReason: varchar('end_reason', { length: 40 }),
  },
  (t) => [
    uniqueIndex('uq_bindings_open').on(t.openMemberId),
    index('idx_bindings_distributor').on(t.distributorId, t.endedAt),
    index('idx_bindings_member').on(t.memberId, t.id),
  ],
);
