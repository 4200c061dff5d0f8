/**
 * Mini-programs have no AbortController, and without it TanStack Query never calls a query function and says nothing.
 * This is as much of it as is used: a signal with a flag and listeners. config/taro provides it wherever a module of
 * a mini-program build says `AbortController`, which does not depend on being allowed to write globals.
 */
type Listener = () => void;

class Signal {
  aborted = false;
  reason: unknown;
  private readonly listeners = new Set<Listener>();
  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener);
  }
  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener);
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
  fire(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.listeners.forEach((listener) => listener());
  }
}

export class AbortController {
  readonly signal = new Signal();
  abort(reason: unknown = new Error('已取消')): void {
    this.signal.fire(reason);
  }
}
