import { Injectable } from '@nestjs/common';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { DistributorId, Id, MemberId } from '@yimai/shared/kernel/id';
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../../platform/db/index.js';
import type { ClickRow, ReferralCodeRow } from './binding.repository.js';
import { clicks, referralCodes } from './binding.schema.js';
import { CLAIM_DAYS } from './binding.types.js';

/** A customer as the distributor's own, latest binding says. */
export interface CustomerRecord {
  id: Id<'binding'>;
  memberId: MemberId;
  platform: 'wechat' | 'douyin' | 'h5';
  boundAt: Date;
  protectedUntil: Date | null;
  expiresAt: Date | null;
  reason: string;
  /** False: somebody else serves the customer, or nobody. */
  isInForce: boolean;
}

export type CustomerState = 'all' | 'protected' | 'open' | 'lost';

const STATES: Record<CustomerState, string> = {
  all: '',
  protected: 'AND b.ended_at IS NULL AND (b.protected_until IS NULL OR b.protected_until > ?)',
  open: 'AND b.ended_at IS NULL AND b.protected_until <= ?',
  lost: 'AND b.ended_at IS NOT NULL',
};

/** Lists and counts of customers and clicks. */
@Injectable()
export class BindingReadsRepository {
  constructor(private readonly database: Database) {}

  /** What a guest was last sent here by: the newest click that a login on this device would still claim. */
  async lastClickOf(deviceId: string, now: Date): Promise<{ click: ClickRow; code: string } | null> {
    const since = new Date(now.getTime() - CLAIM_DAYS * DAY_MS);
    const [row] = await this.database.db
      .select({ click: clicks, code: referralCodes.code })
      .from(clicks)
      .innerJoin(referralCodes, eq(referralCodes.id, clicks.codeId))
      .where(and(eq(clicks.deviceId, deviceId), isNull(clicks.memberId), gte(clicks.at, since)))
      .orderBy(desc(clicks.id))
      .limit(1);
    return row ?? null;
  }

  /** Each customer once, by the latest binding to this distributor. */
  async customers(filter: {
    distributorId: DistributorId;
    state: CustomerState;
    now: Date;
    beforeId: number;
    limit: number;
  }): Promise<CustomerRecord[]> {
    const condition = STATES[filter.state];
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT b.id, b.member_id, b.platform, b.bound_at, b.protected_until, b.expires_at, b.reason, b.ended_at
        FROM bindings b WHERE b.distributor_id = ? AND b.id < ?
          AND NOT EXISTS (SELECT 1 FROM bindings later WHERE later.member_id = b.member_id AND later.distributor_id = b.distributor_id AND later.id > b.id)
          ${condition} ORDER BY b.id DESC LIMIT ?`,
      [filter.distributorId, filter.beforeId, ...(condition.includes('?') ? [filter.now] : []), filter.limit],
    );
    return rows.map((row) => ({
      id: Number(row['id']) as Id<'binding'>,
      memberId: Number(row['member_id']) as MemberId,
      platform: row['platform'] as CustomerRecord['platform'],
      boundAt: row['bound_at'] as Date,
      protectedUntil: row['protected_until'] as Date | null,
      expiresAt: row['expires_at'] as Date | null,
      reason: String(row['reason']),
      isInForce: row['ended_at'] === null,
    }));
  }

  /** Customers in force of each distributor. */
  async customerCounts(ids: readonly DistributorId[]): Promise<Map<DistributorId, number>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT distributor_id, COUNT(*) customers FROM bindings WHERE distributor_id IN (?) AND ended_at IS NULL GROUP BY distributor_id',
      [ids],
    );
    return new Map(
      rows.map((row) => [Number(row['distributor_id']) as DistributorId, countFromDb(row['customers'])]),
    );
  }

  /** A distributor's codes, newest first. */
  async codesOf(filter: {
    distributorId: DistributorId;
    beforeId: number;
    limit: number;
  }): Promise<ReferralCodeRow[]> {
    return this.database.db
      .select()
      .from(referralCodes)
      .where(
        and(
          eq(referralCodes.distributorId, filter.distributorId),
          lt(referralCodes.id, filter.beforeId as Id<'referralCode'>),
        ),
      )
      .orderBy(desc(referralCodes.id))
      .limit(filter.limit);
  }

  /** To whom a login has tied each; absent: to nobody yet. */
  async membersOfClicks(ids: readonly Id<'click'>[]): Promise<Map<Id<'click'>, MemberId>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.db
      .select({ id: clicks.id, memberId: clicks.memberId })
      .from(clicks)
      .where(and(inArray(clicks.id, [...ids]), isNotNull(clicks.memberId)));
    return new Map(rows.flatMap(({ id, memberId }) => (memberId === null ? [] : [[id, memberId]])));
  }

  /** When each code was last opened; absent: never. */
  async lastClicks(ids: readonly Id<'referralCode'>[]): Promise<Map<Id<'referralCode'>, Date>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT code_id, MAX(at) at FROM clicks WHERE code_id IN (?) GROUP BY code_id',
      [ids],
    );
    return new Map(rows.map((row) => [Number(row['code_id']) as Id<'referralCode'>, row['at'] as Date]));
  }

  async clicksSince(distributorId: DistributorId, since: Date): Promise<number> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT COUNT(*) clicks FROM clicks WHERE distributor_id = ? AND at >= ?',
      [distributorId, since],
    );
    return countFromDb(rows[0]?.['clicks']);
  }
}
