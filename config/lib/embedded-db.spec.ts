import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../jest/test-database.mjs';
import { withConnection } from './database.mjs';
import { checkSettings } from './db-settings.mjs';
import { startEmbeddedDatabase } from './embedded-db.mjs';

const launcher = path.resolve('config/lib/embedded-db.mjs');

/** Another process that starts the database and then only waits. */
async function startElsewhere(folder: string) {
  const code = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(launcher)});
    const database = await startEmbeddedDatabase({ folder: ${JSON.stringify(folder)} });
    console.log(database.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = await once(child.stdout, 'data');
  return { child, pid: Number(pid) };
}

describe('the embedded database', () => {
  const folder = temporaryFolder();
  const start = () => startEmbeddedDatabase({ folder: path.join(folder, 'db') });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('keeps its rows over a stop, and its password to itself', async () => {
    const first = await start();
    await withConnection(first.url('mysql'), (c) =>
      c.query('CREATE DATABASE shop; CREATE TABLE shop.t (id INT); INSERT shop.t VALUES (7)'),
    );
    await first.stop();
    const second = await start();
    const [rows] = await withConnection(second.url('shop'), (c) => c.query('SELECT id FROM t'));
    await second.stop();
    expect([first.how, second.how, rows]).toEqual(['started', 'started', [{ id: 7 }]]);
    expect(fs.statSync(path.join(folder, 'db/password')).mode & 0o077).toBe(0);
  });

  it('is joined by a second command, adopted after kill -9 of the first, and always stopped by its owner', async () => {
    const owner = await startElsewhere(path.join(folder, 'db'));
    const guest = await start();
    await guest.stop();
    expect([guest.how, guest.pid]).toEqual(['joined', owner.pid]);
    expect(() => process.kill(owner.pid, 0)).not.toThrow();

    owner.child.kill('SIGKILL');
    await once(owner.child, 'exit');
    const heir = await start();
    expect([heir.how, heir.pid]).toEqual(['adopted', owner.pid]);
    await heir.stop();
    expect(() => process.kill(owner.pid, 0)).toThrow('ESRCH');
  });

  it('notices unsafe settings', async () => {
    const database = await start();
    const problems = await withConnection(database.url('mysql'), async (c) => {
      await c.query('SET GLOBAL innodb_flush_log_at_trx_commit=2, GLOBAL innodb_lock_wait_timeout=50');
      return (await checkSettings(c)).problems;
    });
    await database.stop();
    expect(problems).toEqual([
      'innodb_flush_log_at_trx_commit is 2, needed: 1',
      'innodb_lock_wait_timeout is 50, needed: 3 to 5',
    ]);
  });
});
