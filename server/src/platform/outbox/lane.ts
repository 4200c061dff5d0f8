/** A job this process has claimed in the database: it holds the lease until `leaseSeconds` from now. */
export interface ClaimedJob {
  id: number;
  handler: string;
  payload: Record<string, unknown>;
  attempts: number;
  lease: string;
}

/**
 * Where claimed jobs run. The rows in the database are the queue, with or without a lane: a lane only spreads the work
 * over processes. What it loses comes back when the lease ends.
 */
export interface JobLane {
  /** True: somebody will run these. False: run them here. Must not throw, and must answer within seconds. */
  offer(jobs: readonly ClaimedJob[]): Promise<boolean>;
  close(): Promise<void>;
}

/** Runs one claimed job to its end in the database. False: it failed and was postponed, or is no longer ours. */
export type RunClaimed = (job: ClaimedJob) => Promise<boolean>;
