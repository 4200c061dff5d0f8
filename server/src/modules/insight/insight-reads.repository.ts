import { Injectable } from '@nestjs/common';
import type { DistributorId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database, fenFromDb } from '../../platform/db/index.js';
import { NET_SALES, SOLD_LINE } from '../commission/index.js';

export interface DaySales {
  day: string;
  platform: 'wechat' | 'douyin' | 'h5';
  orders: number;
  salesFen: Fen;
}

export interface AuditRecord {
  id: number;
  at: Date;
  actor: string;
  action: string;
  target: string;
  detail: Record<string, unknown>;
}

const SHANGHAI_DAY = (column: string): string => `DATE_FORMAT(${column} + INTERVAL 8 HOUR, '%Y-%m-%d')`;

/** The merchant's figures, read across modules: a report, which decides nothing and changes nothing. */
@Injectable()
export class InsightReadsRepository {
  constructor(private readonly database: Database) {}

  /** Paid orders by Shanghai day and platform, less what was refunded. */
  async salesSince(since: Date): Promise<DaySales[]> {
    const rows = await this.query(
      `SELECT ${SHANGHAI_DAY('paid_at')} day, platform, COUNT(*) orders, SUM(payable_fen - refunded_fen) sales
        FROM orders WHERE paid_at >= ? GROUP BY day, platform`,
      [since],
    );
    return rows.map((row) => ({
      day: String(row['day']),
      platform: row['platform'] as DaySales['platform'],
      orders: countFromDb(row['orders'] as string),
      salesFen: fenFromDb(row['sales'] as string),
    }));
  }

  async commissionSince(since: Date): Promise<Map<string, Fen>> {
    const rows = await this.query(
      `SELECT ${SHANGHAI_DAY('accrued_at')} day, SUM(amount_fen - reversed_fen) commission
        FROM commissions WHERE accrued_at >= ? GROUP BY day`,
      [since],
    );
    return new Map(rows.map((row) => [String(row['day']), fenFromDb(row['commission'] as string)]));
  }

  /** Best sellers by own sales. */
  async topDistributors(
    since: Date,
    limit: number,
  ): Promise<{ distributorId: DistributorId; salesFen: Fen; commissionFen: Fen }[]> {
    const rows = await this.query(
      `SELECT c.distributor_id, SUM(IF(c.level = 1, ${NET_SALES}, 0)) sales, SUM(c.amount_fen - c.reversed_fen) commission
        FROM commissions c ${SOLD_LINE}
        WHERE c.accrued_at >= ? GROUP BY c.distributor_id ORDER BY sales DESC, c.distributor_id LIMIT ?`,
      [since, limit],
    );
    return rows.map((row) => ({
      distributorId: Number(row['distributor_id']) as DistributorId,
      salesFen: fenFromDb(row['sales'] as string),
      commissionFen: fenFromDb(row['commission'] as string),
    }));
  }

  /** What waits for somebody. */
  async waiting(): Promise<{
    awaitingShipment: number;
    aftersalesOpen: number;
    applicationsPending: number;
    withdrawalsReviewing: number;
  }> {
    const [row] = await this.query(
      `SELECT (SELECT COUNT(*) FROM orders WHERE state = 'awaitingShipment') shipping,
        (SELECT COUNT(*) FROM aftersale_cases WHERE open_line_id IS NOT NULL) aftersales,
        (SELECT COUNT(*) FROM distributor_applications WHERE state = 'pending') applications,
        (SELECT COUNT(*) FROM withdrawals WHERE state = 'reviewing') withdrawals`,
      [],
    );
    return {
      awaitingShipment: countFromDb(row?.['shipping'] as string),
      aftersalesOpen: countFromDb(row?.['aftersales'] as string),
      applicationsPending: countFromDb(row?.['applications'] as string),
      withdrawalsReviewing: countFromDb(row?.['withdrawals'] as string),
    };
  }

  async membersSince(since: Date): Promise<number> {
    const [row] = await this.query('SELECT COUNT(*) members FROM members WHERE created_at >= ?', [since]);
    return countFromDb(row?.['members'] as string);
  }

  async audit(beforeId: number, limit: number): Promise<AuditRecord[]> {
    const rows = await this.query(
      'SELECT id, at, actor, action, target, detail FROM audit_records WHERE id < ? ORDER BY id DESC LIMIT ?',
      [beforeId, limit],
    );
    return rows.map((row) => ({
      id: Number(row['id']),
      at: row['at'] as Date,
      actor: String(row['actor']),
      action: String(row['action']),
      target: String(row['target']),
      detail: (typeof row['detail'] === 'string' ? JSON.parse(row['detail']) : row['detail']) as Record<
        string,
        unknown
      >,
    }));
  }

  /** Names of staff who appear in the audit, by id. */
  async staffNames(ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.query('SELECT id, name FROM staff WHERE id IN (?)', [ids]);
    return new Map(rows.map((row) => [Number(row['id']), String(row['name'])]));
  }

  private async query(statement: string, values: unknown[]): Promise<RowDataPacket[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(statement, values);
    return rows;
  }
}
