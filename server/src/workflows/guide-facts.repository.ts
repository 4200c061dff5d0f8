import { Injectable } from '@nestjs/common';
import type { DistributorId, MemberId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { Database } from '../platform/db/index.js';

/** What somebody has already done, as the tables of six modules know it. */
export interface GuideFacts {
  memberId: MemberId;
  hasPhone: boolean;
  hasCode: boolean;
  wasOpened: boolean;
  hasCustomer: boolean;
  hasEarned: boolean;
  hasWithdrawn: boolean;
}

const exists = (from: string): string => `EXISTS (SELECT 1 FROM ${from})`;
/** Everybody starts with a code for the shop and one for inviting: one of a product is the first of their own making. */
const FACTS: Readonly<Record<Exclude<keyof GuideFacts, 'memberId'>, string>> = {
  hasPhone: exists('members m WHERE m.id = d.member_id AND m.phone_sealed IS NOT NULL'),
  hasCode: exists("referral_codes r WHERE r.distributor_id = d.id AND r.target = 'product'"),
  wasOpened: exists(
    'clicks c WHERE c.distributor_id = d.id AND (c.member_id IS NULL OR c.member_id <> d.member_id)',
  ),
  hasCustomer: exists('bindings b WHERE b.distributor_id = d.id'),
  hasEarned: exists('commissions e WHERE e.distributor_id = d.id AND e.amount_fen > 0'),
  hasWithdrawn: exists('withdrawals w WHERE w.distributor_id = d.id'),
};

/** Read across modules: a report, which decides nothing and changes nothing. */
@Injectable()
export class GuideFactsRepository {
  constructor(private readonly database: Database) {}

  /** One statement; every question stops at the first row of an index. */
  async of(distributorId: DistributorId): Promise<GuideFacts | null> {
    const columns = Object.entries(FACTS).map(([name, sql]) => `${sql} AS ${name}`);
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT d.member_id, ${columns.join(', ')} FROM distributors d WHERE d.id = ?`,
      [distributorId],
    );
    const [row] = rows;
    if (!row) return null;
    const is = (name: keyof typeof FACTS): boolean => Number(row[name]) === 1;
    return {
      memberId: Number(row['member_id']) as MemberId,
      hasPhone: is('hasPhone'),
      hasCode: is('hasCode'),
      wasOpened: is('wasOpened'),
      hasCustomer: is('hasCustomer'),
      hasEarned: is('hasEarned'),
      hasWithdrawn: is('hasWithdrawn'),
    };
  }
}
