/** The database a command works on: the one in `DATABASE_URL`, or the private one. */
import fs from 'node:fs';
import { assertSettings } from './db-settings.mjs';
import { startEmbeddedDatabase } from './embedded-db.mjs';
import { ReadableError, warn } from './log.mjs';
import { inData, inRoot } from './paths.mjs';
import { run } from './processes.mjs';

export const DATABASE_NAME = 'yimai';

/**
 * Runs one piece of work on a connection.
 * @template T
 * @param {string} url
 * @param {(connection: import('mysql2/promise').Connection) => Promise<T>} work
 */
export async function withConnection(url, work) {
  const mysql = await import('mysql2/promise');
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

const withoutDatabase = (url) => Object.assign(new URL(url), { pathname: '/' }).href;
const nameIn = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

/** Creates the database a URL names where it is missing. */
export async function createDatabase(url) {
  await withConnection(withoutDatabase(url), (connection) =>
    connection.query('CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', [
      nameIn(url),
    ]),
  );
}

/** Empties the database a URL names by making it anew. */
export async function recreateDatabase(url) {
  await withConnection(withoutDatabase(url), (connection) =>
    connection.query('DROP DATABASE IF EXISTS ??', [nameIn(url)]),
  );
  await createDatabase(url);
}

async function givenDatabase(url) {
  const settings = await withConnection(url, (connection) => assertSettings(connection)).catch((error) => {
    if (process.env.NODE_ENV === 'production' || !(error instanceof ReadableError)) throw error;
    warn(error.message); // a developer's own server may be laxer than we like; the mall itself refuses in production
    return ['a server of yours'];
  });
  return { url, settings, how: 'given by DATABASE_URL', stop: async () => {}, isOurs: false };
}

/**
 * @param {{ folder?: string, relaxed?: boolean, name?: string, ignoreEnvironment?: boolean }} [options]
 *   `ignoreEnvironment`: never touch the database in `DATABASE_URL` (tests, benchmarks)
 * @returns {Promise<{ url: string, settings: string[], how: string, stop: () => Promise<void>, isOurs: boolean,
 *   isRelaxed?: boolean }>} `isOurs`: the private one
 */
export async function openDatabase(options = {}) {
  const { folder = inData('db'), relaxed = false, name = DATABASE_NAME, ignoreEnvironment = false } = options;
  if (process.env.DATABASE_URL && !ignoreEnvironment) return givenDatabase(process.env.DATABASE_URL);
  const embedded = await startEmbeddedDatabase({ folder, relaxed });
  const url = embedded.url(name);
  await createDatabase(url);
  const { settings, how, stop } = embedded;
  return { url, settings, how, stop, isOurs: true, isRelaxed: relaxed };
}

/** Brings the tables up to date; a server without a migration program yet is left alone. */
export async function migrate(url, env = process.env) {
  const program = inRoot('server/dist/migrate.js');
  if (!fs.existsSync(program)) return false;
  await run(process.execPath, [program], { env: { ...env, DATABASE_URL: url } });
  return true;
}

const setDurability = (url, level) =>
  withConnection(url, (connection) =>
    connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = ?', [level]),
  );

/**
 * Fills an empty database with the demo shop; prints the program's own progress. On a database of our own nothing waits
 * for the disk meanwhile: a crash would only mean to begin again, which the program notices by itself.
 */
export async function seedDemo(database, env = process.env) {
  const program = inRoot('server/dist/demo/seed.js');
  if (!fs.existsSync(program)) return false;
  const { url } = database;
  if (database.isOurs) await setDurability(url, 0);
  try {
    await run(process.execPath, [program], { env: { ...env, DATABASE_URL: url }, show: true });
  } finally {
    if (database.isOurs && !database.isRelaxed) await setDurability(url, 1);
  }
  return true;
}
