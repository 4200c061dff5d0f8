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

/** A process that runs jobs, as the outbox of the same process sees it. */
describe('jobs that are born leased', () => {
  let context: TestContext;
  let dispatcher: JobDispatcher;
  const done: unknown[] = [];

  beforeAll(async () => {
    context = await createTestModule();
    dispatcher = context.get(JobDispatcher);
    context.get(JobRegistry).on('test.topic', 'test.listen', async ({ turn }) => void done.push(turn));
    context.get(JobRegistry).on('test.topic', 'test.refuse', () => Promise.reject(new Error('no')));
    context.get(Outbox).useTaker(dispatcher);
  });
  beforeEach(async () => {
    await context.reset();
    done.length = 0;
  });
  afterAll(() => context.close());

  const rows = async () => {
    const [found] = await context.database.pool.query<RowDataPacket[]>(
      'SELECT handler, state, attempts, lease FROM jobs ORDER BY id',
    );
    return found;
  };
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 100 && !(await condition()); i += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('run here after COMMIT, and a failed one waits for its next turn', async () => {
    await context.inTx((tx) => context.get(Outbox).publish(tx, 'test.topic', { turn: 1 }));
    await until(async () => (await rows()).every((row) => row['lease'] === null));
    expect(done).toEqual([1]);
    expect(
      (await rows()).map((row) => [row['handler'], Number(row['state']), Number(row['attempts'])]),
    ).toEqual([
      ['test.listen', 2, 1],
      ['test.refuse', 0, 1],
    ]);
  });

  it('are not there after a rollback', async () => {
    const failed = context.inTx(async (tx) => {
      await context.get(Outbox).publish(tx, 'test.topic', { turn: 2 });
      throw new Error('undo');
    });
    await expect(failed).rejects.toThrow('undo');
    expect([await rows(), done]).toEqual([[], []]);
  });

  it('come back to whoever claims them when this process dies before it ran them', async () => {
    const taken: ClaimedJob[] = [];
    const dying = {
      hasRoom: () => true,
      take: (jobs: ClaimedJob[]) => void taken.push(...jobs),
      expect: () => {},
    };
    context.get(Outbox).useTaker(dying);
    try {
      await context.inTx((tx) => context.get(Outbox).publish(tx, 'test.topic', { turn: 3 }));
      expect(taken).toHaveLength(2);
      expect(await dispatcher.dispatch()).toEqual({ ran: 0, failed: 0 });
      await context.database.pool.query('UPDATE jobs SET lease_until = NOW(3) - INTERVAL 1 SECOND');
      expect(await dispatcher.dispatch()).toEqual({ ran: 1, failed: 1 });
      expect(done).toEqual([3]);
    } finally {
      context.get(Outbox).useTaker(dispatcher);
    }
  });

  it("with a key wait to be claimed: the row may be somebody else's", async () => {
    const job = { handler: 'test.listen', payload: { turn: 4 }, dedupeKey: 'once' };
    await context.inTx((tx) => context.get(Outbox).schedule(tx, job));
    await context.inTx((tx) => context.get(Outbox).schedule(tx, job));
    await until(async () => (await rows())[0]?.['state'] === 2);
    expect([done, (await rows()).length]).toEqual([[4], 1]);
  });
});
