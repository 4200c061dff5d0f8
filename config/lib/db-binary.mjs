/** Finds a MariaDB or MySQL server program, or gets one. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { ReadableError } from './log.mjs';

const PACKAGE = 'mariadb-server-core'; // the server alone: no service, no system user, 45 MB
const suffix = process.platform === 'win32' ? '.exe' : '';

/** `<parent>/<version>/bin` for every installed version. */
function versionedDirs(parent, pattern) {
  if (!fs.existsSync(parent)) return [];
  const versions = fs.readdirSync(parent).filter((name) => pattern.test(name));
  return versions.map((name) => path.join(parent, name, 'bin'));
}

const knownDirs = () => [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/sbin',
  '/usr/libexec',
  '/usr/local/sbin',
  '/usr/local/mysql/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
  ...versionedDirs('C:\\Program Files', /^MariaDB /),
  ...versionedDirs('C:\\Program Files\\MySQL', /^MySQL Server/),
];

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false; // absent or not ours to run: both mean "look further"
  }
}

/** The server program's real path, or undefined. `YIMAI_MYSQLD` names one explicitly. */
export function findDatabaseServer() {
  if (process.env.YIMAI_MYSQLD) return process.env.YIMAI_MYSQLD;
  const candidates = ['mariadbd', 'mysqld'].flatMap((name) =>
    knownDirs().map((dir) => path.join(dir, name + suffix)),
  );
  const found = candidates.find(isExecutable);
  return found && fs.realpathSync(found);
}

const waysOut = (reason) =>
  [
    `No MariaDB or MySQL server was found${reason ? ` (${reason})` : ''}. Do one of these and start again:`,
    '  1. install one',
    `     Debian/Ubuntu  sudo apt-get install -y --no-install-recommends ${PACKAGE}`,
    '     Fedora/RHEL    sudo dnf install mariadb-server',
    '     Arch, Alpine   sudo pacman -S mariadb, sudo apk add mariadb',
    '     macOS          brew install mariadb',
    '     Windows        winget install MariaDB.Server',
    '  2. use a running server: DATABASE_URL=mysql://user:password@host:port/yimai npm start',
    '  3. use Docker: docker compose up -d, then',
    '     DATABASE_URL=mysql://yimai:yimai@127.0.0.1:3307/yimai npm start',
  ].join('\n');

/**
 * @returns {Promise<{ file: string, flavour: 'mariadb' | 'mysql' }>}
 * @throws {ReadableError} naming the three ways out
 */
export async function ensureDatabaseServer() {
  if (!findDatabaseServer()) {
    if (!canInstall()) throw new ReadableError(waysOut(''));
    await aptInstall([PACKAGE]).catch((error) => {
      throw new ReadableError(`${error.message}\n\n${waysOut('apt-get failed')}`);
    });
  }
  const file = findDatabaseServer();
  if (!file) throw new ReadableError(waysOut(`${PACKAGE} brought none`));
  const version = spawnSync(file, ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (version.status !== 0)
    throw new ReadableError(`${file} does not run: ${version.error?.message ?? version.stderr}`);
  return { file, flavour: /mariadb/i.test(version.stdout) ? 'mariadb' : 'mysql' };
}
