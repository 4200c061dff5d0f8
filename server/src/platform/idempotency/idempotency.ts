import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { DatabaseClock } from '../clock/index.js';
import { Database, errnoOf, jsonOf, UnitOfWork, type Tx } from '../db/index.js';
import { DomainError, type CallContext } from '../http/index.js';

export interface IdempotentCall {
  call: CallContext;
  endpoint: EndpointName;
  /** The validated input; its hash is kept, not itself. */
  input: unknown;
}

/** Stable text of a value: object keys sorted, so that field order does not change the hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function scopeOf(call: CallContext): string {
  const { principal } = call;
  invariant(principal.kind !== 'anonymous', 'idempotent endpoints need a caller');
  return principal.kind === 'member' ? `member:${principal.memberId}` : `staff:${principal.staffId}`;
}

interface KeyRow {
  scope: string;
  key: string;
  endpoint: string;
  inputHash: string;
}

const SELECT_STORED = 'SELECT input_hash, response FROM idempotency_keys WHERE scope = ? AND idem_key = ?';

function keyOf({ call, endpoint, input }: IdempotentCall): KeyRow {
  const key = call.idempotencyKey;
  invariant(key, `${endpoint} is not marked idempotent in the endpoint table`);
  const inputHash = createHash('sha256')
    .update(`${endpoint}\n${canonicalJson(input)}`)
    .digest('hex');
  return { scope: scopeOf(call), key, endpoint, inputHash };
}

function answerOf<T>(stored: RowDataPacket, { inputHash }: KeyRow): T {
  if (stored['input_hash'] !== inputHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  return jsonOf<T>(stored['response']);
}

/**
 * Runs money- and stock-moving work at most once per key. The key row is inserted in the same transaction as the
 * effect, so a failure leaves neither and a replay returns the stored answer byte for byte. A second call in flight
 * waits on the row and then reads the first one's answer; after the lock wait time-out it is told to come back.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
    private readonly database: Database,
  ) {}

  async run<T>({ call, endpoint, input }: IdempotentCall, work: (tx: Tx) => Promise<T>): Promise<T> {
    const row = keyOf({ call, endpoint, input });
    try {
      return await this.unitOfWork.run(async (tx) => {
        if (!(await this.claim(tx, row))) return this.replay<T>(tx, row);
        const result = await work(tx);
        tx.connection.defer('UPDATE idempotency_keys SET response = ? WHERE scope = ? AND idem_key = ?', [
          JSON.stringify(result),
          row.scope,
          row.key,
        ]);
        return result;
      });
    } catch (error) {
      if (errnoOf(error) === 1205) throw new DomainError('IDEMPOTENCY_IN_FLIGHT');
      throw error;
    }
  }

  /**
   * As {@link run}, for work that knows its answer before it writes: `answer` stores it together with the claim, in one
   * statement, and must be called before the first write. What fails before that is forgiven when the key turns out to
   * have an answer already: a replay gets it even where the same work would be refused now.
   */
  async runAnswering<T>(
    { call, endpoint, input }: IdempotentCall,
    work: (tx: Tx, answer: (result: T) => T) => Promise<T>,
  ): Promise<T> {
    const row = keyOf({ call, endpoint, input });
    try {
      return await this.unitOfWork.run((tx) => work(tx, (result) => this.claimWith(tx, row, result)));
    } catch (error) {
      const stored = await this.stored<T>(row);
      if (stored) return stored.answer;
      throw errnoOf(error) === 1205 ? new DomainError('IDEMPOTENCY_IN_FLIGHT') : error;
    }
  }

  /** A taken key fails the transaction; the caller then reads what is stored. */
  private claimWith<T>(tx: Tx, row: KeyRow, result: T): T {
    tx.connection.defer(
      'INSERT INTO idempotency_keys (scope, idem_key, endpoint, input_hash, response, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [row.scope, row.key, row.endpoint, row.inputHash, JSON.stringify(result), this.clock.now()],
    );
    return result;
  }

  private async stored<T>(row: KeyRow): Promise<{ answer: T } | null> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(SELECT_STORED, [row.scope, row.key]);
    return rows[0] ? { answer: answerOf<T>(rows[0], row) } : null;
  }

  private async claim(tx: Tx, row: KeyRow): Promise<boolean> {
    try {
      await tx.connection.query<ResultSetHeader>(
        'INSERT INTO idempotency_keys (scope, idem_key, endpoint, input_hash, created_at) VALUES (?, ?, ?, ?, ?)',
        [row.scope, row.key, row.endpoint, row.inputHash, this.clock.now()],
      );
      return true;
    } catch (error) {
      if (errnoOf(error) === 1062) return false;
      throw error;
    }
  }

  private async replay<T>(tx: Tx, row: KeyRow): Promise<T> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(SELECT_STORED, [row.scope, row.key]);
    if (!rows[0]) throw new DomainError('IDEMPOTENCY_IN_FLIGHT');
    return answerOf<T>(rows[0], row);
  }
}
