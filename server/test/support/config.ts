import { randomBytes } from 'node:crypto';
import { invariant } from '@yimai/shared/kernel/invariant';
import { loadConfig, type AppConfig } from '../../src/platform/config/index.js';

const secret = (): string => randomBytes(32).toString('base64');

/** Fresh keys per process, so that nothing passes because of a default. */
const secrets = {
  TOKEN_SECRET: secret(),
  PII_KEYS: `test1:${secret()}`,
  PII_INDEX_KEY: secret(),
};

/** Configuration of one test: this worker's own database, no jobs in the background, no logs. */
export function testConfig(overrides: Partial<AppConfig> = {}): AppConfig {
  const url = process.env['TEST_DATABASE_URL'];
  invariant(url, 'run database specs with the db project: npx jest -c config/jest/db.mjs');
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '24',
    LOG_LEVEL: 'silent',
    RUN_JOBS: 'false',
    ...secrets,
  });
  return { ...config, ...overrides };
}
