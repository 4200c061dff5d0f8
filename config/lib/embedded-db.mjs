/**
 * A private MariaDB (or MySQL) that belongs to one folder: no system service, no fixed port, no root password.
 * Several commands may use one folder at once: the first starts the server and owns it, the others join; a server left
 * behind by a killed owner is adopted. See docs/adr/0005-embedded-database.md.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDatabaseServer } from './db-binary.mjs';
import { serverFlags } from './db-flags.mjs';
import { ensureDatabaseFolder, giveTo, serverAccount } from './db-folder.mjs';
import { assertSettings } from './db-settings.mjs';
import { ReadableError } from './log.mjs';
import { freePorts } from './ports.mjs';
import { onShutdown } from './processes.mjs';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
const isWindows = process.platform === 'win32';

/** Also true for a process of another user, which answers EPERM. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The number in a file, or undefined. */
function readPid(file) {
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) || undefined : undefined;
}

/** Where the socket and pid live: a short path, because a Unix socket's may have 107 bytes and a checkout's may be longer. */
function runFolder(folder) {
  return path.join(os.tmpdir(), `yimai-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

/** `/tmp` belongs to everybody: a folder of that name made by somebody else could hold their socket and get our password. */
function makeRunFolder(runDir, folder) {
  fs.mkdirSync(runDir, { recursive: true, mode: 0o755 });
  const { uid, mode } = fs.lstatSync(runDir);
  const trusted = [process.getuid?.(), serverAccount(folder)?.uid];
  if (!isWindows && (!trusted.includes(uid) || (mode & 0o022) !== 0)) {
    throw new ReadableError(`${runDir} belongs to another user; remove it and start again.`);
  }
}

/** Holds the folder while one process decides who starts the server. A dead holder's lock is taken over. */
async function withLock(file, work) {
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = readPid(file);
      if (holder && !isAlive(holder)) fs.rmSync(file, { force: true });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** The server speaks first: a handshake packet means it is ready, without any client program. */
function answers(address) {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    const finish = (ready) => (socket.destroy(), resolve(ready));
    socket
      .setTimeout(2000, () => finish(false))
      .once('data', () => finish(true))
      .once('error', () => finish(false));
  });
}

async function launch({ server, folder, runDir, address, relaxed }) {
  const account = serverAccount(folder);
  giveTo(account, runDir);
  const logFile = path.join(folder, 'server.log');
  fs.closeSync(fs.openSync(logFile, 'a'));
  giveTo(account, logFile);
  const flags = serverFlags({ flavour: server.flavour, folder, runDir, address, account, relaxed });
  const child = spawn(server.file, flags, { stdio: 'ignore', detached: !isWindows });
  child.unref();
  let ended;
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? code}`));
  child.once('error', (error) => (ended = error.message));
  for (const startedAt = performance.now(); !(await answers(address)); await sleep(20)) {
    if (!ended && performance.now() - startedAt < READY_WITHIN_MS) continue;
    if (!ended) child.kill('SIGKILL');
    const tail = fs.readFileSync(logFile, 'utf8').slice(-2000);
    throw new ReadableError(
      `The database ${ended ?? 'did not answer in a minute'} (${server.file}):\n${tail}`,
    );
  }
  return child.pid;
}

/** Starts the server, or takes one that already runs on this folder. Writes `owner` when this process shall stop it. */
async function startOrJoin({ server, folder, runDir, relaxed }) {
  const ownerFile = path.join(runDir, 'owner');
  const address = isWindows
    ? { host: '127.0.0.1', port: (await freePorts(1))[0] }
    : { path: path.join(runDir, 's') };
  if (!isWindows && (await answers(address))) {
    const owner = readPid(ownerFile);
    const joined = owner !== undefined && owner !== process.pid && isAlive(owner);
    if (!joined) fs.writeFileSync(ownerFile, String(process.pid));
    return { address, pid: readPid(path.join(runDir, 'pid')), how: joined ? 'joined' : 'adopted' };
  }
  const pid = await launch({ server, folder, runDir, address, relaxed });
  fs.writeFileSync(ownerFile, String(process.pid));
  return { address, pid, how: 'started' };
}

async function stopServer(pid) {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  const startedAt = performance.now();
  while (isAlive(pid)) {
    if (performance.now() - startedAt > STOP_WITHIN_MS)
      throw new ReadableError(`The database (process ${pid}) does not stop.`);
    await sleep(20);
  }
}

/** `mysql://…` for one database of the server; a socket travels as a query parameter that mysql2 understands. */
function databaseUrl({ password, address }, database) {
  const login = `app:${encodeURIComponent(password)}`;
  if (address.path)
    return `mysql://${login}@localhost/${database}?socketPath=${encodeURIComponent(address.path)}`;
  return `mysql://${login}@${address.host}:${address.port}/${database}`;
}

/**
 * @param {{ folder: string, relaxed?: boolean }} options `relaxed`: no durability, for databases that are thrown away
 * @returns {Promise<{ pid: number, how: 'started' | 'joined' | 'adopted', socketPath?: string, settings: string[],
 *   url: (database: string) => string, stop: () => Promise<void> }>}
 *   `stop` leaves a joined server to its owner
 */
export async function startEmbeddedDatabase({ folder: givenFolder, relaxed = false }) {
  const folder = path.resolve(givenFolder);
  const server = await ensureDatabaseServer();
  const runDir = runFolder(folder);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  makeRunFolder(runDir, folder);
  const { address, pid, how } = await withLock(`${folder}.lock`, async () => {
    await ensureDatabaseFolder(server, folder);
    return startOrJoin({ server, folder, runDir, relaxed });
  });
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8');
  const stop = async () => {
    forget();
    if (how === 'joined') return;
    await stopServer(pid);
    fs.rmSync(runDir, { recursive: true, force: true });
  };
  const forget = onShutdown(stop);
  const mysql = await import('mysql2/promise');
  const connection = await mysql.createConnection(
    address.path
      ? { socketPath: address.path, user: 'app', password }
      : { ...address, user: 'app', password },
  );
  try {
    // A server we find running may have been left in a hurry by a demo seeding that was killed.
    if (!relaxed && how !== 'started')
      await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    const settings = await assertSettings(connection, { relaxed });
    return {
      pid,
      how,
      socketPath: address.path,
      settings,
      url: (database) => databaseUrl({ password, address }, database),
      stop,
    };
  } finally {
    await connection.end();
  }
}

/** Stops whatever server runs on a folder nobody owns any more, and removes the folder. */
export async function discardDatabase(givenFolder) {
  const folder = path.resolve(givenFolder);
  const runDir = runFolder(folder);
  if (await answers({ path: path.join(runDir, 's') })) await stopServer(readPid(path.join(runDir, 'pid')));
  for (const leftover of [runDir, folder]) fs.rmSync(leftover, { recursive: true, force: true });
}
