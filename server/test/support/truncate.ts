import type { Pool, RowDataPacket } from 'mysql2/promise';

/** Rows the running process relies on: its lease of a worker number. */
const KEPT = new Set(['installation_facts']);

/**
 * Empties every table that holds a row (TRUNCATE, so that append-only triggers do not object). Call it before each test; the schema
 * stays. Leases of worker numbers survive, the audit head does not.
 */
export async function truncateAll({ pool }: { pool: Pool }): Promise<void> {
  const connection = await pool.getConnection();
  try {
    const [tables] = await connection.query<RowDataPacket[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
    );
    await connection.query('SET foreign_key_checks = 0');
    for (const name of tables.map((row) => String(row['name']))) {
      if (KEPT.has(name)) continue;
      const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 FROM ?? LIMIT 1', [name]);
      if (rows.length > 0) await connection.query('TRUNCATE TABLE ??', [name]);
    }
    await connection.query("DELETE FROM installation_facts WHERE name NOT LIKE 'worker-%'");
    await connection.query('SET foreign_key_checks = 1');
  } finally {
    connection.release();
  }
}
