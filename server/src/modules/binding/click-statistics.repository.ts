import { Injectable } from '@nestjs/common';
import type { DistributorId, ProductId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../../platform/db/index.js';

/** `[from, to)`. */
export interface Period {
  from: Date;
  to: Date;
}

export interface ClickCounts {
  clicks: number;
  /** Devices. */
  visitors: number;
}

/** What became of a distributor's codes, counted from the click log along its index on (distributor, time). */
@Injectable()
export class ClickStatisticsRepository {
  constructor(private readonly database: Database) {}

  async totals(distributorId: DistributorId, period: Period): Promise<ClickCounts> {
    const [row] = await this.query(
      'SELECT COUNT(*) clicks, COUNT(DISTINCT device_id) visitors FROM clicks WHERE distributor_id = ? AND at >= ? AND at < ?',
      distributorId,
      period,
    );
    return { clicks: countFromDb(row?.['clicks']), visitors: countFromDb(row?.['visitors']) };
  }

  /** Members who became a customer in the period, by a new binding or by coming back to one. */
  async newCustomers(distributorId: DistributorId, period: Period): Promise<number> {
    const [row] = await this.query(
      'SELECT COUNT(DISTINCT member_id) customers FROM bindings WHERE distributor_id = ? AND bound_at >= ? AND bound_at < ?',
      distributorId,
      period,
    );
    return countFromDb(row?.['customers']);
  }

  /** By hour of the Shanghai day; hours without a click are absent. */
  async byHour(distributorId: DistributorId, period: Period): Promise<Map<number, number>> {
    const rows = await this.query(
      'SELECT HOUR(at + INTERVAL 8 HOUR) hour, COUNT(*) clicks FROM clicks WHERE distributor_id = ? AND at >= ? AND at < ? GROUP BY hour',
      distributorId,
      period,
    );
    return new Map(rows.map((row) => [Number(row['hour']), countFromDb(row['clicks'])]));
  }

  async byScene(distributorId: DistributorId, period: Period): Promise<Map<string, number>> {
    const rows = await this.query(
      'SELECT scene, COUNT(*) clicks FROM clicks WHERE distributor_id = ? AND at >= ? AND at < ? GROUP BY scene',
      distributorId,
      period,
    );
    return new Map(rows.map((row) => [String(row['scene']), countFromDb(row['clicks'])]));
  }

  /** Clicks on codes of single products. */
  async byProduct(distributorId: DistributorId, period: Period): Promise<Map<ProductId, number>> {
    const rows = await this.query(
      `SELECT r.product_id, COUNT(*) clicks FROM clicks c JOIN referral_codes r ON r.id = c.code_id
        WHERE c.distributor_id = ? AND c.at >= ? AND c.at < ? AND r.product_id IS NOT NULL GROUP BY r.product_id`,
      distributorId,
      period,
    );
    return new Map(rows.map((row) => [Number(row['product_id']) as ProductId, countFromDb(row['clicks'])]));
  }

  private async query(
    statement: string,
    distributorId: DistributorId,
    period: Period,
  ): Promise<RowDataPacket[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(statement, [
      distributorId,
      period.from,
      period.to,
    ]);
    return rows;
  }
}
