/** One request that will not go well. Shared by the mini-programs' host and the browser, so that bad days are the same. */
export interface Fault {
  /** Against "POST /v1/shop/orders". */
  matches: RegExp;
  /**
   * `unsent`: it never left the phone · `lost`: the server did it, the answer never came · `slow`: comes after `delayMs` ·
   * a number: the answer of a server that has trouble.
   */
  kind: 'unsent' | 'lost' | 'slow' | number;
  /** How often; once unless told otherwise. */
  times?: number;
  delayMs?: number;
}

/** What a busy server answers. */
export const TROUBLE_BODY = {
  error: { code: 'INTERNAL', message: '系统开小差了，请稍后再试', requestId: 'fault' },
} as const;

/** The faults somebody planned, each used up in its turn. */
export class FaultPlan {
  private faults: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault of this request, which is one fewer afterwards. */
  take(method: string, url: string): Fault | undefined {
    const line = `${method} ${new URL(url).pathname}`;
    const found = this.faults.find(({ fault, left }) => left > 0 && fault.matches.test(line));
    if (found) found.left -= 1;
    return found?.fault;
  }
}

/** The phone's connection to the world. */
export class Network {
  readonly faults = new FaultPlan();
  /** What a good answer becomes on its way here, for pictures of another day. */
  rewrite: ((url: string, body: unknown) => unknown) | null = null;
  private readonly listeners = new Set<(isOnline: boolean) => void>();
  private online = true;

  get isOnline(): boolean {
    return this.online;
  }

  set isOnline(online: boolean) {
    if (online === this.online) return;
    this.online = online;
    for (const listener of this.listeners) listener(online);
  }

  /** Returns the way to stop. */
  onChange(listener: (isOnline: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
