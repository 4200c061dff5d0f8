/** Dependencies, with nothing but Node and npm on the machine. Uses Node built-ins only: it runs before the first install. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { ReadableError, step } from './log.mjs';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';

export const PNPM = 'pnpm@10.34.9';
const MINIMUM_NODE = [20, 19];
const STAMP = inRoot('node_modules/.install-stamp');

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new ReadableError(
    `Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
}

/** The command line of pnpm at the pinned version. */
export const pnpmCommand = (args) => ['npx', ['--yes', PNPM, ...args]];

/**
 * Runs pnpm at the pinned version.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const pnpm = (args, options) => run(...pnpmCommand(args), options);

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(fs.readFileSync(inRoot(file)));
  return hash.update(process.version).digest('hex');
}

/** Installs the locked dependencies; does nothing when they are the installed ones. */
export async function ensureDependencies() {
  assertNodeVersion();
  const wanted = wantedStamp();
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted) return;
  await step('install dependencies (a few minutes the first time)', async () => {
    // CI=true: without a terminal pnpm must not ask whether it may replace node_modules.
    await pnpm(['install', '--frozen-lockfile', '--prefer-offline'], { env: { ...process.env, CI: 'true' } });
    fs.writeFileSync(STAMP, wanted);
  });
}
