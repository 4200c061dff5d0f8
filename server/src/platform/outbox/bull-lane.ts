import { Logger } from '@nestjs/common';
import { Queue, Worker, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { ClaimedJob, JobLane, RunClaimed } from './lane.js';

const QUEUE = 'yimai-jobs';
const CONCURRENCY = 16;
const OFFER_WITHIN_MS = 2_000;
/** More waiting than this would outlive its leases: then the claimer had better work itself. */
const LONGEST_QUEUE = 500;
const CLOSE_WITHIN_MS = 2_000;
const QUIET_MS = 60_000;

/**
 * Spreads claimed jobs over processes by BullMQ. Redis holds nothing that matters: rows stay leased in the database
 * until a worker has finished them there, so a Redis that vanishes, restarts empty or repeats itself costs a delay.
 */
export class BullLane implements JobLane {
  private readonly log = new Logger('jobs');
  private readonly connections: Redis[] = [];
  /** What a worker waits on is a copy of its own, which it does not close when nobody answers. */
  private readonly copies: Redis[] = [];
  private readonly queue: Queue<ClaimedJob>;
  private readonly worker: Worker<ClaimedJob>;
  private readonly atWork = new Set<Promise<unknown>>();
  private complainedAt = -Infinity;

  constructor(redisUrl: string, run: RunClaimed) {
    // Adding must fail at once while Redis is away; a worker may wait for it for ever.
    const adding = this.connect(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
    const working = this.connect(redisUrl, { maxRetriesPerRequest: null, enableOfflineQueue: true });
    this.queue = new Queue<ClaimedJob>(QUEUE, { connection: adding as unknown as ConnectionOptions });
    this.worker = new Worker<ClaimedJob>(
      QUEUE,
      // Success or not is written to the row; for BullMQ the work is done either way.
      async ({ data }) => void (await this.track(run(data))),
      { connection: working as unknown as ConnectionOptions, concurrency: CONCURRENCY },
    );
    this.queue.on('error', (error) => this.complain(error));
    this.worker.on('error', (error) => this.complain(error));
  }

  async offer(jobs: readonly ClaimedJob[]): Promise<boolean> {
    if (this.connections.some(({ status }) => status !== 'ready')) return false;
    try {
      return await Promise.race([this.add(jobs), timeOut(OFFER_WITHIN_MS)]);
    } catch (error) {
      this.complain(error);
      return false;
    }
  }

  private async add(jobs: readonly ClaimedJob[]): Promise<boolean> {
    if ((await this.queue.getWaitingCount()) > LONGEST_QUEUE) return false;
    await this.queue.addBulk(
      jobs.map((job) => ({
        name: job.handler,
        data: job,
        // One claim is one entry, also when the answer to this call is lost and the rows are offered again.
        opts: { jobId: `${job.id}-${job.attempts}`, removeOnComplete: true, removeOnFail: true },
      })),
    );
    return true;
  }

  /** Takes no more, and lets what runs here finish; a Redis that does not answer is not waited for. */
  async close(): Promise<void> {
    const closed = Promise.all([this.worker.close(), this.queue.close()]).catch((error: unknown) =>
      this.complain(error),
    );
    await Promise.race([closed, timeOut(CLOSE_WITHIN_MS)]);
    await Promise.allSettled(this.atWork);
    for (const connection of [...this.connections, ...this.copies]) connection.disconnect();
    await Promise.race([closed, timeOut(CLOSE_WITHIN_MS)]);
  }

  private track(work: Promise<unknown>): Promise<unknown> {
    const tracked = work.finally(() => this.atWork.delete(tracked));
    this.atWork.add(tracked);
    return tracked;
  }

  private connect(
    url: string,
    options: { maxRetriesPerRequest: number | null; enableOfflineQueue: boolean },
  ): Redis {
    const connection = new Redis(url, options);
    connection.on('error', (error: unknown) => this.complain(error));
    this.connections.push(connection);
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => {
      const copy = duplicate(override);
      this.copies.push(copy);
      return copy;
    };
    return connection;
  }

  /** Redis may be away for hours; the log should say so, not fill up. */
  private complain(error: unknown): void {
    if (performance.now() - this.complainedAt < QUIET_MS) return;
    this.complainedAt = performance.now();
    this.log.warn({ err: error }, 'redis is away: jobs run where they were claimed');
  }
}

function timeOut(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
