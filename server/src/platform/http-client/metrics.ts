/** Counters of one operation of one provider since the start of the process. */
export interface OperationMetrics {
  provider: string;
  operation: string;
  attempts: number;
  retries: number;
  /** Attempts by what came of them: `2xx`, `4xx`, `5xx`, `429`, `timeout`, `connect`, `broken`, `circuit-open`. */
  outcomes: Record<string, number>;
  totalMs: number;
  maxMs: number;
}

/** Kept in memory; one instance is shared by all clients of a process. */
export class HttpMetrics {
  private readonly rows = new Map<string, OperationMetrics>();

  record(attempt: {
    provider: string;
    operation: string;
    attempt: number;
    outcome: string;
    durationMs: number;
  }): void {
    const { provider, operation, outcome, durationMs } = attempt;
    const id = `${provider} ${operation}`;
    const row = this.rows.get(id) ?? {
      provider,
      operation,
      attempts: 0,
      retries: 0,
      outcomes: {},
      totalMs: 0,
      maxMs: 0,
    };
    row.attempts += 1;
    if (attempt.attempt > 1) row.retries += 1;
    row.outcomes[outcome] = (row.outcomes[outcome] ?? 0) + 1;
    row.totalMs += durationMs;
    row.maxMs = Math.max(row.maxMs, durationMs);
    this.rows.set(id, row);
  }

  snapshot(): OperationMetrics[] {
    return [...this.rows.values()].map((row) => ({ ...row, outcomes: { ...row.outcomes } }));
  }
}
