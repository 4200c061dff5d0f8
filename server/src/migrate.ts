import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/mysql2';
import { migrate } from 'drizzle-orm/mysql2/migrator';
import mysql from 'mysql2/promise';
import { poolOptions } from './platform/db/index.js';

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../drizzle');

/** Brings the database of `DATABASE_URL` to the newest schema; nothing to do is not an error. Creates the database. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const { database, ...server } = poolOptions(databaseUrl, 1);
  const admin = await mysql.createConnection(server);
  await admin.query(
    `CREATE DATABASE IF NOT EXISTS \`${database ?? 'yimai'}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
  await admin.end();
  const pool = mysql.createPool(poolOptions(databaseUrl, 1));
  try {
    await migrate(drizzle(pool), { migrationsFolder: FOLDER });
  } finally {
    await pool.end();
  }
}

const isMain =
  process.argv[1] !== undefined && fileURLToPath(import.meta.url) === path.resolve(process.argv[1]);
if (isMain) {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set');
  void migrateDatabase(url);
}
