import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EndpointName } from '@yimai/shared/api/endpoints';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { DatabaseClock } from '../clock/index.js';
import { errnoOf, UnitOfWork, type Tx } from '../db/index.js';
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
  ) {}

  async run<T>({ call, endpoint, input }: IdempotentCall, work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope = scopeOf(call);
    const key = call.idempotencyKey;
    invariant(key, `${endpoint} is not marked idempotent in the endpoint table`);
    const inputHash = createHash('sha256')
      .update(`${endpoint}\n${canonicalJson(input)}`)
      .digest('hex');
    try {
      return await this.unitOfWork.run(async (tx) => {
        if (!(await this.claim(tx, { scope, key, endpoint, inputHash })))
          return this.replay<T>(tx, { scope, key, inputHash });
        const result = await work(tx);
        await tx.connection.query(
          'UPDATE idempotency_keys SET response = ? WHERE scope = ? AND idem_key = ?',
          [JSON.stringify(result), scope, key],
        );
        return result;
      });
    } catch (error) {
      if (errnoOf(error) === 1205) throw new DomainError('IDEMPOTENCY_IN_FLIGHT');
      throw error;
    }
  }

  private async claim(
    tx: Tx,
    row: { scope: string; key: string; endpoint: string; inputHash: string },
  ): Promise<boolean> {
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

  private async replay<T>(tx: Tx, row: { scope: string; key: string; inputHash: string }): Promise<T> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT input_hash, response FROM idempotency_keys WHERE scope = ? AND idem_key = ?',
      [row.scope, row.key],
    );
    const stored = rows[0];
    if (!stored) throw new DomainError('IDEMPOTENCY_IN_FLIGHT');
    if (stored['input_hash'] !== row.inputHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
    const response: unknown = stored['response'];
    return (typeof response === 'string' ? JSON.parse(response) : response) as T;
  }
}
