type Callback = (...args: unknown[]) => void;

/** Timers of one realm: an error in one is reported, and all of them end with it. */
export class Timers {
  private readonly running = new Map<number, NodeJS.Timeout>();
  private next = 1;

  constructor(private readonly guard: (act: () => unknown) => void) {}

  /** What the realm sees. */
  readonly globals = {
    setTimeout: (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const id = this.next++;
      const timer = setTimeout(() => {
        this.running.delete(id);
        this.guard(() => callback(...args));
      }, ms);
      this.running.set(id, timer);
      return id;
    },
    setInterval: (callback: Callback, ms?: number, ...args: unknown[]): number => {
      const id = this.next++;
      this.running.set(
        id,
        setInterval(() => this.guard(() => callback(...args)), ms),
      );
      return id;
    },
    clearTimeout: (id?: number): void => this.clear(id),
    clearInterval: (id?: number): void => this.clear(id),
  };

  private clear(id: number | undefined): void {
    const timer = id === undefined ? undefined : this.running.get(id);
    if (id === undefined || !timer) return;
    clearTimeout(timer);
    this.running.delete(id);
  }

  stop(): void {
    for (const timer of this.running.values()) clearTimeout(timer);
    this.running.clear();
  }
}
