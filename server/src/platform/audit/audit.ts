import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RowDataPacket } from 'mysql2/promise';
import { DatabaseClock, Ids } from '../clock/index.js';
import type { Tx } from '../db/index.js';
import { canonicalJson } from '../idempotency/idempotency.js';

export interface AuditInput {
  /** `staff:{id}`, `member:{id}` or `system`. */
  actor: string;
  /** Verb and noun, e.g. `withdrawal.approve`. */
  action: string;
  /** What it was done to, e.g. a wire id. */
  target: string;
  detail: Record<string, unknown>;
}

const GENESIS = '0'.repeat(64);

/** SHA-256 over the record and its predecessor's hash: any edit, deletion or reordering breaks the chain. */
export function auditHash(record: AuditInput & { id: number; at: Date; previousHash: string }): string {
  const { id, actor, action, target, detail, previousHash } = record;
  return createHash('sha256')
    .update(
      [previousHash, String(id), record.at.toISOString(), actor, action, target, canonicalJson(detail)].join(
        '\n',
      ),
    )
    .digest('hex');
}

/** Records a privileged write in the transaction of that write. */
@Injectable()
export class Audit {
  constructor(
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  async record(tx: Tx, input: AuditInput): Promise<void> {
    // The head row serialises appends; its lock is held until COMMIT, so call this near the end of a transaction.
    await tx.connection.query(
      "INSERT INTO installation_facts (name, value, updated_at) VALUES ('audit-head', ?, NOW(3)) ON DUPLICATE KEY UPDATE updated_at = NOW(3)",
      [GENESIS],
    );
    const [heads] = await tx.connection.query<RowDataPacket[]>(
      "SELECT value FROM installation_facts WHERE name = 'audit-head' FOR UPDATE",
    );
    const previousHash = String(heads[0]?.['value'] ?? GENESIS);
    const record = { ...input, id: this.ids.next('audit'), at: this.clock.now(), previousHash };
    const hash = auditHash(record);
    await tx.connection.query(
      'INSERT INTO audit_records (id, actor, action, target, detail, previous_hash, hash, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [
        record.id,
        record.actor,
        record.action,
        record.target,
        JSON.stringify(record.detail),
        previousHash,
        hash,
        record.at,
      ],
    );
    await tx.connection.query("UPDATE installation_facts SET value = ? WHERE name = 'audit-head'", [hash]);
  }
}
