import path from 'node:path';
import { findChromium } from '../lib/chromium.mjs';
import { startStack } from '../lib/stack.mjs';
import { sweepDeadRuns, temporaryFolder } from './test-database.mjs';

const RETRY_SCALE = 0.01; // a platform's 15 s are 150 ms

/**
 * Jest's globalSetup of the browser project: the whole mall as for the journeys, without the demo shop. Each spec offers
 * goods of its own, which takes a second instead of minutes and lets it say exactly what is in stock.
 */
export default async function setup() {
  if (process.env.API_BASE_URL) return; // `npm run bench -- client` has a mall running
  await sweepDeadRuns();
  const folder = temporaryFolder();
  const dataDir = path.join(folder, 'data');
  const options = { dataDir, relaxed: true, privateDatabase: true, retryScale: RETRY_SCALE };
  const { STATIC_H5_DIR } = process.env; // another build than the one in client/dist
  const env = { NODE_ENV: 'test', ...(STATIC_H5_DIR ? { STATIC_H5_DIR } : {}) };
  const stack = await startStack({ ...options, env });
  process.env.API_BASE_URL = stack.urls.server;
  process.env.SIM_CONTROL_URL = stack.urls.control;
  process.env.DATA_DIR = dataDir;
  process.env.CHROMIUM_PATH ??= findChromium() ?? '';
  globalThis.testStack = { stack, folder };
}
