import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { poolOptions } from '../../platform/db/index.js';

const FACT = 'demo-shop';
const MIGRATIONS = '__drizzle_migrations';

/** `mine`: somebody uses the mall already, and it is not the demo. */
export type DemoState = 'empty' | 'unfinished' | 'complete' | 'mine';

/** Whether the demo shop is there, kept in the database it fills. */
export class SeedState {
  private constructor(private readonly connection: Connection) {}

  static async open(databaseUrl: string): Promise<SeedState> {
    return new SeedState(await mysql.createConnection(poolOptions(databaseUrl, 1)));
  }

  async read(): Promise<DemoState> {
    const [facts] = await this.connection.query<RowDataPacket[]>(
      'SELECT value FROM installation_facts WHERE name = ?',
      [FACT],
    );
    if (facts[0]) return facts[0]['value'] === 'complete' ? 'complete' : 'unfinished';
    const [used] = await this.connection.query<RowDataPacket[]>(
      'SELECT EXISTS (SELECT 1 FROM products) + EXISTS (SELECT 1 FROM members) AS used',
    );
    return Number(used[0]?.['used']) > 0 ? 'mine' : 'empty';
  }

  async write(state: 'unfinished' | 'complete'): Promise<void> {
    await this.connection.query(
      'INSERT INTO installation_facts (name, value, updated_at) VALUES (?, ?, NOW(3)) ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)',
      [FACT, state],
    );
  }

  /** Empties what an interrupted seeding left behind. */
  async wipe(): Promise<void> {
    const [tables] = await this.connection.query<RowDataPacket[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name <> ?",
      [MIGRATIONS],
    );
    await this.connection.query('SET SESSION foreign_key_checks = 0');
    for (const { name } of tables) await this.connection.query('TRUNCATE TABLE ??', [name]);
    await this.connection.query('SET SESSION foreign_key_checks = 1');
  }

  async close(): Promise<void> {
    await this.connection.end();
  }
}
