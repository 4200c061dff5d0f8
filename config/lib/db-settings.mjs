/**
 * What the money needs from the database, asked from the running server instead of trusted from a command line.
 * A kill -9 cannot tell `innodb_flush_log_at_trx_commit` 1 from 2 (the page cache survives), so the setting itself is checked.
 */
import { ReadableError } from './log.mjs';

const isOn = (value) => value === '1' || value === 'ON';

/** `optional`: a server without the variable passes. `durability`: waived for throw-away test databases. */
const REQUIREMENTS = [
  { name: 'innodb_flush_log_at_trx_commit', want: '1', durability: true, ok: (v) => v === '1' },
  { name: 'innodb_doublewrite', want: 'ON', durability: true, ok: (v) => v !== 'OFF' && v !== '0' },
  {
    name: 'sync_binlog',
    want: '1 when the binary log is on',
    durability: true,
    ok: (v, all) => !isOn(all.log_bin) || v === '1',
  },
  { name: 'innodb_rollback_on_timeout', want: 'ON', ok: isOn },
  { name: 'innodb_lock_wait_timeout', want: '3 to 5', ok: (v) => Number(v) >= 3 && Number(v) <= 5 },
  { name: 'innodb_snapshot_isolation', want: 'ON', optional: true, ok: isOn },
  {
    name: 'time_zone',
    want: '+00:00',
    ok: (v, all) => ['+00:00', 'UTC'].includes(v === 'SYSTEM' ? all.system_time_zone : v),
  },
  { name: 'sql_mode', want: 'a strict mode', ok: (v) => /STRICT_(ALL|TRANS)_TABLES/.test(v) },
  { name: 'wsrep_on', want: 'OFF: several writers lose updates', optional: true, ok: (v) => !isOn(v) },
];

/**
 * @param {import('mysql2/promise').Connection} connection
 * @param {{ relaxed?: boolean }} [options] `relaxed` waives durability, nothing else
 * @returns {Promise<{ lines: string[], problems: string[] }>}
 */
export async function checkSettings(connection, { relaxed = false } = {}) {
  const [rows] = await connection.query('SHOW GLOBAL VARIABLES');
  const all = Object.fromEntries(rows.map((row) => [row.Variable_name.toLowerCase(), row.Value]));
  const lines = [`${all.version_comment} ${all.version}`];
  const problems = [];
  for (const { name, want, ok, optional = false, durability = false } of REQUIREMENTS) {
    const value = all[name];
    if (value === undefined && optional) continue;
    lines.push(`${name}=${value}`);
    const good = value !== undefined && ok(value, all);
    if (!good && !(relaxed && durability)) problems.push(`${name} is ${value}, needed: ${want}`);
  }
  return { lines, problems };
}

/**
 * @param {import('mysql2/promise').Connection} connection
 * @param {{ relaxed?: boolean }} [options]
 * @returns {Promise<string[]>} what was found, for printing
 * @throws {ReadableError} listing every unsafe setting
 */
export async function assertSettings(connection, options) {
  const { lines, problems } = await checkSettings(connection, options);
  if (problems.length > 0)
    throw new ReadableError(`The database is not safe for money:\n  ${problems.join('\n  ')}`);
  return lines;
}
