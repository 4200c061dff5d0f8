import { Injectable } from '@nestjs/common';
import type { CommissionReceipt } from '@yimai/shared/domain/commission/types';
import type {
  CommissionId,
  DistributorId,
  Id,
  MemberId,
  OrderId,
  OrderLineId,
} from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { Database, fenFromDb, type Tx } from '../../platform/db/index.js';

export type CommissionState = 'accrued' | 'held' | 'available' | 'reversed';

export interface CommissionRow {
  id: CommissionId;
  orderId: OrderId;
  orderLineId: OrderLineId;
  distributorId: DistributorId;
  level: 1 | 2 | 3;
  amountFen: Fen;
  reversedFen: Fen;
  state: CommissionState;
  holdReason: string | null;
  platform: 'wechat' | 'douyin' | 'h5';
  policyId: Id<'policy'>;
  policyVersion: number;
  receipt: CommissionReceipt;
  accruedAt: Date;
  maturesAt: Date | null;
  availableAt: Date | null;
  isZero: boolean;
}

export interface ReversalRow {
  id: Id<'event'>;
  commissionId: CommissionId;
  refundId: Id<'refund'> | null;
  cause: string;
  amountFen: Fen;
  takenFrom: { heldFen: number; availableFen: number; debtFen: number };
  reason: string;
  at: Date;
}

const COLUMNS =
  'id, order_id, order_line_id, distributor_id, level, amount_fen, reversed_fen, state, hold_reason, platform, policy_id, policy_version, receipt, accrued_at, matures_at, available_at, is_zero';

function parseJson<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

export function toCommissionRow(row: RowDataPacket): CommissionRow {
  return {
    id: Number(row['id']) as CommissionId,
    orderId: Number(row['order_id']) as OrderId,
    orderLineId: Number(row['order_line_id']) as OrderLineId,
    distributorId: Number(row['distributor_id']) as DistributorId,
    level: Number(row['level']) as 1 | 2 | 3,
    amountFen: fenFromDb(row['amount_fen']),
    reversedFen: fenFromDb(row['reversed_fen']),
    state: row['state'] as CommissionState,
    holdReason: row['hold_reason'] as string | null,
    platform: row['platform'] as CommissionRow['platform'],
    policyId: Number(row['policy_id']) as Id<'policy'>,
    policyVersion: Number(row['policy_version']),
    receipt: parseJson<CommissionReceipt>(row['receipt']),
    accruedAt: row['accrued_at'] as Date,
    maturesAt: row['matures_at'] as Date | null,
    availableAt: row['available_at'] as Date | null,
    isZero: Boolean(row['is_zero']),
  };
}

/** The only file that speaks SQL to the commission tables for writing. Hand-written: it runs in every payment. */
@Injectable()
export class CommissionRepository {
  constructor(private readonly database: Database) {}

  insert(tx: Tx, rows: CommissionRow[]): void {
    if (rows.length === 0) return;
    tx.connection.defer(`INSERT INTO commissions (${COLUMNS}) VALUES ?`, [
      rows.map((row) => [
        row.id,
        row.orderId,
        row.orderLineId,
        row.distributorId,
        row.level,
        row.amountFen,
        row.reversedFen,
        row.state,
        row.holdReason,
        row.platform,
        row.policyId,
        row.policyVersion,
        JSON.stringify(row.receipt),
        row.accruedAt,
        row.maturesAt,
        row.availableAt,
        row.isZero,
      ]),
    ]);
  }

  /** Rows of order lines, locked in id order. */
  async lockByLines(tx: Tx, lineIds: readonly OrderLineId[]): Promise<CommissionRow[]> {
    if (lineIds.length === 0) return [];
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      `SELECT ${COLUMNS} FROM commissions WHERE order_line_id IN (?) ORDER BY id FOR UPDATE`,
      [lineIds],
    );
    return rows.map(toCommissionRow);
  }

  async lockByIds(tx: Tx, ids: readonly CommissionId[]): Promise<CommissionRow[]> {
    if (ids.length === 0) return [];
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      `SELECT ${COLUMNS} FROM commissions WHERE id IN (?) ORDER BY id FOR UPDATE`,
      [ids],
    );
    return rows.map(toCommissionRow);
  }

  async takeBack(tx: Tx, row: Pick<CommissionRow, 'id' | 'reversedFen' | 'state'>): Promise<void> {
    await tx.connection.query('UPDATE commissions SET reversed_fen = ?, state = ? WHERE id = ?', [
      row.reversedFen,
      row.state,
      row.id,
    ]);
  }

  async insertReversals(tx: Tx, rows: ReversalRow[]): Promise<void> {
    await tx.connection.query(
      'INSERT INTO commission_reversals (id, commission_id, refund_id, cause, amount_fen, taken_from, reason, at) VALUES ?',
      [
        rows.map((row) => [
          row.id,
          row.commissionId,
          row.refundId,
          row.cause,
          row.amountFen,
          JSON.stringify(row.takenFrom),
          row.reason,
          row.at,
        ]),
      ],
    );
  }

  /** Sets or postpones the maturity of lines that are not settled yet; never brings one forward past `notBefore`. */
  async setMaturity(
    tx: Tx,
    target: { orderId?: OrderId; lineIds?: readonly OrderLineId[] },
    maturesAt: Date,
  ): Promise<void> {
    const [condition, value] = target.orderId
      ? ['order_id = ?', target.orderId]
      : ['order_line_id IN (?)', target.lineIds ?? []];
    if (Array.isArray(value) && value.length === 0) return;
    await tx.connection.query(
      `UPDATE commissions SET matures_at = GREATEST(COALESCE(matures_at, ?), ?) WHERE ${condition} AND state IN ('accrued', 'held')`,
      [maturesAt, maturesAt, value],
    );
  }

  async markAvailable(tx: Tx, ids: readonly CommissionId[], at: Date): Promise<void> {
    await tx.connection.query(
      "UPDATE commissions SET state = 'available', available_at = ? WHERE id IN (?)",
      [at, ids],
    );
  }

  /** What may settle now, grouped by the caller; zero lines and held ones stay. */
  async due(
    now: Date,
    limit: number,
  ): Promise<{ id: CommissionId; distributorId: DistributorId; orderLineId: OrderLineId }[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      "SELECT id, distributor_id, order_line_id FROM commissions WHERE state = 'accrued' AND matures_at <= ? AND is_zero = 0 ORDER BY matures_at, id LIMIT ?",
      [now, limit],
    );
    return rows.map((row) => ({
      id: Number(row['id']) as CommissionId,
      distributorId: Number(row['distributor_id']) as DistributorId,
      orderLineId: Number(row['order_line_id']) as OrderLineId,
    }));
  }

  /** Moves everything earned by a merged distributor; the amounts follow in the ledger. Returns which. */
  async reassign(tx: Tx, from: DistributorId, to: DistributorId): Promise<CommissionId[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT id FROM commissions WHERE distributor_id = ? ORDER BY id FOR UPDATE',
      [from],
    );
    await tx.connection.query('UPDATE commissions SET distributor_id = ? WHERE distributor_id = ?', [
      to,
      from,
    ]);
    return rows.map((row) => Number(row['id']) as CommissionId);
  }

  /** What a distributor has earned, and not lost, on orders of these members; locked. */
  async lockOnOrdersOf(
    tx: Tx,
    distributorId: DistributorId,
    members: readonly MemberId[],
  ): Promise<CommissionRow[]> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      `SELECT ${COLUMNS} FROM commissions WHERE distributor_id = ? AND amount_fen > reversed_fen
          AND order_id IN (SELECT id FROM orders WHERE member_id IN (?)
            UNION ALL SELECT id FROM doudian_sales WHERE member_id IN (?)) ORDER BY id FOR UPDATE`,
      [distributorId, members, members],
    );
    return rows.map(toCommissionRow);
  }
}
