import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, Ids } from '../clock/index.js';
import type { Tx } from '../db/index.js';
import type { ClaimedJob } from './lane.js';
import { JobRegistry } from './registry.js';

/** A job that is born leased and lost with its process comes back after this long. */
const LEASE_SECONDS = 30;

export interface JobOptions {
  /** With the handler unique: appending again is a no-op. */
  dedupeKey?: string;
  /** Not before this instant. */
  runAt?: Date;
}

interface NewJob {
  handler: string;
  payload: Record<string, unknown>;
  options: JobOptions;
}

/** The dispatcher of this process, as the outbox sees it. */
export interface JobTaker {
  /** Whether jobs made now may be leased to this process from the start, which spares claiming them. */
  hasRoom(): boolean;
  /** Committed, and leased to this process. */
  take(jobs: ClaimedJob[]): void;
  /** Committed for everybody: due at this instant, or now. */
  expect(runAt: Date | null): void;
}

/** Announces what happened, in the transaction in which it happened. One job row per subscriber of the topic. */
@Injectable()
export class Outbox {
  private taker: JobTaker | undefined;
  /** What a transaction has announced so far: written once, right before COMMIT. */
  private readonly gathered = new WeakMap<Tx, NewJob[]>();

  constructor(
    private readonly registry: JobRegistry,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Publishes an event to every handler subscribed to `topic`, e.g. `order.paid`. */
  publish(tx: Tx, topic: string, payload: Record<string, unknown>): Promise<void> {
    for (const handler of this.registry.subscribersOf(topic))
      this.gather(tx, { handler, payload, options: {} });
    return Promise.resolve();
  }

  /** Schedules one handler by name, e.g. a deadline. */
  schedule(tx: Tx, job: { handler: string; payload: Record<string, unknown> } & JobOptions): Promise<void> {
    this.registry.require(job.handler);
    this.gather(tx, { handler: job.handler, payload: job.payload, options: job });
    return Promise.resolve();
  }

  /** Who runs jobs in this process; without one the rows wait for other processes. */
  useTaker(taker: JobTaker): void {
    this.taker = taker;
  }

  private gather(tx: Tx, job: NewJob): void {
    const jobs = this.gathered.get(tx);
    if (jobs) {
      jobs.push(job);
      return;
    }
    const first = [job];
    this.gathered.set(tx, first);
    tx.beforeCommit(() => this.write(tx, first));
  }

  private write(tx: Tx, jobs: readonly NewJob[]): void {
    const now = this.clock.now();
    const lease = this.taker?.hasRoom() ? randomUUID() : null;
    const rows = jobs.map(({ handler, payload, options: { dedupeKey = null, runAt = now } }) => {
      const isDue = runAt <= now;
      // One with a key may exist already, and then belongs to somebody else.
      const isOurs = lease !== null && isDue && dedupeKey === null;
      return { id: this.ids.next('event'), handler, payload, dedupeKey, runAt, isDue, isOurs };
    });
    tx.connection.defer(
      `INSERT INTO jobs (id, handler, payload, dedupe_key, run_at, created_at, state, attempts, lease, lease_until) VALUES ${rows
        .map(({ isOurs }) => (isOurs ? LEASED : WAITING))
        .join(', ')} ON DUPLICATE KEY UPDATE handler = jobs.handler`,
      rows.flatMap((row) => [
        row.id,
        row.handler,
        JSON.stringify(row.payload),
        row.dedupeKey,
        row.runAt,
        now,
        ...(row.isOurs ? [lease] : []),
      ]),
    );
    tx.afterCommit(() => {
      const ours = rows.filter(({ isOurs }) => isOurs);
      if (ours.length > 0 && lease !== null)
        this.taker?.take(
          ours.map(({ id, handler, payload }) => ({ id, handler, payload, attempts: 1, lease })),
        );
      for (const { runAt, isDue } of rows.filter(({ isOurs }) => !isOurs))
        this.taker?.expect(isDue ? null : runAt);
    });
  }
}

const WAITING = '(?, ?, ?, ?, ?, ?, 0, 0, NULL, NULL)';
const LEASED = `(?, ?, ?, ?, ?, ?, 1, 1, ?, NOW(3) + INTERVAL ${LEASE_SECONDS} SECOND)`;
