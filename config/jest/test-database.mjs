/**
 * One private database server per test run, in memory where the system has `/dev/shm`, with one database per worker.
 * The migrations run once, into a template; the others are made from its `SHOW CREATE` text, which is five times faster.
 * Migrations make structure only: rows a test needs, it inserts.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withConnection } from '../lib/database.mjs';
import { discardDatabase, isAlive, startEmbeddedDatabase } from '../lib/embedded-db.mjs';
import { inRoot } from '../lib/paths.mjs';

const TEMPLATE = 'template_1';
const BREAKPOINT = '--> statement-breakpoint';

const PREFIX = 'yimai-test-';
const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** A run that was killed leaves its database running in memory; the next run clears it away. */
export async function sweepDeadRuns() {
  for (const name of fs.readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const folder = path.join(parent, name);
    await discardDatabase(path.join(folder, 'db'));
    await discardDatabase(path.join(folder, 'data/db'));
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A new folder in memory where possible; its reader removes it. */
export function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`));
  fs.chmodSync(folder, 0o755); // the database's account must be able to pass
  return folder;
}

/** The statements of every migration, in the order of drizzle's journal. */
export function migrationStatements(folder = inRoot('server/drizzle')) {
  const journal = path.join(folder, 'meta/_journal.json');
  if (!fs.existsSync(journal)) return [];
  const { entries } = JSON.parse(fs.readFileSync(journal, 'utf8'));
  const text = (entry) => fs.readFileSync(path.join(folder, `${entry.tag}.sql`), 'utf8');
  const inOrder = [...entries].sort((a, b) => a.idx - b.idx);
  return inOrder
    .flatMap((entry) => text(entry).split(BREAKPOINT))
    .filter((statement) => statement.trim() !== '');
}

/** The statements that make the current database's tables and triggers again. */
async function dump(connection) {
  const statements = ['SET foreign_key_checks=0'];
  const [tables] = await connection.query("SHOW FULL TABLES WHERE Table_type='BASE TABLE'");
  for (const row of tables) {
    const [[created]] = await connection.query('SHOW CREATE TABLE ??', [Object.values(row)[0]]);
    statements.push(created['Create Table']);
  }
  const [triggers] = await connection.query('SHOW TRIGGERS');
  for (const { Trigger: name } of triggers) {
    const [[created]] = await connection.query('SHOW CREATE TRIGGER ??', [name]);
    statements.push(created['SQL Original Statement']);
  }
  return [...statements, 'SET foreign_key_checks=1'];
}

async function copyTemplate(connection, names) {
  await connection.query('CREATE DATABASE ??; USE ??', [TEMPLATE, TEMPLATE]);
  for (const statement of migrationStatements()) await connection.query(statement);
  const statements = await dump(connection);
  for (const name of names) {
    await connection.query('CREATE DATABASE ??; USE ??', [name, name]);
    for (const statement of statements) await connection.query(statement);
  }
}

/**
 * @param {number} count databases to make: `test_1` … `test_<count>`
 * @returns {Promise<{ url: (name: string) => string, stop: () => Promise<void> }>}
 */
export async function startTestDatabases(count) {
  await sweepDeadRuns();
  const folder = temporaryFolder();
  const server = await startEmbeddedDatabase({ folder: path.join(folder, 'db'), relaxed: true });
  const names = Array.from({ length: count }, (_, index) => `test_${index + 1}`);
  await withConnection(server.url('mysql'), (connection) => copyTemplate(connection, names));
  const stop = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}
