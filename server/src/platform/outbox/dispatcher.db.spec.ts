import type { RowDataPacket } from 'mysql2/promise';
import { createTestModule, type TestContext } from '../../../test/support/index.js';
import { JobDispatcher, JobRegistry, Outbox, type ClaimedJob, type JobLane } from './index.js';

/** Stands in for Redis: takes jobs, refuses them, or loses them. */
class FakeLane implements JobLane {
  readonly taken: ClaimedJob[] = [];
  isWilling = true;

  offer(jobs: readonly ClaimedJob[]): Promise<boolean> {
    this.taken.push(...jobs);
    return Promise.resolve(this.isWilling);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Real: rows, leases, handlers. */
describe('dispatching jobs through a lane', () => {
  let context: TestContext;
  let dispatcher: JobDispatcher;
  let lane: FakeLane;
  const done: unknown[] = [];

  beforeAll(async () => {
    context = await createTestModule();
    dispatcher = context.get(JobDispatcher);
    context.get(JobRegistry).handle('test.count', async ({ turn }) => void done.push(turn));
    context.get(JobRegistry).handle('test.fail', () => Promise.reject(new Error('no')));
  });
  beforeEach(async () => {
    await context.reset();
    done.length = 0;
    lane = new FakeLane();
    dispatcher.useLane(lane);
  });
  afterAll(() => context.close());

  const schedule = (handler = 'test.count', turn = 1) =>
    context.inTx((tx) => context.get(Outbox).schedule(tx, { handler, payload: { turn } }));
  const states = async () => {
    const [rows] = await context.database.pool.query<RowDataPacket[]>('SELECT state FROM jobs ORDER BY id');
    return rows.map((row) => Number(row['state']));
  };

  it('a job that arrives twice runs once', async () => {
    await schedule();
    await dispatcher.dispatch();
    const [job] = lane.taken;
    expect([done, await states()]).toEqual([[], [1]]);
    const outcomes = await Promise.all([dispatcher.runOffered(job!), dispatcher.runOffered(job!)]);
    expect(outcomes.sort()).toEqual([false, true]);
    expect([done, await states()]).toEqual([[1], [2]]);
  });

  it('what the lane refuses runs here, and not again when it arrived after all', async () => {
    lane.isWilling = false;
    await schedule();
    expect(await dispatcher.dispatch()).toEqual({ ran: 1, failed: 0 });
    expect(await dispatcher.runOffered(lane.taken[0]!)).toBe(false);
    expect([done, await states()]).toEqual([[1], [2]]);
  });

  it('I-33: what the lane loses comes back when the lease ends', async () => {
    await schedule();
    await dispatcher.dispatch();
    expect(await dispatcher.dispatch()).toEqual({ ran: 0, failed: 0 });
    await context.database.pool.query('UPDATE jobs SET lease_until = NOW(3) - INTERVAL 1 SECOND');
    lane.isWilling = false;
    await dispatcher.dispatch();
    expect([done, await states()]).toEqual([[1], [2]]);
  });

  it('a failure is postponed in the row, whoever ran it', async () => {
    await schedule('test.fail');
    await dispatcher.dispatch();
    expect(await dispatcher.runOffered(lane.taken[0]!)).toBe(false);
    expect(await states()).toEqual([0]);
  });
});
