/** `npm run bench [-- argument …]`: the benchmark of `server/bench`, on a fresh and durable database and free ports. */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { ReadableError } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { inData, inRoot } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { onShutdown, run } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';

const PROGRAM = inRoot('server/bench/main.js');

main(async () => {
  await ensureDependencies();
  await build(['server', 'simulators']);
  if (!fs.existsSync(PROGRAM)) throw new ReadableError('server/bench/main.js is not written yet.');
  // Beside the real data, not in the temporary folder: that may be memory, and then a durable commit costs nothing.
  const dataDir = inData(`bench-${process.pid}`);
  onShutdown(() => fs.rmSync(dataDir, { recursive: true, force: true }));
  const stack = await startStack({ dataDir: path.resolve(dataDir), privateDatabase: true });
  const env = { ...stack.env, API_BASE_URL: stack.urls.server };
  await run(process.execPath, [PROGRAM, ...process.argv.slice(2)], { env, show: true });
});
