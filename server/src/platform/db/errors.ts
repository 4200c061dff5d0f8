/** MySQL and MariaDB error numbers; names differ between drivers and forks, numbers do not. */
export const ERRNO = {
  duplicateKey: 1062,
  columnIsNull: 1048,
  deadlock: 1213,
  lockWaitTimeout: 1205,
  snapshotChanged: 1020,
  checkViolatedMariaDb: 4025,
  checkViolatedMySql: 3819,
} as const;

const RETRYABLE = new Set<number>([
  ERRNO.deadlock,
  ERRNO.lockWaitTimeout,
  ERRNO.snapshotChanged,
  3572, // NOWAIT on MySQL
  8028, // TiDB: schema changed
  9007, // TiDB: write conflict
]);

/** A write that was sent along with a later statement failed; the cause is the server's error. */
export class DeferredWriteFailed extends Error {
  constructor(cause: Error) {
    super(`a deferred write failed: ${cause.message}`, { cause });
    this.name = 'DeferredWriteFailed';
  }
}

/** Thrown in a transaction: undo it and run the whole work again, a few times. */
export class TryAgain extends Error {
  constructor(cause: unknown) {
    super('the transaction has to be run again', { cause });
    this.name = 'TryAgain';
  }
}

/** The server's error number, also behind drizzle's wrapper. */
export function errnoOf(error: unknown): number | undefined {
  for (
    let current: unknown = error;
    typeof current === 'object' && current !== null;
    current = (current as { cause?: unknown }).cause
  ) {
    const { errno } = current as { errno?: unknown };
    if (typeof errno === 'number') return errno;
  }
  return undefined;
}

/** The statement just sent met an existing key; a deferred one before it is somebody else's business. */
export function isDuplicateKey(error: unknown): boolean {
  return !(error instanceof DeferredWriteFailed) && errnoOf(error) === ERRNO.duplicateKey;
}

export function isCheckViolation(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === ERRNO.checkViolatedMariaDb || errno === ERRNO.checkViolatedMySql;
}

/** The whole transaction may be run again: the server undid it, or we are about to. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof TryAgain) return true;
  const errno = errnoOf(error);
  return errno !== undefined && RETRYABLE.has(errno);
}
