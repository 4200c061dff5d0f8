import { Injectable } from '@nestjs/common';
import type { DistributorId, ProductId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database, fenFromDb } from '../../platform/db/index.js';
import { NET_SALES, SOLD, SOLD_LINE } from './sold.js';

/** `[from, to)` of the moment of payment. */
export interface EarningPeriod {
  from: Date;
  to: Date;
}

export interface WaitingCommission {
  state: 'accrued' | 'held';
  /** Null until the buyer has the goods. */
  maturesAt: Date | null;
  amountFen: Fen;
  commissions: number;
}

export interface OwnSales {
  orders: number;
  buyers: number;
  settledOrders: number;
  salesFen: Fen;
  commissionFen: Fen;
}

export interface ProductSales {
  productId: ProductId;
  orders: number;
  commissionFen: Fen;
}

/** Orders one won oneself: the direct level, net of refunds, by the moment they were paid. */
const OWN = 'c.distributor_id = ? AND c.level = 1 AND c.accrued_at >= ? AND c.accrued_at < ?';

/** Figures about one distributor's earnings, for the centre's charts. */
@Injectable()
export class EarningStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** What is not available yet, by the instant it will be. */
  async waiting(distributorId: DistributorId): Promise<WaitingCommission[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT state, matures_at, SUM(amount_fen - reversed_fen) amount, COUNT(*) commissions FROM commissions
        WHERE distributor_id = ? AND state IN ('accrued', 'held') AND is_zero = 0
        GROUP BY state, matures_at ORDER BY matures_at`,
      [distributorId],
    );
    return rows.map((row) => ({
      state: row['state'] as WaitingCommission['state'],
      maturesAt: row['matures_at'] as Date | null,
      amountFen: fenFromDb(row['amount']),
      commissions: countFromDb(row['commissions']),
    }));
  }

  async ownSales(distributorId: DistributorId, period: EarningPeriod): Promise<OwnSales> {
    const [row] = await this.query(
      `SELECT COUNT(DISTINCT c.order_id) orders, COUNT(DISTINCT COALESCE(o.member_id, d.member_id)) buyers,
          COUNT(DISTINCT CASE WHEN c.state = 'available' THEN c.order_id END) settled,
          SUM(${NET_SALES}) sales, SUM(c.amount_fen - c.reversed_fen) commission
        FROM commissions c ${SOLD}
        WHERE ${OWN}`,
      distributorId,
      period,
    );
    return {
      orders: countFromDb(row?.['orders']),
      buyers: countFromDb(row?.['buyers']),
      settledOrders: countFromDb(row?.['settled']),
      salesFen: fenFromDb(row?.['sales']),
      commissionFen: fenFromDb(row?.['commission']),
    };
  }

  async ordersByHour(distributorId: DistributorId, period: EarningPeriod): Promise<Map<number, number>> {
    const rows = await this.query(
      `SELECT HOUR(c.accrued_at + INTERVAL 8 HOUR) hour, COUNT(DISTINCT c.order_id) orders
        FROM commissions c WHERE ${OWN} GROUP BY hour`,
      distributorId,
      period,
    );
    return new Map(rows.map((row) => [Number(row['hour']), countFromDb(row['orders'])]));
  }

  /** By the entrance that was frozen on the order. */
  async ordersByScene(distributorId: DistributorId, period: EarningPeriod): Promise<Map<string, number>> {
    const rows = await this.query(
      `SELECT JSON_VALUE(COALESCE(o.attribution, d.attribution), '$.scene') scene, COUNT(DISTINCT c.order_id) orders
        FROM commissions c ${SOLD} WHERE ${OWN} GROUP BY scene`,
      distributorId,
      period,
    );
    return new Map(rows.map((row) => [String(row['scene']), countFromDb(row['orders'])]));
  }

  async byProduct(distributorId: DistributorId, period: EarningPeriod): Promise<ProductSales[]> {
    const rows = await this.query(
      `SELECT COALESCE(l.product_id, d.product_id) product_id, COUNT(DISTINCT c.order_id) orders, SUM(c.amount_fen - c.reversed_fen) commission
        FROM commissions c ${SOLD_LINE} WHERE ${OWN} GROUP BY COALESCE(l.product_id, d.product_id)`,
      distributorId,
      period,
    );
    return rows.map((row) => ({
      productId: Number(row['product_id']) as ProductId,
      orders: countFromDb(row['orders']),
      commissionFen: fenFromDb(row['commission']),
    }));
  }

  private async query(
    statement: string,
    distributorId: DistributorId,
    period: EarningPeriod,
  ): Promise<RowDataPacket[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(statement, [
      distributorId,
      period.from,
      period.to,
    ]);
    return rows;
  }
}
