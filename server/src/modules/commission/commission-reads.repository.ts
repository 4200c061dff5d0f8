import { Injectable } from '@nestjs/common';
import type { CommissionId, DistributorId, MemberId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database, fenFromDb } from '../../platform/db/index.js';
import { toCommissionRow, type CommissionRow } from './commission.repository.js';
import { NET_SALES, SOLD, SOLD_LINE } from './sold.js';

/** The evidence frozen on the order, as far as a receipt shows it. */
export interface FrozenEvidence {
  sentence: string;
  code: string | null;
  clickedAt: string | null;
  boundAt: string | null;
  platform: 'wechat' | 'douyin' | 'h5' | null;
  scene: string;
}

/** A commission with what it was earned on. */
export interface CommissionRecord extends CommissionRow {
  orderNumber: string;
  buyerId: MemberId;
  title: string;
  imageUrl: string;
  quantity: number;
  evidence: FrozenEvidence;
  /** What the buyer paid in 抖店 and what a creator there was paid of it; null: an order of our own. */
  doudian: { paidFen: Fen; creatorFen: Fen } | null;
  /** Net settled commission of this distributor up to and with this one, in the order it became available. */
  settledUpToFen: Fen;
}

export interface ReversalRecord {
  at: Date;
  amountFen: Fen;
  reason: string;
}

/** `paidFen`: what the distributor withdrew so far; settled commission is paid in the order it became available. */
export interface CommissionFilter {
  distributorId?: DistributorId;
  state?: 'all' | 'accrued' | 'held' | 'available' | 'withdrawing' | 'paid' | 'reversed';
  platform?: string;
  orderNumber?: string;
  paidFen: Fen;
  openFen: Fen;
  beforeId: number;
  limit: number;
}

export interface EarningsDay {
  day: string;
  platform: 'wechat' | 'douyin' | 'h5';
  orders: number;
  salesFen: Fen;
  commissionFen: Fen;
}

export interface Sales {
  orders: number;
  salesFen: Fen;
}

const COLUMNS = `c.*, COALESCE(o.number, d.order_no) order_number, COALESCE(o.member_id, d.member_id) buyer_id,
  COALESCE(l.title, d.title) title, COALESCE(l.image_url, d.image_url) image_url, COALESCE(l.quantity, d.quantity) quantity,
  COALESCE(o.attribution, d.attribution) attribution, d.paid_fen doudian_paid_fen, d.creator_fen`;
const FROM = `FROM commissions c ${SOLD}`;
const RECORD = `SELECT ${COLUMNS} ${FROM}`;
/** Net settled commission up to each row: which of them a withdrawal has covered follows from it. */
const SETTLED = `SELECT id, SUM(amount_fen - reversed_fen) OVER (ORDER BY available_at, id) up_to_fen
  FROM commissions WHERE distributor_id = ? AND available_at IS NOT NULL`;
/** As RECORD, of one distributor; its first parameter is the distributor. */
const OWN_RECORD = `SELECT ${COLUMNS}, s.up_to_fen ${FROM} LEFT JOIN (${SETTLED}) s ON s.id = c.id`;

function toRecord(row: RowDataPacket): CommissionRecord {
  const frozen: unknown = row['attribution'];
  const { sentence, code, clickedAt, boundAt, platform, scene } = (
    typeof frozen === 'string' ? JSON.parse(frozen) : frozen
  ) as FrozenEvidence;
  return {
    ...toCommissionRow(row),
    orderNumber: String(row['order_number']),
    buyerId: Number(row['buyer_id']) as MemberId,
    title: String(row['title']),
    imageUrl: String(row['image_url']),
    quantity: Number(row['quantity']),
    evidence: { sentence, code, clickedAt, boundAt, platform, scene },
    doudian:
      row['doudian_paid_fen'] === null
        ? null
        : { paidFen: fenFromDb(row['doudian_paid_fen']), creatorFen: fenFromDb(row['creator_fen']) },
    settledUpToFen: fenFromDb(row['up_to_fen']),
  };
}

/** Lists and sums of commissions. Joins orders read-only: a commission without its order says nothing to anybody. */
@Injectable()
export class CommissionReadsRepository {
  constructor(private readonly database: Database) {}

  async list(filter: CommissionFilter): Promise<CommissionRecord[]> {
    const conditions = ['c.id < ?'];
    const values: unknown[] = [filter.beforeId];
    const add = (condition: string, ...more: unknown[]): void => {
      conditions.push(condition);
      values.push(...more);
    };
    if (filter.distributorId) add('c.distributor_id = ?', filter.distributorId);
    if (filter.platform) add('c.platform = ?', filter.platform);
    if (filter.orderNumber) add('(o.number = ? OR d.order_no = ?)', filter.orderNumber, filter.orderNumber);
    addState(filter, add);
    const from = filter.distributorId ? OWN_RECORD : RECORD;
    const settledOf = filter.distributorId ? [filter.distributorId] : [];
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `${from} WHERE ${conditions.join(' AND ')} ORDER BY c.id DESC LIMIT ?`,
      [...settledOf, ...values, filter.limit],
    );
    return rows.map(toRecord);
  }

  async byId(id: CommissionId, distributorId: DistributorId): Promise<CommissionRecord | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `${OWN_RECORD} WHERE c.id = ? AND c.distributor_id = ?`,
      [distributorId, id, distributorId],
    );
    return rows[0] ? toRecord(rows[0]) : null;
  }

  /** What was taken back of each, oldest first. */
  async reversals(ids: readonly CommissionId[]): Promise<Map<CommissionId, ReversalRecord[]>> {
    const found = new Map<CommissionId, ReversalRecord[]>();
    if (ids.length === 0) return found;
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT commission_id, amount_fen, reason, at FROM commission_reversals WHERE commission_id IN (?) ORDER BY id',
      [ids],
    );
    for (const row of rows) {
      const id = Number(row['commission_id']) as CommissionId;
      const reversal = {
        at: row['at'] as Date,
        amountFen: fenFromDb(row['amount_fen']),
        reason: String(row['reason']),
      };
      found.set(id, [...(found.get(id) ?? []), reversal]);
    }
    return found;
  }

  /** Earnings by Shanghai day and platform, net of refunds. An order belongs to one day and platform, so days add up. */
  async earnings(distributorId: DistributorId, since: Date): Promise<EarningsDay[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT DATE_FORMAT(c.accrued_at + INTERVAL 8 HOUR, '%Y-%m-%d') day, c.platform, COUNT(DISTINCT c.order_id) orders,
          SUM(${NET_SALES}) sales, SUM(c.amount_fen - c.reversed_fen) commission
        FROM commissions c ${SOLD_LINE}
        WHERE c.distributor_id = ? AND c.accrued_at >= ? GROUP BY day, c.platform ORDER BY day`,
      [distributorId, since],
    );
    return rows.map((row) => ({
      day: String(row['day']),
      platform: row['platform'] as EarningsDay['platform'],
      orders: countFromDb(row['orders']),
      salesFen: fenFromDb(row['sales']),
      commissionFen: fenFromDb(row['commission']),
    }));
  }

  /** The next day on which commission matures, and how much. */
  async nextMaturity(distributorId: DistributorId): Promise<{ at: Date; amountFen: Fen } | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT matures_at, SUM(amount_fen - reversed_fen) amount FROM commissions
        WHERE distributor_id = ? AND state = 'accrued' AND matures_at IS NOT NULL AND is_zero = 0
        GROUP BY matures_at ORDER BY matures_at LIMIT 1`,
      [distributorId],
    );
    return rows[0] ? { at: rows[0]['matures_at'] as Date, amountFen: fenFromDb(rows[0]['amount']) } : null;
  }

  /** Held by a risk decision, part of what is accrued. */
  async heldFen(distributorId: DistributorId): Promise<Fen> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      "SELECT SUM(amount_fen - reversed_fen) amount FROM commissions WHERE distributor_id = ? AND state = 'held'",
      [distributorId],
    );
    return fenFromDb(rows[0]?.['amount']);
  }

  /** Own sales (level 1) of each, net of refunds. */
  async salesOf(ids: readonly DistributorId[]): Promise<Map<DistributorId, Sales>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT c.distributor_id, COUNT(DISTINCT c.order_id) orders, SUM(${NET_SALES}) sales
        FROM commissions c ${SOLD_LINE}
        WHERE c.distributor_id IN (?) AND c.level = 1 GROUP BY c.distributor_id`,
      [ids],
    );
    return new Map(
      rows.map((row) => [
        Number(row['distributor_id']) as DistributorId,
        { orders: countFromDb(row['orders']), salesFen: fenFromDb(row['sales']) },
      ]),
    );
  }

  /** When each last sold something of their own since `since`, and how many orders since `month`; undone ones left out. */
  async recentSalesOf(
    ids: readonly DistributorId[],
    { month, since }: { month: Date; since: Date },
  ): Promise<Map<DistributorId, { lastAt: Date; monthOrders: number }>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT distributor_id, MAX(accrued_at) last_at, COUNT(DISTINCT IF(accrued_at >= ?, order_id, NULL)) month_orders
        FROM commissions WHERE distributor_id IN (?) AND accrued_at >= ? AND level = 1 AND state <> 'reversed'
        GROUP BY distributor_id`,
      [month, ids, since],
    );
    return new Map(
      rows.map((row) => [
        Number(row['distributor_id']) as DistributorId,
        { lastAt: row['last_at'] as Date, monthOrders: countFromDb(row['month_orders']) },
      ]),
    );
  }

  /** Everything each has earned, net of refunds. */
  async earnedBy(ids: readonly DistributorId[]): Promise<Map<DistributorId, Fen>> {
    if (ids.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT distributor_id, SUM(amount_fen - reversed_fen) amount FROM commissions WHERE distributor_id IN (?) GROUP BY distributor_id',
      [ids],
    );
    return new Map(
      rows.map((row) => [Number(row['distributor_id']) as DistributorId, fenFromDb(row['amount'])]),
    );
  }

  /** What sales under each child brought the distributor above, net of refunds. */
  async contributedTo(
    above: DistributorId,
    children: readonly DistributorId[],
  ): Promise<Map<DistributorId, Fen>> {
    if (children.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT child.distributor_id, SUM(mine.amount_fen - mine.reversed_fen) amount
        FROM commissions child JOIN commissions mine
          ON mine.order_line_id = child.order_line_id AND mine.level = child.level + 1 AND mine.distributor_id = ?
        WHERE child.distributor_id IN (?) GROUP BY child.distributor_id`,
      [above, children],
    );
    return new Map(
      rows.map((row) => [Number(row['distributor_id']) as DistributorId, fenFromDb(row['amount'])]),
    );
  }

  /** What each customer bought through the distributor, net of refunds. */
  async purchasesOf(
    distributorId: DistributorId,
    members: readonly MemberId[],
  ): Promise<Map<MemberId, Sales & { lastOrderAt: Date | null }>> {
    if (members.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT o.member_id, COUNT(DISTINCT o.id) orders, SUM(${NET_SALES}) sales, MAX(o.paid_at) last_at
        FROM (SELECT id, member_id, paid_at FROM orders WHERE member_id IN (?)
            UNION ALL SELECT id, member_id, paid_at FROM doudian_sales WHERE member_id IN (?)) o
          JOIN commissions c ON c.order_id = o.id ${SOLD_LINE}
        WHERE c.distributor_id = ? AND c.level = 1 GROUP BY o.member_id`,
      [members, members, distributorId],
    );
    return new Map(
      rows.map((row) => [
        Number(row['member_id']) as MemberId,
        {
          orders: countFromDb(row['orders']),
          salesFen: fenFromDb(row['sales']),
          lastOrderAt: row['last_at'] as Date | null,
        },
      ]),
    );
  }

  /** The number of the order they were earned on, ours or 抖店's; null: nothing was earned on it. */
  async orderNumberOf(orderId: number): Promise<string | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT COALESCE(o.number, d.order_no) number FROM commissions c ${SOLD} WHERE c.order_id = ? LIMIT 1`,
      [orderId],
    );
    return (rows[0]?.['number'] as string | undefined) ?? null;
  }

  /** Commissions of orders, for the merchant's view of an order. */
  async ofOrders(orderIds: readonly number[]): Promise<CommissionRow[]> {
    if (orderIds.length === 0) return [];
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT * FROM commissions WHERE order_id IN (?) ORDER BY order_line_id, level',
      [orderIds],
    );
    return rows.map(toCommissionRow);
  }
}

function addState(filter: CommissionFilter, add: (condition: string, ...values: unknown[]) => void): void {
  const covered = filter.paidFen;
  const onItsWay = filter.paidFen + filter.openFen;
  const settled = "c.state = 'available'";
  switch (filter.state) {
    case undefined:
    case 'all':
      return;
    case 'accrued':
      return add("c.state IN ('accrued', 'held') AND c.is_zero = 0");
    case 'held':
    case 'reversed':
      return add('c.state = ?', filter.state);
    case 'paid':
      return filter.distributorId ? add(`${settled} AND s.up_to_fen <= ?`, covered) : add(settled);
    case 'withdrawing':
      return filter.distributorId
        ? add(`${settled} AND s.up_to_fen > ? AND s.up_to_fen <= ?`, covered, onItsWay)
        : add(settled);
    case 'available':
      return filter.distributorId ? add(`${settled} AND s.up_to_fen > ?`, covered) : add(settled);
  }
}
