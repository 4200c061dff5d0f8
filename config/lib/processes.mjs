/**
 * Child processes that never outlive us. Each runs in its own process group, so that Ctrl-C reaches only this process,
 * which then stops the others in the right order; a group is always ended by its id.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ReadableError, dim } from './log.mjs';
import { ROOT, inRoot } from './paths.mjs';

const GRACE_MS = 10_000;
const TAIL_LINES = 60;
const isWindows = process.platform === 'win32';
const followParent = new URL('./follow-parent.mjs', import.meta.url).href;

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();
/** @type {(() => Promise<void> | void)[]} */
const cleanups = [];
let stopping;

function track(child) {
  installHandlers();
  living.add(child);
  child.once('exit', () => living.delete(child));
  return child;
}

/** Signals a whole group; a group that is already gone is what we wanted. */
function signalGroup(child, signal) {
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export const hasExited = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * Asks a child to end, insists after ten seconds.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export async function stopProcess(child, signal = 'SIGTERM') {
  if (hasExited(child)) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, signal);
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(insist);
}

/** Registers work for the end of this process; the latest registered runs first. Returns a function that forgets it. */
export function onShutdown(cleanup) {
  installHandlers();
  cleanups.push(cleanup);
  return () => {
    const index = cleanups.indexOf(cleanup);
    if (index >= 0) cleanups.splice(index, 1);
  };
}

/** Runs every cleanup and ends every child. Safe to call twice. */
export function shutdown() {
  stopping ??= (async () => {
    while (cleanups.length > 0) {
      const cleanup = cleanups.pop();
      try {
        await cleanup();
      } catch (error) {
        console.error(dim(`while stopping: ${error.message}`)); // the next cleanup matters more than this failure
      }
    }
    await Promise.all([...living].map((child) => stopProcess(child)));
  })();
  return stopping;
}

/** True once the end has begun: a child that ends now was asked to. */
export const isShuttingDown = () => stopping !== undefined;

let installed = false;
function installHandlers() {
  if (installed) return;
  installed = true;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => void shutdown().then(() => process.exit(code)));
  }
  process.on('exit', () => {
    for (const child of living) signalGroup(child, 'SIGKILL');
  });
}

/**
 * Leaves it what nobody else wants of the processors. On Linux a group of processes may be scheduled as one, and then its
 * group has to step back as well. Where either is not allowed it runs like everybody.
 */
function stepBack({ pid }) {
  const { PRIORITY_LOW } = os.constants.priority;
  try {
    os.setPriority(pid, PRIORITY_LOW);
    if (process.platform === 'linux') fs.writeFileSync(`/proc/${pid}/autogroup`, String(PRIORITY_LOW));
  } catch {
    // A matter of speed only: ended already, or a kernel without such groups.
  }
}

/**
 * Runs a command to its end and keeps its output; on failure the error carries the last lines.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, input?: string, logFile?: string, isPatient?: boolean }}
 *   [options] `show` lets the output through to the terminal, `logFile` keeps a copy, `isPatient`: others go first
 * @returns {Promise<string>} standard output
 */
export function run(command, args, options = {}) {
  const { cwd = ROOT, env = process.env, show = false, input, logFile, isPatient = false } = options;
  const stdin = input === undefined ? 'ignore' : 'pipe';
  const child = track(
    spawn(command, args, {
      cwd,
      env,
      detached: !isWindows,
      shell: isWindows,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : [stdin, 'pipe', 'pipe'],
    }),
  );
  if (isPatient) stepBack(child);
  let out = '';
  let all = '';
  child.stdout?.on('data', (chunk) => ((out += chunk), (all += chunk)));
  child.stderr?.on('data', (chunk) => (all += chunk));
  if (input !== undefined) child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new ReadableError(`${command} cannot run: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (logFile) {
        fs.mkdirSync(path.dirname(logFile), { recursive: true });
        fs.writeFileSync(logFile, all);
      }
      if (code === 0) return resolve(out);
      const tail = all.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
      reject(
        new ReadableError(
          `${[command, ...args].join(' ')} ended with ${signal ?? code}${tail ? `:\n${tail}` : ''}`,
        ),
      );
    });
  });
}

/**
 * Starts a long-running Node program of this repository.
 * @param {string} name shown before each of its lines
 * @param {string} script path inside the repository
 * @param {{ env?: NodeJS.ProcessEnv, args?: string[], logFile?: string, onLine?: (line: string) => void,
 *   showErrors?: boolean, stdin?: 'ignore' | 'pipe' }} [options]
 *   `logFile` keeps everything it says; `showErrors` prefixes its stderr onto ours
 */
export function startNode(name, script, options = {}) {
  const { env = process.env, args = [], logFile, onLine, showErrors = true, stdin = 'ignore' } = options;
  // The channel is only a lifeline: when we die by kill -9, the child sees it close and ends itself.
  const child = track(
    spawn(process.execPath, ['--import', followParent, inRoot(script), ...args], {
      cwd: ROOT,
      env,
      detached: !isWindows,
      stdio: [stdin, 'pipe', 'pipe', 'ipc'],
    }),
  );
  if (logFile) fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = logFile ? fs.createWriteStream(logFile, { flags: 'a' }) : undefined;
  const recent = [];
  const listen = (stream, show) =>
    createInterface({ input: stream }).on('line', (line) => {
      log?.write(line + '\n');
      recent.push(line);
      if (recent.length > TAIL_LINES) recent.shift();
      if (show) console.error(dim(`[${name}] `) + line);
    });
  listen(child.stdout, false).on('line', (line) => onLine?.(line));
  listen(child.stderr, showErrors);
  child.once('close', () => log?.end());
  return {
    name,
    child,
    pid: child.pid,
    recentLines: () => recent.join('\n'),
    stop: (signal) => stopProcess(child, signal),
  };
}
