import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql, { type Pool, type PoolConnection } from 'mysql2/promise';
import { GatheredReads, readPart, type Part, type PartRow } from './gathered-reads.js';
import type { Queryable, TxConnection } from './tx-connection.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';

/** A reading handle; also the type of a transaction, so that queries can be written once. */
export type Db = MySql2Database<Record<string, never>>;

/**
 * An open transaction. Repositories take it for every write; only `UnitOfWork` makes one, so forgetting it does not
 * compile. `connection` is for hand-written SQL on the hot paths.
 */
export interface Tx {
  readonly db: Db;
  readonly connection: TxConnection;
  /** Runs after COMMIT, never after a rollback. For wake-ups only: a crash in between loses it. */
  afterCommit(work: () => void): void;
  /** Runs right before COMMIT, in the order of the calls: for what is gathered and written once. */
  beforeCommit(work: () => void): void;
  readonly __transaction: unique symbol;
}

/** mysql2 options for a `mysql://` URL, with `?socketPath=` for a Unix socket. */
export function poolOptions(
  databaseUrl: string,
  connectionLimit: number,
  { multipleStatements = false }: { multipleStatements?: boolean } = {},
): mysql.PoolOptions {
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
    multipleStatements,
    // A stack trace per query is dear, and the error names its statement.
    trace: false,
  };
}

/** What a foreign server may have set otherwise; once per physical connection. */
const SESSION = [
  "SET SESSION sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY', time_zone='+00:00', innodb_lock_wait_timeout=5",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/**
 * Owns the connections. Everything else gets `Db` for reading or `Tx` for writing. Transactions have connections of
 * their own, so that a piece of work that reads before it writes can never starve others of both, and so that these can
 * be set up to open a transaction by themselves.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: Pool;
  readonly db: Db;
  private readonly reads: GatheredReads;
  private readonly writers: Pool;
  private readonly ready = new WeakSet<object>();

  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'DATABASE_URL' | 'DATABASE_POOL'>) {
    const { DATABASE_URL: url, DATABASE_POOL: limit } = config;
    const writers = Math.floor(limit / 2);
    this.pool = mysql.createPool(poolOptions(url, limit - writers));
    this.pool.on('connection', (connection) => {
      for (const statement of SESSION) void connection.query(statement);
    });
    this.writers = mysql.createPool(poolOptions(url, writers, { multipleStatements: true }));
    this.db = drizzle(this.pool) as unknown as Db;
    this.reads = new GatheredReads(this.pool as unknown as Queryable);
  }

  /** One SELECT in the transaction, or, without one, together with the others that are asked at the same moment. */
  rows(part: Part, tx?: Tx): Promise<PartRow[]> {
    return tx ? readPart(tx.connection, part) : this.reads.rows(part);
  }

  /** For UnitOfWork alone: the first statement opens a transaction, which must end before the connection is given back. */
  async writer(): Promise<PoolConnection> {
    const connection = await this.writers.getConnection();
    if (this.ready.has(connection.connection)) return connection;
    try {
      for (const statement of [...SESSION, 'SET SESSION autocommit = 0']) await connection.query(statement);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.ready.add(connection.connection);
    return connection;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.writers.end()]);
  }
}
