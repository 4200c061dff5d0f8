import { Injectable } from '@nestjs/common';
import type { DistributorId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../platform/db/index.js';

export interface InviteFacts {
  isEffective: boolean;
  /** A paid order is under way that could still count. */
  hasOpenOrder: boolean;
  hadOrder: boolean;
  /** Of the open orders, when the first was received. */
  firstReceivedAt: Date | null;
}

/** Orders a distributor won themselves, bought by neither them nor whoever invited them. */
const OWN_ORDERS = `FROM commissions c JOIN orders o ON o.id = c.order_id
  WHERE c.distributor_id = d.id AND c.level = 1 AND o.member_id NOT IN (d.member_id, inviter.member_id)`;
const KEPT = "o.state = 'completed' AND o.refunded_fen = 0";
const OPEN =
  "o.state IN ('paid', 'awaitingGroup', 'awaitingShipment', 'shipped', 'received') AND o.refunded_fen = 0";
const FROM = 'FROM distributors d JOIN distributors inviter ON inviter.id = d.parent_id';
const HERE = "d.status IN ('active', 'suspended')";

/** How far invited people have come. Read across modules: a report, which decides nothing and changes nothing. */
@Injectable()
export class InviteFactsRepository {
  constructor(private readonly database: Database) {}

  /** Effective ones and all; each question about one stops at the first order that answers it. */
  async counts(inviterId: DistributorId): Promise<{ effective: number; approved: number }> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) approved, COALESCE(SUM(EXISTS (SELECT 1 ${OWN_ORDERS} AND ${KEPT})), 0) effective
        ${FROM} WHERE d.parent_id = ? AND ${HERE}`,
      [inviterId],
    );
    return { approved: countFromDb(rows[0]?.['approved']), effective: countFromDb(rows[0]?.['effective']) };
  }

  async of(ids: readonly DistributorId[]): Promise<Map<DistributorId, InviteFacts>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT d.id, EXISTS (SELECT 1 ${OWN_ORDERS} AND ${KEPT}) is_effective,
          EXISTS (SELECT 1 ${OWN_ORDERS} AND ${OPEN}) has_open, EXISTS (SELECT 1 ${OWN_ORDERS}) had_order,
          (SELECT MIN(o.received_at) ${OWN_ORDERS} AND ${OPEN}) first_received
        ${FROM} WHERE d.id IN (?)`,
      [ids],
    );
    return new Map(
      rows.map((row) => [
        Number(row['id']) as DistributorId,
        {
          isEffective: Number(row['is_effective']) === 1,
          hasOpenOrder: Number(row['has_open']) === 1,
          hadOrder: Number(row['had_order']) === 1,
          firstReceivedAt: row['first_received'] as Date | null,
        },
      ]),
    );
  }
}
