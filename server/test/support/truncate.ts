import { escapeId } from 'mysql2';
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** Rows the running process relies on: its lease of a worker number. */
const KEPT = new Set(['installation_facts']);

/**
 * Empties every table that holds a row. Call it before each test; the schema stays. Leases of worker numbers survive, the
 * audit head does not. One statement asks all tables, and DELETE empties them: TRUNCATE makes a new file for each, and
 * with a question per table it took thirteen times the CPU. Nothing counts up by itself, so nothing has to be set back.
 */
export async function truncateAll({ pool }: { pool: Pool }): Promise<void> {
  const connection = await pool.getConnection();
  try {
    const [tables] = await connection.query<RowDataPacket[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
    );
    const names = tables.map((row) => String(row['name'])).filter((name) => !KEPT.has(name));
    const questions = names.map(
      (name, index) => `(SELECT ${index} AS number FROM ${escapeId(name)} LIMIT 1)`,
    );
    const [filled] = await connection.query<RowDataPacket[]>(questions.join(' UNION ALL '));
    await connection.query('SET foreign_key_checks = 0');
    for (const row of filled) await connection.query('DELETE FROM ??', [names[Number(row['number'])]]);
    await connection.query("DELETE FROM installation_facts WHERE name NOT LIKE 'worker-%'");
    await connection.query('SET foreign_key_checks = 1');
  } finally {
    connection.release();
  }
}
