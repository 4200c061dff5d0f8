import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@yimai/shared/kernel/clock';
import type { RowDataPacket } from 'mysql2/promise';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { Database } from '../db/index.js';

const RESYNC_MS = 30_000;
const RESYNC_SIMULATED_MS = 1_000;
const OFFSET_FACT = 'clock-offset-ms';

/**
 * Business time: the database's clock, carried forward by this process's monotonic timer and read again every 30 s.
 * No deadline depends on the wall clock of an application host, and several processes agree. Where platforms are
 * simulated, an offset kept in the database lets fifteen days pass in one click.
 */
@Injectable()
export class DatabaseClock implements Clock, OnApplicationBootstrap, OnApplicationShutdown {
  private baseMs = Date.now();
  private baseTick = performance.now();
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;
  private playback: (() => number) | null = null;

  constructor(
    private readonly database: Database,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  now(): Date {
    if (this.playback) return new Date(this.playback());
    return new Date(this.baseMs + (performance.now() - this.baseTick) + this.offset);
  }

  get offsetMs(): number {
    return this.offset;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.synchronise();
    const period = this.config.isSimulated ? RESYNC_SIMULATED_MS : RESYNC_MS;
    this.timer = setInterval(() => void this.synchronise().catch(() => undefined), period); // The next round tries again.
    this.timer.unref();
  }

  /** While the demo shop's past is played, time is what this says (milliseconds since 1970); null is the present again. */
  playBack(source: (() => number) | null): void {
    this.playback = source;
  }

  /** Reads the database's time and, in development, the offset. */
  async synchronise(): Promise<void> {
    const before = performance.now();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS now_ms, (SELECT value FROM installation_facts WHERE name = ?) AS offset_ms',
      [OFFSET_FACT],
    );
    const after = performance.now();
    this.baseMs = Number(rows[0]?.['now_ms']);
    this.baseTick = (before + after) / 2;
    this.offset = this.config.isSimulated ? Number(rows[0]?.['offset_ms'] ?? 0) : 0;
  }

  /** Development and tests only. Stored, so that every process and every restart sees the same time. */
  async setOffset(offsetMs: number): Promise<void> {
    await this.database.pool.query(
      'INSERT INTO installation_facts (name, value, updated_at) VALUES (?, ?, NOW(3)) ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)',
      [OFFSET_FACT, String(offsetMs)],
    );
    await this.synchronise();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
