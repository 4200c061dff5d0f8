/** A broken assumption of our own code: always a bug, never the caller's fault. Becomes a 500 and a page to us. */
export class InvariantError extends Error {
  constructor(why: string) {
    super(`invariant violated: ${why}`);
    this.name = 'InvariantError';
  }
}

/** Throws {@link InvariantError} unless `condition` holds. `why` states the assumption in English. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new InvariantError(why);
}

/** Makes a `switch` exhaustive: adding a case to the union breaks compilation at every forgotten place. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected value ${JSON.stringify(value)}`);
}
