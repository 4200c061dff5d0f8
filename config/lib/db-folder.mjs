/**
 * The private database's folder: `data/` (the server's own files), `password` (mode 0600), `server.log`.
 * It is made under another name and renamed when complete, so a folder with the final name is always a whole one.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ReadableError } from './log.mjs';
import { run } from './processes.mjs';

/**
 * The account the server runs as. It must not be root, but an unprivileged account can only be used where it can reach
 * the folder: every parent has to let others pass (a home of mode 0700 does not).
 * @param {string} folder
 * @returns {{ name: string, uid: number, gid: number } | undefined} undefined: our own account
 */
export function serverAccount(folder) {
  if (process.getuid?.() !== 0) return undefined;
  const root = { name: 'root', uid: 0, gid: 0 };
  for (let dir = path.dirname(folder); dir !== path.dirname(dir); dir = path.dirname(dir)) {
    if ((fs.statSync(dir).mode & 0o001) === 0) return root;
  }
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = ['mysql', 'nobody']
    .map((name) => accounts.find((account) => account[0] === name))
    .find(Boolean);
  return entry ? { name: entry[0], uid: Number(entry[2]), gid: Number(entry[3]) } : root;
}

export const userFlag = (account) => (account ? [`--user=${account.name}`] : []);

/** Gives a file or folder to the server's account. */
export function giveTo(account, file) {
  if (account && account.uid !== 0) fs.chownSync(file, account.uid, account.gid);
}

/** MariaDB's system tables come as SQL files: `mysql_*.sql` up to 10.x, `mariadb_*.sql` since 11. */
function systemTables(serverFile) {
  const locate = (dir, name) =>
    ['mariadb_', 'mysql_', ''].map((p) => path.join(dir, p + name)).find((f) => fs.existsSync(f));
  const share = ['mysql', 'mariadb', '.']
    .map((name) => path.join(path.dirname(serverFile), '../share', name))
    .find((dir) => locate(dir, 'system_tables.sql'));
  if (!share)
    throw new ReadableError(`The SQL files of MariaDB's system tables were not found beside ${serverFile}.`);
  const names = [
    'system_tables.sql',
    'performance_tables.sql',
    'system_tables_data.sql',
    'maria_add_gis_sp_bootstrap.sql',
  ];
  const files = names.map((name) => locate(share, name)).filter(Boolean);
  return { share, sql: files.map((file) => fs.readFileSync(file, 'utf8')).join('\n') };
}

const ownerSql = (password) =>
  `CREATE USER app@localhost IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO app@localhost WITH GRANT OPTION;\n`;

/** `mariadb-install-db` needs a program of the client package, so the SQL files go to `--bootstrap` directly. */
async function initMariadb({ file, dataDir, account, password }) {
  const { share, sql } = systemTables(file);
  const script = [
    'create database if not exists mysql;\nuse mysql;\nset @auth_root_socket=NULL;',
    sql,
    "DELETE FROM global_priv WHERE User IN ('root','');\nFLUSH PRIVILEGES;",
    ownerSql(password),
  ].join('\n');
  const flags = [
    '--bootstrap',
    `--datadir=${dataDir}`,
    `--tmpdir=${dataDir}`,
    `--lc-messages-dir=${share}`,
    '--skip-log-bin',
    '--log-warnings=0',
  ];
  await run(file, ['--no-defaults', ...userFlag(account), ...flags, '--max-allowed-packet=16M'], {
    input: script,
  });
}

async function initMysql({ file, dataDir, account, password, folder }) {
  const initFile = path.join(folder, 'init.sql');
  fs.writeFileSync(initFile, ownerSql(password), { mode: 0o600 });
  giveTo(account, initFile);
  const flags = ['--initialize-insecure', `--datadir=${dataDir}`, `--init-file=${initFile}`];
  await run(file, ['--no-defaults', ...userFlag(account), ...flags]);
  fs.rmSync(initFile);
}

/**
 * Makes the folder where it does not exist yet.
 * @param {{ file: string, flavour: 'mariadb' | 'mysql' }} server
 * @param {string} folder
 */
export async function ensureDatabaseFolder(server, folder) {
  if (fs.existsSync(folder)) return;
  const parent = path.dirname(folder);
  fs.mkdirSync(parent, { recursive: true });
  const unfinished = `${path.basename(folder)}.init-`;
  for (const name of fs.readdirSync(parent)) {
    if (name.startsWith(unfinished)) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const temporary = path.join(parent, unfinished + process.pid);
  const dataDir = path.join(temporary, 'data');
  fs.mkdirSync(temporary, { mode: 0o755 });
  fs.mkdirSync(dataDir, { mode: 0o700 });
  const account = serverAccount(folder);
  giveTo(account, dataDir);
  const password = randomBytes(24).toString('base64url');
  fs.writeFileSync(path.join(temporary, 'password'), password, { mode: 0o600 });
  const init = server.flavour === 'mariadb' ? initMariadb : initMysql;
  await init({ file: server.file, dataDir, account, password, folder: temporary });
  fs.renameSync(temporary, folder);
}
