/** The simulators' time: the host's clock plus an offset that the control API moves. */
export interface SimClock {
  /** Milliseconds since 1970, offset included. */
  now(): number;
  readonly offsetMs: number;
}

export class OffsetClock implements SimClock {
  private offset: number;
  private readonly listeners: ((before: number) => void)[] = [];

  constructor(
    private readonly wall: () => number = () => Date.now(),
    offsetMs = 0,
  ) {
    this.offset = offsetMs;
  }

  get offsetMs(): number {
    return this.offset;
  }

  now(): number {
    return this.wall() + this.offset;
  }

  /** Listeners learn the time as it was before the move. */
  moveTo(offsetMs: number): void {
    const before = this.now();
    this.offset = offsetMs;
    for (const listener of this.listeners) listener(before);
  }

  onMove(listener: (before: number) => void): void {
    this.listeners.push(listener);
  }
}

const SHANGHAI_MS = 8 * 3_600_000;

/** RFC 3339 in +08:00 without fractions, as WeChat Pay writes times. */
export function rfc3339(ms: number): string {
  return `${new Date(ms + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`;
}

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai, as Alipay and bills write times. */
export function shanghaiDateTime(ms: number): string {
  return new Date(ms + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The Asia/Shanghai calendar day, `YYYY-MM-DD`. */
export function shanghaiDate(ms: number): string {
  return shanghaiDateTime(ms).slice(0, 10);
}
