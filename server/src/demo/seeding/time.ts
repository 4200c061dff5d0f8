import type { INestApplicationContext } from '@nestjs/common';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { JobDispatcher } from '../../platform/outbox/index.js';
import type { Platforms } from './platforms.js';

/** What is due in between (expiries, settlement, platform polls) runs at least this often. */
const ROUNDS_EVERY_MS = 3 * HOUR_MS;

/**
 * Business time while history is played: set to each event's instant, running on from there, never back. Ids and the
 * platforms' clocks follow it.
 */
export class PlayedTime {
  private readonly clock: DatabaseClock;
  private readonly ids: Ids;
  private readonly jobs: JobDispatcher;
  private baseMs: number;
  private baseTick = performance.now();
  private roundMs: number;

  constructor(
    app: INestApplicationContext,
    private readonly platforms: Platforms,
    startMs: number,
  ) {
    this.clock = app.get(DatabaseClock, { strict: false });
    this.ids = app.get(Ids, { strict: false });
    this.jobs = app.get(JobDispatcher, { strict: false });
    this.baseMs = startMs;
    this.roundMs = startMs;
    this.clock.playBack(() => this.nowMs());
    this.ids.playBack(() => this.nowMs());
  }

  nowMs(): number {
    return this.baseMs + (performance.now() - this.baseTick);
  }

  /** Lets time pass until an instant, with all that falls due on the way. An instant in the past is now. */
  async advanceTo(atMs: number): Promise<void> {
    while (this.roundMs + ROUNDS_EVERY_MS < atMs) {
      this.set(this.roundMs + ROUNDS_EVERY_MS);
      await this.round();
    }
    this.set(atMs);
  }

  /** Brings the platforms to the same instant; before anything that speaks to them. */
  async withPlatforms(): Promise<void> {
    await this.platforms.moveClock(this.nowMs());
  }

  /** Everything due now, as the worker would do it. */
  async round(): Promise<void> {
    this.roundMs = Math.max(this.roundMs, this.nowMs());
    await this.withPlatforms();
    await this.jobs.drain();
  }

  /** The jobs that just became due, without the rest of a round. */
  async runDue(): Promise<void> {
    await this.withPlatforms();
    await this.jobs.runDue();
  }

  private set(atMs: number): void {
    this.baseMs = Math.max(atMs, this.nowMs());
    this.baseTick = performance.now();
  }
}
