import { Injectable } from '@nestjs/common';
import { invariant } from '@yimai/shared/kernel/invariant';

/** Runs at least once per job; must be safe to run twice. Throwing means: try again later. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>;

export interface RecurringJob {
  name: string;
  everyMs: number;
  handler: () => Promise<void>;
}

/**
 * Which code runs for which job. Modules register in `onModuleInit`; both the HTTP process (which appends) and the
 * worker (which runs) load the same modules, so both know every subscriber.
 */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly topics = new Map<string, string[]>();
  readonly recurring: RecurringJob[] = [];

  /** A handler that is scheduled by name. Names read `module.verb-noun`. */
  handle(name: string, handler: JobHandler): void {
    invariant(!this.handlers.has(name), `job handler ${name} is registered twice`);
    this.handlers.set(name, handler);
  }

  /** A handler that runs for every event of a topic. */
  on(topic: string, name: string, handler: JobHandler): void {
    this.handle(name, handler);
    this.topics.set(topic, [...(this.topics.get(topic) ?? []), name]);
  }

  /** Runs about every `everyMs` of real time in every process that runs jobs; must tolerate running concurrently. */
  every(job: RecurringJob): void {
    this.recurring.push(job);
  }

  subscribersOf(topic: string): readonly string[] {
    return this.topics.get(topic) ?? [];
  }

  require(name: string): JobHandler {
    const handler = this.handlers.get(name);
    invariant(handler, `no job handler ${name}`);
    return handler;
  }
}
