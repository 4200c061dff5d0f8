import { Injectable } from '@nestjs/common';
import type { CommissionPolicy } from '@yimai/shared/domain/commission/types';
import type { Id } from '@yimai/shared/kernel/id';
import { desc, eq } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { commissionPolicies } from './commission.schema.js';

export interface PolicyRow {
  policy: CommissionPolicy;
  note: string;
  publishedBy: string;
  effectiveFrom: Date;
}

type StoredPolicy = typeof commissionPolicies.$inferSelect;

function toRow(stored: StoredPolicy): PolicyRow {
  const policy = {
    ...(stored.policy as unknown as CommissionPolicy),
    policyId: stored.id,
    version: stored.version,
  };
  return { policy, note: stored.note, publishedBy: stored.publishedBy, effectiveFrom: stored.effectiveFrom };
}

/** Policies are inserted and read, never changed. */
@Injectable()
export class PolicyRepository {
  constructor(private readonly database: Database) {}

  async newestFirst(limit: number, tx?: Tx): Promise<PolicyRow[]> {
    const rows = await (tx?.db ?? this.database.db)
      .select()
      .from(commissionPolicies)
      .orderBy(desc(commissionPolicies.version))
      .limit(limit);
    return rows.map(toRow);
  }

  async byId(id: Id<'policy'>, tx?: Tx): Promise<PolicyRow | null> {
    const [row] = await (tx?.db ?? this.database.db)
      .select()
      .from(commissionPolicies)
      .where(eq(commissionPolicies.id, id));
    return row ? toRow(row) : null;
  }

  async insert(tx: Tx, row: PolicyRow): Promise<void> {
    await tx.db.insert(commissionPolicies).values({
      id: row.policy.policyId,
      version: row.policy.version,
      policy: row.policy as unknown as Record<string, unknown>,
      paidLevels: row.policy.paidLevels,
      note: row.note,
      publishedBy: row.publishedBy,
      effectiveFrom: row.effectiveFrom,
    });
  }
}
