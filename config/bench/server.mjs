/** The server's part of the benchmark: the program in `server/bench`, on a fresh and durable database and free ports. */
import fs from 'node:fs';
import path from 'node:path';
import { build } from '../lib/build.mjs';
import { inData, inRoot } from '../lib/paths.mjs';
import { onShutdown, run } from '../lib/processes.mjs';
import { startStack } from '../lib/stack.mjs';

const PROGRAM = inRoot('server/bench/main.js');

/** @param {string[]} args of the program */
export async function benchServer(args) {
  await build(['server', 'simulators']);
  // Beside the real data, not in the temporary folder: that may be memory, and then a durable commit costs nothing.
  const dataDir = inData(`bench-${process.pid}`);
  onShutdown(() => fs.rmSync(dataDir, { recursive: true, force: true }));
  const stack = await startStack({ dataDir: path.resolve(dataDir), privateDatabase: true });
  const env = { ...stack.env, API_BASE_URL: stack.urls.server };
  await run(process.execPath, [PROGRAM, ...args], { env, show: true });
  await stack.stop();
}
