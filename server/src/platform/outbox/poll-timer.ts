/** Calls at `shortMs` while there is work, slower and slower up to `longMs` while there is none. */
export class PollTimer {
  private timer: NodeJS.Timeout | undefined;
  private waitMs: number;
  private dueAt = Infinity;
  private isRunning = false;

  constructor(
    private readonly shortMs: number,
    private readonly longMs: number,
    private readonly call: () => void,
  ) {
    this.waitMs = shortMs;
  }

  start(): void {
    this.isRunning = true;
    this.schedule(this.waitMs);
  }

  stop(): void {
    this.isRunning = false;
    clearTimeout(this.timer);
  }

  /** Somebody looked just now, for whatever reason: the next look counts from here. */
  asked({ isEmpty }: { isEmpty: boolean }): void {
    this.waitMs = isEmpty ? Math.min(this.waitMs * 2, this.longMs) : this.shortMs;
    this.schedule(this.waitMs);
  }

  /** Something is due in this many milliseconds. */
  noLaterThan(inMs: number): void {
    if (performance.now() + inMs < this.dueAt) this.schedule(Math.max(0, inMs));
  }

  private schedule(inMs: number): void {
    if (!this.isRunning) return;
    clearTimeout(this.timer);
    this.dueAt = performance.now() + inMs;
    this.timer = setTimeout(() => {
      // In case the call never reports back.
      this.schedule(this.longMs);
      this.call();
    }, inMs);
  }
}
