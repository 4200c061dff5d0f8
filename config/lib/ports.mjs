/** Loopback ports. */
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Below what systems give to outgoing connections, any of which would take a port between its choice and its use. */
const FIRST = 20_000;
const COUNT = 12_000;
/** One file a port: processes of a user that start together share none, though their programs listen only seconds later. */
const CLAIMS = path.join(os.tmpdir(), `yimai-ports-${process.getuid?.() ?? 0}`);

const claimOf = (port) => path.join(CLAIMS, String(port));
const mine = new Set();
process.once('exit', () => mine.forEach((port) => fs.rmSync(claimOf(port), { force: true })));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Nobody else's while this process lives. */
function claim(port) {
  fs.mkdirSync(CLAIMS, { recursive: true });
  try {
    fs.writeFileSync(claimOf(port), String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = Number(fs.readFileSync(claimOf(port), { encoding: 'utf8', flag: 'a+' }));
    if (owner === process.pid || (owner > 0 && isAlive(owner))) return false;
    fs.writeFileSync(claimOf(port), String(process.pid));
  }
  mine.add(port);
  return true;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

const take = async (port) => claim(port) && (await isFree(port));

/**
 * Ports nobody listens on; none comes twice while this process lives, to another one neither.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const ports = [];
  for (let at = Math.floor(Math.random() * COUNT), tried = 0; ports.length < count; at += 1, tried += 1) {
    if (tried > COUNT) throw new Error('every port of this machine is in use');
    const port = FIRST + (at % COUNT);
    if (await take(port)) ports.push(port);
  }
  return ports;
}

/**
 * The wanted port where it is free, another where it is not: bookmarks keep working, and a taken port never stops a start.
 * @template {string} Name
 * @param {Record<Name, number>} wanted
 * @returns {Promise<Record<Name, number>>}
 */
export async function stablePorts(wanted) {
  const ports = {};
  for (const [name, port] of Object.entries(wanted))
    ports[name] = (await take(port)) ? port : (await freePorts(1))[0];
  return ports;
}
