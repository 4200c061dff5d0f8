import { Injectable } from '@nestjs/common';
import { DatabaseClock, Ids } from '../clock/index.js';
import type { Tx } from '../db/index.js';
import { JobRegistry } from './registry.js';

export interface JobOptions {
  /** With the handler unique: appending again is a no-op. */
  dedupeKey?: string;
  /** Not before this instant. */
  runAt?: Date;
}

/** Announces what happened, in the transaction in which it happened. One job row per subscriber of the topic. */
@Injectable()
export class Outbox {
  private wake: (() => void) | undefined;

  constructor(
    private readonly registry: JobRegistry,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Publishes an event to every handler subscribed to `topic`, e.g. `order.paid`. */
  async publish(tx: Tx, topic: string, payload: Record<string, unknown>): Promise<void> {
    await this.insert(
      tx,
      this.registry.subscribersOf(topic).map((handler) => ({ handler, payload, options: {} })),
    );
  }

  /** Schedules one handler by name, e.g. a deadline. */
  async schedule(
    tx: Tx,
    job: { handler: string; payload: Record<string, unknown> } & JobOptions,
  ): Promise<void> {
    this.registry.require(job.handler);
    await this.insert(tx, [{ handler: job.handler, payload: job.payload, options: job }]);
  }

  /** The dispatcher of this process; called after commit so that events do not wait for the next poll. */
  onCommitted(wake: () => void): void {
    this.wake = wake;
  }

  private async insert(
    tx: Tx,
    rows: { handler: string; payload: Record<string, unknown>; options: JobOptions }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const now = this.clock.now();
    const values = rows.map(({ handler, payload, options }) => [
      this.ids.next('event'),
      handler,
      JSON.stringify(payload),
      options.dedupeKey ?? null,
      options.runAt ?? now,
      now,
    ]);
    await tx.connection.query(
      'INSERT INTO jobs (id, handler, payload, dedupe_key, run_at, created_at) VALUES ? ON DUPLICATE KEY UPDATE handler = jobs.handler',
      [values],
    );
    if (rows.some(({ options }) => !options.runAt || options.runAt <= now))
      tx.afterCommit(() => this.wake?.());
  }
}
