import path from 'node:path';
import { findShell } from '../lib/chromium.mjs';
import { inData, inRoot } from '../lib/paths.mjs';
import { startStack } from '../lib/stack.mjs';
import { sweepDeadRuns, temporaryFolder } from './test-database.mjs';

const RETRY_SCALE = 0.01; // a platform's 15 s are 150 ms

/** Where a spec finds its mall. */
const addressOf = ({ urls, env, databaseUrl }) => ({
  API_BASE_URL: urls.server,
  SIM_CONTROL_URL: urls.control,
  DATA_DIR: env.DATA_DIR,
  MALL_DATABASE_URL: databaseUrl,
});

/** Six pairs of keys cost more than a second of each mall's start; specs without a mall use the same. */
async function sharedKeys() {
  const file = inData('test-platform.json');
  const { loadDevPlatformConfig } = await import(inRoot('simulators/dist/core/dev-keys.js'));
  loadDevPlatformConfig(file);
  return file;
}

/**
 * Jest's globalSetup of the browser project: the whole mall as for the journeys, without the demo shop. Each spec offers
 * goods of its own, which takes a second instead of minutes and lets it say exactly what is in stock. Every worker has a
 * mall to itself: specs move its clock.
 */
export default async function setup({ maxWorkers }) {
  if (process.env.API_BASE_URL) return; // `npm run bench -- client` has a mall running
  await sweepDeadRuns();
  const folder = temporaryFolder();
  const { STATIC_H5_DIR } = process.env; // another build than the one in client/dist
  const platformFile = await sharedKeys();
  const env = {
    NODE_ENV: 'test',
    PLATFORM_CONFIG_FILE: platformFile,
    SIM_CONFIG_FILE: platformFile,
    ...(STATIC_H5_DIR ? { STATIC_H5_DIR } : {}),
  };
  const stacks = [];
  globalThis.testMalls = { stacks, folder };
  const open = async (_, mall) => {
    const dataDir = path.join(folder, `mall-${mall + 1}`);
    const options = { dataDir, relaxed: true, privateDatabase: true, retryScale: RETRY_SCALE };
    stacks[mall] = await startStack({ ...options, env });
  };
  // Half of a start is waiting, for a disk or for an answer.
  await Promise.all(Array.from({ length: maxWorkers }, open));
  process.env.TEST_MALLS = JSON.stringify(stacks.map(addressOf));
  process.env.CHROMIUM_PATH ??= findShell() ?? '';
}
