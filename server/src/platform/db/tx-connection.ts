import type {
  FieldPacket,
  PoolConnection as RawConnection,
  Query,
  QueryError,
  QueryOptions,
  QueryResult,
  QueryValues,
  ResultSetHeader,
} from 'mysql2';
import { DeferredWriteFailed } from './errors.js';

const SEPARATOR = ';\n';

export interface DeferOptions {
  /** What a failure means; undefined: nothing in particular. It may read in the transaction, which fails all the same. */
  explain?: (error: Error) => Error | undefined | Promise<Error | undefined>;
  /** Judges the outcome, once it is known: an error fails the transaction. */
  check?: (result: ResultSetHeader) => Error | undefined;
}

interface Deferred extends DeferOptions {
  text: string;
}

/** The part of mysql2's promise API that repositories use; a pool offers it for reading, a transaction for everything. */
export interface Queryable {
  query<T extends QueryResult>(sql: string, values?: QueryValues): Promise<[T, FieldPacket[]]>;
  query<T extends QueryResult>(options: QueryOptions, values?: QueryValues): Promise<[T, FieldPacket[]]>;
}

/**
 * The connection of one transaction. A deferred write waits for the next statement and travels in its packet: a round
 * trip costs more than a statement. The order of statements is the order of the calls, so locks are taken as written.
 *
 * Packets of several statements need a connection that allows them. What that could make of an injected text is
 * refused: no text may bring its own semicolon, and values are escaped before the statements are joined.
 */
export class TxConnection implements Queryable {
  private waiting: Deferred[] = [];

  constructor(private readonly raw: RawConnection) {}

  async query<T extends QueryResult>(
    statement: string | QueryOptions,
    values?: QueryValues,
  ): Promise<[T, FieldPacket[]]> {
    const options: QueryOptions = typeof statement === 'string' ? { sql: statement } : statement;
    const text = this.format(options.sql, values ?? (options.values as QueryValues | undefined));
    return this.send<T>({ ...options, values: undefined }, text);
  }

  /**
   * A write whose outcome nobody reads: it is sent with the next statement, with COMMIT at the latest. When it fails,
   * the transaction fails: with what `explain` makes of the error, else with {@link DeferredWriteFailed}.
   */
  defer(sql: string, values?: QueryValues, options: DeferOptions = {}): void {
    this.waiting.push({ text: this.format(sql, values), ...options });
  }

  async commit(): Promise<void> {
    // What is judged must be judged before it counts; the rest may travel with COMMIT, which a failure keeps from running.
    const judged = this.waiting.findLastIndex(({ check }) => check !== undefined);
    if (judged >= 0) {
      const rest = this.waiting.splice(judged + 1);
      const last = this.waiting.pop() as Deferred;
      const [result] = await this.send<ResultSetHeader>({ sql: '' }, last.text).catch(
        async (error: unknown) => {
          throw (error instanceof Error && (await last.explain?.(error))) || error;
        },
      );
      const problem = last.check?.(result);
      if (problem) throw problem;
      this.waiting = rest;
    }
    await this.send({ sql: '' }, 'COMMIT');
  }

  private format(sql: string, values: QueryValues | undefined): string {
    if (sql.includes(';')) throw new Error('one statement at a time');
    return values === undefined ? sql : this.raw.format(sql, values);
  }

  private send<T extends QueryResult>(options: QueryOptions, last: string): Promise<[T, FieldPacket[]]> {
    const before = this.waiting;
    this.waiting = [];
    const sql = before.length === 0 ? last : [...before.map(({ text }) => text), last].join(SEPARATOR);
    return new Promise((resolve, reject) => {
      const query: Query = this.raw.query(
        { ...options, sql },
        (error: QueryError | null, result: unknown, fields: unknown) => {
          if (before.length === 0) {
            if (error) reject(error);
            else resolve([result as T, fields as FieldPacket[]]);
            return;
          }
          const results = result as unknown[];
          const problem = error ? meaningOf(error, query, before) : problemOf(before, results);
          if (problem) void Promise.resolve(problem).then(reject, reject);
          else resolve([results[before.length] as T, (fields as FieldPacket[][])[before.length] ?? []]);
        },
      );
    });
  }
}

function problemOf(deferred: readonly Deferred[], results: readonly unknown[]): Error | undefined {
  for (const [index, { check }] of deferred.entries()) {
    const problem = check?.(results[index] as ResultSetHeader);
    if (problem) return problem;
  }
  return undefined;
}

/** Whoever sent the last statement must not take the failure of an earlier one for its own. */
async function meaningOf(error: QueryError, query: Query, deferred: readonly Deferred[]): Promise<Error> {
  // How many results came before the error: the driver counts them and does not say so in its types.
  const { _resultIndex: failedAt = 0 } = query as unknown as { _resultIndex?: number };
  if (failedAt >= deferred.length) return error;
  return (await deferred[failedAt]?.explain?.(error)) ?? new DeferredWriteFailed(error);
}
