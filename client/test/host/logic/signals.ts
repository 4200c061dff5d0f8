import type { Realm } from './realm.js';

type Listener = (value: unknown) => void;

/** What the platform tells whoever asked to be told: `onAppShow`, `onNetworkStatusChange`, … */
export class Signals {
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(private readonly realm: Realm) {}

  /** `onX` and `offX` for the API object. */
  pair(name: string): Record<string, (listener?: Listener) => void> {
    const known = this.of(name);
    return {
      [`on${name}`]: (listener) => void (listener && known.add(listener)),
      [`off${name}`]: (listener) => (listener ? void known.delete(listener) : known.clear()),
    };
  }

  hasListener(name: string): boolean {
    return this.of(name).size > 0;
  }

  tell(name: string, value: unknown): void {
    for (const listener of this.of(name)) this.realm.guard(() => listener(this.realm.copy(value)));
  }

  /** For listeners that get functions, which cannot be copied. */
  call(name: string, ...args: unknown[]): void {
    for (const listener of this.of(name))
      this.realm.guard(() => (listener as (...values: unknown[]) => void)(...args));
  }

  private of(name: string): Set<Listener> {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known);
    return known;
  }
}
