/** MySQL and MariaDB error numbers; names differ between drivers and forks, numbers do not. */
export const ERRNO = {
  duplicateKey: 1062,
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

export function isDuplicateKey(error: unknown): boolean {
  return errnoOf(error) === ERRNO.duplicateKey;
}

export function isCheckViolation(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === ERRNO.checkViolatedMariaDb || errno === ERRNO.checkViolatedMySql;
}

/** The whole transaction may be run again: the server undid it, or we are about to. */
export function isRetryable(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno !== undefined && RETRYABLE.has(errno);
}
