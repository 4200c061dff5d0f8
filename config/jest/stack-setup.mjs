import path from 'node:path';
import { startStack } from '../lib/stack.mjs';
import { findChromium } from '../lib/chromium.mjs';
import { sweepDeadRuns, temporaryFolder } from './test-database.mjs';

const RETRY_SCALE = 0.01; // a platform's 15 s are 150 ms

/** Jest's globalSetup of the journey and browser projects: the whole mall on free ports, with a database of its own. */
export default async function setup() {
  await sweepDeadRuns();
  const folder = temporaryFolder();
  const options = {
    dataDir: path.join(folder, 'data'),
    relaxed: true,
    privateDatabase: true,
    retryScale: RETRY_SCALE,
  };
  const stack = await startStack({ ...options, demo: true, env: { NODE_ENV: 'test' } });
  process.env.API_BASE_URL = stack.urls.server;
  process.env.SIM_CONTROL_URL = stack.urls.control;
  process.env.DATABASE_URL = stack.databaseUrl;
  process.env.CHROMIUM_PATH = findChromium() ?? '';
  globalThis.testStack = { stack, folder };
}
