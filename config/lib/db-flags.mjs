/** The private server's command line. What matters for money is asked back after the start (`db-settings.mjs`). */
import path from 'node:path';
import { userFlag } from './db-folder.mjs';

/**
 * @param {object} options
 * @param {'mariadb' | 'mysql'} options.flavour
 * @param {string} options.folder
 * @param {string} options.runDir
 * @param {{ path: string } | { host: string, port: number }} options.address
 * @param {ReturnType<import('./db-folder.mjs').serverAccount>} options.account
 * @param {boolean} options.relaxed no durability, small caches: for throw-away databases
 * @returns {string[]}
 */
export function serverFlags({ flavour, folder, runDir, address, account, relaxed }) {
  return [
    '--no-defaults',
    ...userFlag(account),
    `--datadir=${path.join(folder, 'data')}`,
    `--pid-file=${path.join(runDir, 'pid')}`,
    `--tmpdir=${runDir}`, // a server that starts removes the temporary tables of whoever shares its folder
    `--log-error=${path.join(folder, 'server.log')}`,
    ...(address.path
      ? [`--socket=${address.path}`, '--skip-networking']
      : ['--bind-address=127.0.0.1', `--port=${address.port}`]),
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--transaction-isolation=READ-COMMITTED',
    '--default-time-zone=+00:00',
    '--sql-mode=STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY',
    '--innodb-rollback-on-timeout=1',
    '--innodb-lock-wait-timeout=5',
    '--loose-innodb-snapshot-isolation=ON', // "loose": a server that does not know it starts all the same
    '--max-connections=300',
    ...(relaxed
      ? ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite', '--innodb-buffer-pool-size=96M']
      : ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=256M']),
    ...(flavour === 'mariadb'
      ? ['--skip-log-bin', `--innodb-log-file-size=${relaxed ? '32M' : '96M'}`]
      : ['--disable-log-bin', '--mysqlx=OFF', '--performance-schema=OFF']),
  ];
}
