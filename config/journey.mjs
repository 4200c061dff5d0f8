/**
 * `npm run journey [-- argument …]`: walks one order through the whole mall, on a fresh database and free ports.
 * Arguments go to the journey program: `--kill` crashes the server on the way, `--json` prints the facts at the end.
 * For a crash it prints `@@kill-server`; we kill -9 the server, start it again, and answer `@@server-restarted` on its
 * standard input.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { ReadableError } from './lib/log.mjs';
import { main } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';
import { onShutdown, startNode } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';

const PROGRAM = 'server/dist/journey/main.js';
const KILL = '@@kill-server';
const RESTARTED = '@@server-restarted';
const RETRY_SCALE = 0.01;
let printFact = console.log;

async function walk(stack, args) {
  const env = { ...stack.env, API_BASE_URL: stack.urls.server };
  const onLine = async (line) => {
    if (line.trim() !== KILL) return printFact(line);
    await stack.killServer();
    journey.child.stdin.write(`${RESTARTED}\n`);
  };
  const report = (line) => void onLine(line).catch((error) => (console.error(error.message), journey.stop()));
  const journey = startNode('journey', PROGRAM, { env, args, stdin: 'pipe', onLine: report });
  return new Promise((resolve) => journey.child.once('close', (code) => resolve(code ?? 1)));
}

main(async () => {
  // The facts are all that standard output may carry: progress goes beside it.
  if (process.argv.includes('--json')) [printFact, console.log] = [console.log, console.error];
  await ensureDependencies();
  await build(['server', 'simulators']);
  if (!fs.existsSync(inRoot(PROGRAM))) throw new ReadableError(`${PROGRAM} is not written yet.`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-journey-'));
  fs.chmodSync(folder, 0o755); // the database's account must be able to pass
  onShutdown(() => fs.rmSync(folder, { recursive: true, force: true }));
  const dataDir = path.join(folder, 'data');
  const stack = await startStack({ dataDir, privateDatabase: true, retryScale: RETRY_SCALE });
  return walk(stack, process.argv.slice(2));
});
