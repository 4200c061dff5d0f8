/** A Redis server program for the specs of the job lane and the live relay. The product itself runs without one. */
import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { info } from './log.mjs';

/** The server program's path, or undefined. `YIMAI_REDIS_SERVER` names one explicitly. */
function findRedisServer() {
  if (process.env.YIMAI_REDIS_SERVER) return process.env.YIMAI_REDIS_SERVER;
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return folders.map((folder) => path.join(folder, 'redis-server')).find((file) => fs.existsSync(file));
}

/**
 * Gets one where that is possible.
 * @returns {Promise<string | undefined>} undefined: the specs that need it fail and say so, the others run
 */
export async function ensureRedisServer() {
  if (!findRedisServer() && canInstall())
    await aptInstall(['redis-server']).catch((error) => info(`no redis-server: ${error.message}`));
  return findRedisServer();
}
