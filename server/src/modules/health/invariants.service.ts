import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { JobRegistry } from '../../platform/outbox/index.js';
import { INVARIANTS } from './checks/index.js';
import type { InvariantResult } from './invariant.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** Judges every invariant in one snapshot: on demand, in tests, and every hour. */
@Injectable()
export class InvariantsService implements OnModuleInit {
  private readonly log = new Logger('invariants');
  private lastRun = -Infinity;

  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const handler = (): Promise<void> => this.hourly();
    this.jobs.every({ name: 'health.check-invariants', everyMs: HOUR_MS, handler });
  }

  run(): Promise<InvariantResult[]> {
    return this.snapshots.read(async (query) => {
      const results: InvariantResult[] = [];
      for (const { id, title, check } of INVARIANTS) {
        const violations = await check(query);
        results.push({ id, title, isHolding: violations.length === 0, violations });
      }
      return results;
    });
  }

  /** What is broken now, one text per violation; empty when all is well. */
  async violations(): Promise<string[]> {
    const results = await this.run();
    return results.flatMap(({ id, violations }) => violations.map((text) => `${id} ${text}`));
  }

  private async hourly(): Promise<void> {
    // Draining all jobs, as development does, runs this many times in a row.
    if (performance.now() - this.lastRun < MINUTE_MS) return;
    this.lastRun = performance.now();
    const broken = (await this.run()).filter(({ isHolding }) => !isHolding);
    for (const result of broken) this.log.error(result, `INVARIANT ${result.id} IS BROKEN`);
  }
}
