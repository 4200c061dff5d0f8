import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { againOnConflict } from '../../src/platform/db/index.js';
import { JobRegistry, Outbox } from '../../src/platform/outbox/index.js';
import { createTestModule, type TestContext } from '../support/index.js';
import { PrivateRedis } from './private-redis.js';

const NAMES = ['a', 'b'] as const;
const WITHIN_MS = 60_000;

/** Real: Redis, BullMQ, rows, leases; two instances of the server's platform on one database. */
describe('jobs of two servers that share a database and a Redis', () => {
  let redis: PrivateRedis;
  let servers: TestContext[] = [];
  /** One line per effect: which job, and where it happened. */
  const effects: { turn: number; by: string }[] = [];
  let turns = 0;

  const open = async (by: string): Promise<TestContext> => {
    const server = await createTestModule({ config: { REDIS_URL: redis.url, RUN_JOBS: true } });
    server.get(JobRegistry).handle('test.effect', async ({ turn }) => {
      await sleep(3);
      effects.push({ turn: Number(turn), by });
    });
    return server;
  };
  const openBoth = async (): Promise<void> => {
    for (const name of NAMES) servers.push(await open(name));
    await servers[0]!.reset();
  };

  beforeEach(async () => {
    redis = await PrivateRedis.reserve();
    effects.length = 0;
    turns = 0;
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await redis.kill();
  });

  /** Every other job has a key, and so is not born leased but claimed by whoever asks first. */
  const schedule = async (server: TestContext, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      const turn = (turns += 1);
      const dedupeKey = turn % 2 === 0 ? { dedupeKey: String(turn) } : {};
      await server.inTx((tx) =>
        server.get(Outbox).schedule(tx, { handler: 'test.effect', payload: { turn }, ...dedupeKey }),
      );
    }
  };
  const unfinished = async (): Promise<number> => {
    const [rows] = await servers[0]!.database.pool.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS count FROM jobs WHERE state <> 2',
    );
    return Number(rows[0]?.['count']);
  };
  /** Lets half a minute pass for jobs whose lease nobody has touched for five seconds: Redis lost them. */
  const ageLeases = () =>
    againOnConflict(() =>
      servers[0]!.database.pool.query(
        'UPDATE jobs SET lease_until = NOW(3) - INTERVAL 1 SECOND WHERE state = 1 AND lease_until < NOW(3) + INTERVAL 25 SECOND',
      ),
    );
  const allDone = async (): Promise<void> => {
    for (const startedAt = performance.now(); (await unfinished()) > 0; await sleep(100)) {
      if (performance.now() - startedAt > WITHIN_MS) throw new Error(`${await unfinished()} jobs unfinished`);
      await ageLeases();
    }
  };
  const expectEachOnce = (): void =>
    expect(effects.map(({ turn }) => turn).sort((x, y) => x - y)).toEqual(
      Array.from({ length: turns }, (_, index) => index + 1),
    );
  const where = (): string[] => [...new Set(effects.map(({ by }) => by))].sort();

  it('happen exactly once, in either process', async () => {
    await redis.start();
    await openBoth();
    await Promise.all(servers.map((server) => schedule(server, 150)));
    await allDone();
    expectEachOnce();
    expect(where()).toEqual([...NAMES]);
    expect(await redis.calls('bzpopmin')).toBeGreaterThan(0);
  }, 120_000);

  it('survive a Redis that forgets everything, dies, and comes back', async () => {
    await redis.start();
    await openBoth();
    const [a, b] = servers as [TestContext, TestContext];
    const work = Promise.all([schedule(a, 100), schedule(b, 100)]);
    for (let i = 0; i < 5; i += 1) {
      await sleep(50);
      await redis.flush();
    }
    await work;
    const further = Promise.all([schedule(a, 100), schedule(b, 100)]);
    await sleep(50);
    await redis.kill();
    await further;
    await schedule(a, 20);
    await redis.start();
    await Promise.all([schedule(a, 100), schedule(b, 100)]);
    await allDone();
    expectEachOnce();
    effects.length = 0;
    await backInTheLane(a);
  }, 120_000);

  it('run where they were claimed while there is no Redis, and spread once there is one', async () => {
    await openBoth();
    const [a] = servers as [TestContext];
    await schedule(a, 30);
    await allDone();
    expectEachOnce();
    await redis.start();
    await backInTheLane(a);
  }, 120_000);

  it('go on while Redis is frozen, and the server stops in time', async () => {
    await redis.start();
    await openBoth();
    const [a] = servers as [TestContext];
    await backInTheLane(a);
    redis.freeze();
    await schedule(a, 10);
    await allDone();
    const startedAt = performance.now();
    await Promise.all(servers.splice(0).map((server) => server.close()));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    redis.thaw();
    expect(new Set(effects.map(({ turn }) => turn)).size).toBe(turns);
    expect(effects).toHaveLength(turns);
  }, 120_000);

  /** Jobs born leased to one process reach the other through the lane only. */
  async function backInTheLane(from: TestContext): Promise<void> {
    const reached = (): boolean => effects.some(({ turn, by }) => turn % 2 === 1 && by === 'b');
    for (const startedAt = performance.now(); !reached(); await sleep(100)) {
      if (performance.now() - startedAt > WITHIN_MS) throw new Error('the lane stayed empty');
      await schedule(from, 10);
    }
    await allDone();
  }
});
