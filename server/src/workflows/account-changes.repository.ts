import { Injectable } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { Database } from '../platform/db/index.js';

/** Changes of an account after which money should rest for a while. Read only. */
@Injectable()
export class AccountChangesRepository {
  constructor(private readonly database: Database) {}

  /** Whether another account was merged into this one since then. */
  async wasMergedSince(memberId: MemberId, since: Date): Promise<boolean> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      "SELECT 1 FROM merge_proposals WHERE keeps_id = ? AND state = 'merged' AND closed_at > ? LIMIT 1",
      [memberId, since],
    );
    return rows.length > 0;
  }
}
