import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql, { type Pool, type PoolConnection } from 'mysql2/promise';
import { APP_CONFIG, type AppConfig } from '../config/index.js';

/** A reading handle; also the type of a transaction, so that queries can be written once. */
export type Db = MySql2Database<Record<string, never>>;

/**
 * An open transaction. Repositories take it for every write; only `UnitOfWork` makes one, so forgetting it does not
 * compile. `connection` is for hand-written SQL on the hot paths.
 */
export interface Tx {
  readonly db: Db;
  readonly connection: PoolConnection;
  /** Runs after COMMIT, never after a rollback. For wake-ups only: a crash in between loses it. */
  afterCommit(work: () => void): void;
  readonly __transaction: unique symbol;
}

/** mysql2 options for a `mysql://` URL, with `?socketPath=` for a Unix socket. */
export function poolOptions(databaseUrl: string, connectionLimit: number): mysql.PoolOptions {
  const target = new URL(databaseUrl);
  const socketPath = target.searchParams.get('socketPath');
  return {
    user: decodeURIComponent(target.username),
    password: decodeURIComponent(target.password),
    database: target.pathname.slice(1),
    ...(socketPath ? { socketPath } : { host: target.hostname, port: Number(target.port || 3306) }),
    connectionLimit,
    timezone: 'Z',
    supportBigNumbers: true,
    charset: 'utf8mb4',
    // A no-op upsert must report 0 affected rows, not 1 as an insert does.
    flags: ['-FOUND_ROWS'],
    multipleStatements: false,
  };
}

/** Owns the connection pool. Everything else gets `Db` for reading or `Tx` for writing. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: Pool;
  readonly db: Db;

  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'DATABASE_URL' | 'DATABASE_POOL'>) {
    this.pool = mysql.createPool(poolOptions(config.DATABASE_URL, config.DATABASE_POOL));
    this.pool.on('connection', (connection) => {
      // Session settings a foreign server may lack; sent once per physical connection.
      void connection.query(
        "SET SESSION sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY', time_zone='+00:00', innodb_lock_wait_timeout=5",
      );
      void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    });
    this.db = drizzle(this.pool) as unknown as Db;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
