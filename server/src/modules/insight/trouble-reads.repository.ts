import { Injectable } from '@nestjs/common';
import type { TroubleKind } from '@yimai/shared/contracts/trouble';
import type { Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database, fenFromDb } from '../../platform/db/index.js';

export interface TroubleRow {
  id: number;
  at: Date;
  /** A channel, or who sent the notification or would not be told. */
  platform: string;
  number: string;
  orderId: number | null;
  orderNumber: string | null;
  amountFen: Fen | null;
  problem: string;
  /** Of a refund: `aftersale`, `surplus` or `channel`. */
  cause: string | null;
}

const OF: Record<TroubleKind, string> = {
  notification: `SELECT n.id, n.received_at at, n.provider platform, n.business_no number, o.id order_id, o.number order_number,
      COALESCE(a.amount_fen, r.amount_fen) amount, n.problem, NULL cause
    FROM channel_notifications n
    LEFT JOIN payment_attempts a ON a.out_trade_no = n.business_no
    LEFT JOIN refunds r ON r.out_refund_no = n.business_no
    LEFT JOIN orders o ON o.id = COALESCE(a.order_id, r.order_id)
    WHERE n.state = 'quarantined' AND n.id < ? ORDER BY n.id DESC LIMIT ?`,
  refund: `SELECT r.id, r.created_at at, r.channel platform, r.out_refund_no number, o.id order_id, o.number order_number,
      r.amount_fen amount, r.fail_reason problem, r.cause
    FROM refunds r JOIN orders o ON o.id = r.order_id
    WHERE r.state = 'failed' AND r.id < ? ORDER BY r.id DESC LIMIT ?`,
  upload: `SELECT s.id, s.shipped_at at, 'wechat-shipping' platform, s.tracking_number number, o.id order_id, o.number order_number,
      NULL amount, s.upload_error problem, NULL cause
    FROM shipments s JOIN orders o ON o.id = s.order_id
    WHERE s.upload_state = 'failed' AND s.id < ? ORDER BY s.id DESC LIMIT ?`,
};

/** What waits for a person, read across modules. */
@Injectable()
export class TroubleReadsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(
    kind: TroubleKind,
    { beforeId, limit }: { beforeId: number; limit: number },
  ): Promise<TroubleRow[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(OF[kind], [beforeId, limit]);
    return rows.map((row) => ({
      id: countFromDb(row['id']),
      at: row['at'] as Date,
      platform: String(row['platform']),
      number: String(row['number']),
      orderId: row['order_id'] === null ? null : countFromDb(row['order_id']),
      orderNumber: row['order_number'] as string | null,
      amountFen: row['amount'] === null ? null : fenFromDb(row['amount']),
      problem: (row['problem'] as string | null) ?? '',
      cause: row['cause'] as string | null,
    }));
  }
}
