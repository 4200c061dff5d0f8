import { Injectable } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/mysql2';
import type { PoolConnection as RawConnection } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { Database, type Db, type Tx } from './database.js';
import { isRetryable } from './errors.js';
import { TxConnection } from './tx-connection.js';

const MAX_ATTEMPTS = 4;

/** Runs what the server undid again, a few times: a transaction, or a statement that is one by itself. */
export async function againOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  }
}

/**
 * The one place that owns COMMIT and ROLLBACK; a transaction begins with its first statement. READ COMMITTED; the whole work is run again when the server reports a
 * deadlock, a lock wait time-out or a changed snapshot, so it must not have effects outside the transaction: no HTTP,
 * no queue, no sleep. Announce through the outbox instead.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return againOnConflict(() => this.attempt(work));
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const connection = await this.database.writer();
    const open = new OpenTransaction(connection);
    let isClean = false;
    try {
      const result = await work(open as unknown as Tx);
      await open.commit();
      isClean = true;
      open.announce();
      return result;
    } catch (error) {
      isClean = await rollback(connection);
      throw error;
    } finally {
      // A connection that could not roll back may still hold the transaction: never give it to the next caller.
      if (isClean) connection.release();
      else connection.destroy();
    }
  }
}

/** What a `Tx` is. The connection is in a transaction from its first statement on. */
class OpenTransaction {
  readonly connection: TxConnection;
  private readonly before: (() => void)[] = [];
  private readonly after: (() => void)[] = [];
  private drizzled: Db | undefined;

  constructor(connection: PoolConnection) {
    this.connection = new TxConnection(connection.connection as unknown as RawConnection);
  }

  /** Made when first wanted: hot paths do without. */
  get db(): Db {
    return (this.drizzled ??= drizzle(this.connection as unknown as PoolConnection) as unknown as Db);
  }

  beforeCommit(hook: () => void): void {
    this.before.push(hook);
  }

  afterCommit(hook: () => void): void {
    this.after.push(hook);
  }

  async commit(): Promise<void> {
    for (const hook of this.before) hook();
    await this.connection.commit();
  }

  announce(): void {
    for (const hook of this.after) hook();
  }
}

async function rollback(connection: PoolConnection): Promise<boolean> {
  try {
    await connection.query('ROLLBACK');
    return true;
  } catch {
    return false; // The original error is the one worth reporting; the caller destroys the connection.
  }
}

function backoffMs(attempt: number): number {
  return Math.random() * 10 * 2 ** attempt;
}
