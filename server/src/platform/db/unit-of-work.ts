import { Injectable } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { Database, type Db, type Tx } from './database.js';
import { isRetryable } from './errors.js';

const MAX_ATTEMPTS = 4;

/**
 * The one place that owns BEGIN and COMMIT. READ COMMITTED; the whole work is run again when the server reports a
 * deadlock, a lock wait time-out or a changed snapshot, so it must not have effects outside the transaction: no HTTP,
 * no queue, no sleep. Announce through the outbox instead.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const connection = await this.database.pool.getConnection();
    const hooks: (() => void)[] = [];
    let isClean = false;
    try {
      await connection.query('START TRANSACTION');
      const tx = {
        db: drizzle(connection) as unknown as Db,
        connection,
        afterCommit: (hook: () => void) => hooks.push(hook),
      };
      const result = await work(tx as unknown as Tx);
      await connection.query('COMMIT');
      isClean = true;
      for (const hook of hooks) hook();
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
