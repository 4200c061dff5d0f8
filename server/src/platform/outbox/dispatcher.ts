import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { DatabaseClock } from '../clock/index.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { againOnConflict, Database } from '../db/index.js';
import { loggableMessage } from '../logging/index.js';
import type { ClaimedJob, JobLane } from './lane.js';
import { Outbox, type JobTaker } from './outbox.js';
import { PollTimer } from './poll-timer.js';
import { JobRegistry } from './registry.js';

const BATCH = 50;
const CONCURRENCY = 4;
/** Asking for work in vain slows down to the second figure; a commit in this process wakes at once. */
const POLL_MS = 500;
const IDLE_POLL_MS = 2_000;
/** Jobs of this process that run one after the other and are marked done together. */
const ROUND = 8;
/** Jobs of this process that wait in memory; more are left to whoever claims them. */
const ROOM = 50;
/** What a killed process had begun comes back after this long; handlers are safe to run twice. */
const LEASE_SECONDS = 30;
const MAX_ATTEMPTS = 20;
const FIRST_RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 3600;

/**
 * Runs due jobs of this process. Claims by lease token rather than by row locks held during the work, so it is the
 * same on every MySQL-wire database; an expired lease returns the job. One poison job delays only itself. With
 * REDIS_URL claimed jobs are offered to every process first; the rows stay the only truth.
 */
@Injectable()
export class JobDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown, JobTaker {
  private readonly log = new Logger('jobs');
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<unknown> | undefined;
  private isAwake = false;
  private readonly poll = new PollTimer(POLL_MS, IDLE_POLL_MS, () => this.kick());
  /** Born leased to this process, and not begun. */
  private readonly mine: ClaimedJob[] = [];
  private readonly atWork = new Set<Promise<unknown>>();
  private isStopping = false;
  private lane: JobLane | undefined;

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.RUN_JOBS) return;
    if (this.config.REDIS_URL) {
      const { BullLane } = await import('./bull-lane.js');
      this.useLane(new BullLane(this.config.REDIS_URL, (job) => this.runOffered(job)));
    }
    this.outbox.useTaker(this);
    this.poll.start();
    for (const job of this.registry.recurring) {
      const tick = (): void =>
        void job
          .handler()
          .catch((error: unknown) => this.log.error({ err: error, job: job.name }, 'recurring job failed'));
      this.timers.push(setInterval(tick, job.everyMs));
    }
  }

  /** Runs everything due now, also what becomes due while running, and every recurring job once. For tests and development. */
  async drain(): Promise<{ ran: number; failed: number }> {
    const total = { ran: 0, failed: 0 };
    for (let round = 0; round < 200; round += 1) {
      if (round % 20 === 0) for (const job of this.registry.recurring) await job.handler();
      const { ran, failed } = await this.runBatch();
      total.ran += ran;
      total.failed += failed;
      if (ran + failed === 0) break;
    }
    return total;
  }

  /** Runs the jobs due now and those they make, without the recurring work. */
  async runDue(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      const { ran, failed } = await this.runBatch();
      if (ran + failed === 0) return;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.poll.stop();
    this.timers.forEach(clearInterval);
    await this.running;
    this.work();
    while (this.atWork.size > 0) await Promise.all(this.atWork);
    await this.lane?.close();
  }

  hasRoom(): boolean {
    return !this.isStopping && this.mine.length < ROOM;
  }

  take(jobs: ClaimedJob[]): void {
    this.mine.push(...jobs);
    // Not in the same turn: whoever committed answers its caller first.
    if (this.atWork.size < CONCURRENCY) setImmediate(() => this.work());
  }

  expect(runAt: Date | null): void {
    if (runAt === null) this.kick();
    else this.poll.noLaterThan(runAt.getTime() - this.clock.now().getTime());
  }

  /** From now on claimed jobs are offered to the lane first. */
  useLane(lane: JobLane): void {
    this.lane = lane;
  }

  /** Claims what is due and hands it to the lane, or runs it here when the lane will not have it. */
  async dispatch(): Promise<{ ran: number; failed: number }> {
    return this.runBatch(this.lane);
  }

  /** A job that came back through the lane. Whoever changes the lease first runs it; a copy finds it gone. */
  async runOffered(job: ClaimedJob): Promise<boolean> {
    const lease = randomUUID();
    const result = await this.write(
      'UPDATE jobs SET lease = ?, lease_until = NOW(3) + INTERVAL ? SECOND WHERE id = ? AND lease = ? AND state = 1',
      [lease, LEASE_SECONDS, job.id, job.lease],
    );
    return result.affectedRows === 1 && this.runOne({ ...job, lease });
  }

  private kick(): void {
    this.isAwake = true;
    if (this.running || this.isStopping) return;
    this.running = this.loop().finally(() => (this.running = undefined));
  }

  private async loop(): Promise<void> {
    while (this.isAwake && !this.isStopping) {
      this.isAwake = false;
      try {
        const { ran, failed } = await this.dispatch();
        if (ran + failed > 0) this.isAwake = true;
        this.poll.asked({ isEmpty: ran + failed === 0 });
      } catch (error) {
        this.log.error({ err: error }, 'claiming jobs failed'); // The next poll tries again.
      }
    }
  }

  private async runBatch(lane?: JobLane): Promise<{ ran: number; failed: number }> {
    const claimed = await this.claim();
    if (lane && claimed.length > 0 && (await lane.offer(claimed))) return { ran: claimed.length, failed: 0 };
    const result = { ran: 0, failed: 0 };
    const queue = [...claimed];
    const worker = async (): Promise<void> => {
      while (queue.length > 0) {
        const jobs = queue.splice(0, Math.min(ROUND, Math.ceil(queue.length / CONCURRENCY)));
        const ran = await this.runRound(jobs, lane);
        result.ran += ran;
        result.failed += jobs.length - ran;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return result;
  }

  /** Runs what is born leased, a few at a time, and marks a round of it done together. */
  private work(): void {
    while (this.mine.length > 0 && this.atWork.size < CONCURRENCY) {
      const jobs = this.mine.splice(0, ROUND);
      const round: Promise<unknown> = this.offerOrRun(jobs)
        .catch((error: unknown) =>
          this.log.error({ err: error }, 'jobs of this process come back when their lease ends'),
        )
        .finally(() => {
          this.atWork.delete(round);
          this.work();
        });
      this.atWork.add(round);
    }
  }

  private async offerOrRun(jobs: readonly ClaimedJob[]): Promise<void> {
    if (this.lane && (await this.lane.offer(jobs))) return;
    await this.runRound(jobs, this.lane);
  }

  /** Runs one job after the other and marks together what is done: each mark alone is a durable commit. How many ran. */
  private async runRound(jobs: readonly ClaimedJob[], lane: JobLane | undefined): Promise<number> {
    const done: ClaimedJob[] = [];
    let offered = 0;
    for (const job of jobs) {
      // An offer that seemed to fail may still have arrived: then the lease decides who runs the job.
      if (lane) offered += Number(await this.runOffered(job));
      else if (await this.attempt(job)) done.push(job);
    }
    await this.markDone(done);
    return offered + done.length;
  }

  private async markDone(done: readonly ClaimedJob[]): Promise<void> {
    if (done.length === 0) return;
    await this.write(
      'UPDATE jobs SET state = 2, lease = NULL, finished_at = ? WHERE id IN (?) AND lease IN (?)',
      [this.clock.now(), done.map(({ id }) => id), [...new Set(done.map(({ lease }) => lease))]],
    );
  }

  /** Runs one job; false: it failed, and was postponed. */
  private async attempt(job: ClaimedJob): Promise<boolean> {
    try {
      await this.registry.require(job.handler)(job.payload);
      return true;
    } catch (error) {
      await this.postpone(job, error);
      return false;
    }
  }

  private async claim(): Promise<ClaimedJob[]> {
    const now = this.clock.now();
    const [due] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT id FROM jobs WHERE (state = 0 AND run_at <= ?) OR (state = 1 AND lease_until < NOW(3)) ORDER BY run_at, id LIMIT ?',
      [now, BATCH],
    );
    if (due.length === 0) return [];
    const lease = randomUUID();
    const ids = due.map((row) => Number(row['id']));
    await this.write(
      'UPDATE jobs SET state = 1, attempts = attempts + 1, lease = ?, lease_until = NOW(3) + INTERVAL ? SECOND WHERE id IN (?) AND (state = 0 OR (state = 1 AND lease_until < NOW(3)))',
      [lease, LEASE_SECONDS, ids],
    );
    const [mine] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT id, handler, payload, attempts FROM jobs WHERE lease = ? ORDER BY run_at, id',
      [lease],
    );
    return mine.map((row) => ({
      id: Number(row['id']),
      handler: String(row['handler']),
      payload: (typeof row['payload'] === 'string' ? JSON.parse(row['payload']) : row['payload']) as Record<
        string,
        unknown
      >,
      attempts: Number(row['attempts']),
      lease,
    }));
  }

  /** Processes that claim and mark at the same moment may lock rows crosswise. */
  private async write(sql: string, values: unknown[]): Promise<ResultSetHeader> {
    const [result] = await againOnConflict(() => this.database.pool.query<ResultSetHeader>(sql, values));
    return result;
  }

  private async runOne(job: ClaimedJob): Promise<boolean> {
    if (!(await this.attempt(job))) return false;
    await this.markDone([job]);
    return true;
  }

  private async postpone(job: ClaimedJob, error: unknown): Promise<void> {
    const message = (error instanceof Error ? `${error.name}: ${loggableMessage(error)}` : 'unknown').slice(
      0,
      500,
    );
    const isFinal = job.attempts >= MAX_ATTEMPTS;
    const seconds = Math.min(FIRST_RETRY_SECONDS * 2 ** (job.attempts - 1), LONGEST_RETRY_SECONDS);
    this.log.warn(
      { err: error, job: job.handler, id: job.id, attempts: job.attempts, isFinal },
      'job failed',
    );
    await this.write(
      'UPDATE jobs SET state = ?, lease = NULL, last_error = ?, run_at = ?, finished_at = ? WHERE id = ? AND lease = ?',
      [
        isFinal ? 3 : 0,
        message,
        new Date(this.clock.now().getTime() + seconds * 1000),
        isFinal ? this.clock.now() : null,
        job.id,
        job.lease,
      ],
    );
  }
}
