import { ensureRedisServer } from '../lib/redis.mjs';
import { startTestDatabases } from './test-database.mjs';

/** Jest's globalSetup of the db project; workers inherit the environment. */
export default async function setup(globalConfig) {
  const databases = await startTestDatabases(Math.max(1, globalConfig.maxWorkers));
  process.env.TEST_DATABASE_URL_1 = databases.url('test_1');
  process.env.YIMAI_REDIS_SERVER = (await ensureRedisServer()) ?? '';
  globalThis.testDatabases = databases;
}
