import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { JobRegistry, Outbox, type JobHandler } from '../platform/outbox/index.js';

interface LaterJob {
  handler: string;
  payload: Record<string, unknown>;
  /** From now; 0 or absent: at once. */
  waitMs?: number;
  /** Instead of `waitMs`. */
  runAt?: Date;
  dedupeKey?: string;
}

/** Transactions, and what follows them: jobs by name, events, business time. */
@Injectable()
export class Later {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly jobs: JobRegistry,
    private readonly clock: DatabaseClock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  /** Call from `onModuleInit`. */
  handle(name: string, handler: JobHandler): void {
    this.jobs.handle(name, handler);
  }

  publish(tx: Tx, topic: string, payload: Record<string, unknown>): Promise<void> {
    return this.outbox.publish(tx, topic, payload);
  }

  schedule(tx: Tx, { waitMs = 0, runAt, ...job }: LaterJob): Promise<void> {
    return this.outbox.schedule(tx, { ...job, runAt: runAt ?? new Date(this.now().getTime() + waitMs) });
  }
}
