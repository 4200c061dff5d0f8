import type { Clock } from '@yimai/shared/kernel/clock';

/** Business time that moves only when the test says so. Stands in for `DatabaseClock`. */
export class FakeClock implements Clock {
  private at: number;

  constructor(start: Date | string = '2026-03-02T02:00:00.000Z') {
    this.at = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.at);
  }

  get offsetMs(): number {
    return 0;
  }

  set(instant: Date | string): void {
    this.at = new Date(instant).getTime();
  }

  /** Lets time pass; returns the new instant. */
  advance(milliseconds: number): Date {
    this.at += milliseconds;
    return this.now();
  }

  async synchronise(): Promise<void> {}

  async setOffset(): Promise<void> {}
}

/** A clock that stands still at a Monday morning in Shanghai unless told otherwise. */
export function fakeClock(start?: Date | string): FakeClock {
  return new FakeClock(start);
}
