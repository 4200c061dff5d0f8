import type { OffsetClock } from './clock.js';
import type { Collection, Store } from './store.js';

interface AgendaItem {
  id: string;
  task: string;
  key: string;
  addedAt: number;
  delayMs: number;
}

export type TaskHandler = (key: string) => unknown;

/** Node clamps longer timers to 1 ms. */
const LONGEST_TIMER_MS = 2_000_000_000;

/**
 * Things that happen later, in simulator time: retries, refunds arriving, confirmations running out. Persisted, and
 * moved along when the clock moves: forward makes items due at once; back re-counts items added "in the future".
 */
export class Agenda {
  private readonly items: Collection<AgendaItem>;
  private readonly handlers = new Map<string, TaskHandler>();
  private timer: NodeJS.Timeout | undefined;
  private readonly underWay = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    store: Store,
    private readonly clock: OffsetClock,
  ) {
    this.items = store.collection('core/agenda');
    clock.onMove(() => {
      const now = clock.now();
      for (const item of this.items.values()) {
        if (item.addedAt > now) this.items.put(item.id, { ...item, addedAt: now });
      }
      this.arm();
    });
  }

  on(task: string, handler: TaskHandler): void {
    this.handlers.set(task, handler);
  }

  /** Adds or replaces the item of this task and key. */
  add(task: string, key: string, delayMs: number): void {
    const id = `${task}:${key}`;
    this.items.put(id, { id, task, key, addedAt: this.clock.now(), delayMs });
    this.arm();
  }

  cancel(task: string, key: string): void {
    this.items.delete(`${task}:${key}`);
  }

  start(): void {
    this.arm();
  }

  /** Stops the timer and waits for tasks that are under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.allSettled(this.underWay);
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const due = Math.min(...this.items.values().map(dueAt));
    if (due === Infinity) return;
    const wait = Math.min(Math.max(due - this.clock.now(), 0), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.run(), wait);
  }

  private run(): void {
    const now = this.clock.now();
    const due = this.items.values().filter((item) => dueAt(item) <= now);
    for (const item of due.sort((a, b) => dueAt(a) - dueAt(b))) {
      this.items.delete(item.id);
      const task = this.perform(item).finally(() => this.underWay.delete(task));
      this.underWay.add(task);
    }
    this.arm();
  }

  private async perform(item: AgendaItem): Promise<void> {
    try {
      await this.handlers.get(item.task)?.(item.key);
    } catch (error) {
      // One failing task must not stop the others; the simulator has no caller to tell.
      process.stderr.write(`simulator task ${item.id}: ${String(error)}\n`);
    }
  }
}

function dueAt(item: AgendaItem): number {
  return item.addedAt + item.delayMs;
}
