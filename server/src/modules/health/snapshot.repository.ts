import { Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { Database } from '../../platform/db/index.js';
import type { SnapshotQuery } from './invariant.js';

/** One read-only view of the whole database, so that transactions under way cannot look like broken invariants. */
@Injectable()
export class SnapshotRepository {
  constructor(private readonly database: Database) {}

  async read<T>(work: (query: SnapshotQuery) => Promise<T>): Promise<T> {
    const connection = await this.database.pool.getConnection();
    let isClean = false;
    try {
      await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
      const result = await work(async (statement, values) => {
        const [rows] = await connection.query<RowDataPacket[]>(statement, values);
        return rows;
      });
      await connection.query('COMMIT');
      isClean = true;
      return result;
    } finally {
      if (isClean) connection.release();
      else connection.destroy();
    }
  }
}
