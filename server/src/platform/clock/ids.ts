import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IdGenerator, type Id, type IdKind } from '@yimai/shared/kernel/id';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { Database } from '../db/index.js';

const WORKERS = 64;
const LEASE_MINUTES = 10;

/**
 * Application-made ids. Each process leases one of 64 worker numbers in the database, so that two processes can
 * never make the same id in the same millisecond.
 */
@Injectable()
export class Ids implements OnModuleInit {
  private generator: IdGenerator | undefined;
  private worker = 0;
  private playback: (() => number) | null = null;
  private renewal: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    const worker = await this.leaseWorker();
    this.worker = worker;
    this.generator = this.newGenerator();
    this.renewal = setInterval(
      () => void this.renew(worker).catch(() => undefined),
      (LEASE_MINUTES * 60_000) / 3,
    ); // The lease outlives two missed renewals.
    this.renewal.unref();
  }

  /**
   * While the demo shop's past is played, ids carry its time, so that lists in order of id are in order of time. Only
   * for a database without rows of that time: an earlier process may have used the same worker number then.
   */
  playBack(source: () => number): void {
    this.playback = source;
    this.generator = this.newGenerator();
  }

  next<K extends IdKind>(kind: K): Id<K> {
    if (!this.generator) throw new Error('ids are not ready before module initialisation');
    return this.generator.next(kind);
  }

  private newGenerator(): IdGenerator {
    return new IdGenerator(this.worker, () => Math.floor(this.playback?.() ?? Date.now()));
  }

  private async leaseWorker(): Promise<number> {
    const start = process.pid % WORKERS;
    for (let step = 0; step < WORKERS; step += 1) {
      const worker = (start + step) % WORKERS;
      if (await this.tryLease(worker)) return worker;
    }
    throw new Error(
      `all ${WORKERS} worker numbers are leased: too many processes, or wait ${LEASE_MINUTES} minutes`,
    );
  }

  private async tryLease(worker: number): Promise<boolean> {
    const name = `worker-${worker}`;
    const owner = `${process.pid}-${performance.timeOrigin}`;
    const [inserted] = await this.database.pool.query<ResultSetHeader>(
      'INSERT IGNORE INTO installation_facts (name, value, updated_at) VALUES (?, ?, NOW(3))',
      [name, owner],
    );
    if (inserted.affectedRows === 1) return true;
    const [taken] = await this.database.pool.query<ResultSetHeader>(
      'UPDATE installation_facts SET value = ?, updated_at = NOW(3) WHERE name = ? AND updated_at < NOW(3) - INTERVAL ? MINUTE',
      [owner, name, LEASE_MINUTES],
    );
    if (taken.affectedRows !== 1) return false;
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT value FROM installation_facts WHERE name = ?',
      [name],
    );
    return rows[0]?.['value'] === owner;
  }

  private async renew(worker: number): Promise<void> {
    await this.database.pool.query('UPDATE installation_facts SET updated_at = NOW(3) WHERE name = ?', [
      `worker-${worker}`,
    ]);
  }
}
