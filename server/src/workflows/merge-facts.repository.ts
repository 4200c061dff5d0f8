import { Injectable } from '@nestjs/common';
import type { DistributorId, MemberId } from '@yimai/shared/kernel/id';
import type { RowDataPacket } from 'mysql2/promise';
import { countFromDb, Database } from '../platform/db/index.js';

/** Counts for the preview of a merge, read across modules: a report, which decides nothing and changes nothing. */
@Injectable()
export class MergeFactsRepository {
  constructor(private readonly database: Database) {}

  orders(memberId: MemberId): Promise<number> {
    return this.count('SELECT COUNT(*) AS n FROM orders WHERE member_id = ?', memberId);
  }

  customers(distributorId: DistributorId): Promise<number> {
    return this.count(
      'SELECT COUNT(*) AS n FROM bindings WHERE distributor_id = ? AND open_member_id IS NOT NULL',
      distributorId,
    );
  }

  addresses(memberId: MemberId): Promise<number> {
    return this.count(
      'SELECT COUNT(*) AS n FROM addresses WHERE member_id = ? AND deleted_at IS NULL',
      memberId,
    );
  }

  private async count(statement: string, id: number): Promise<number> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(statement, [id]);
    return countFromDb(rows[0]?.['n'] as number);
  }
}
