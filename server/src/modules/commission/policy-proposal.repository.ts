import { Injectable } from '@nestjs/common';
import type { CommissionTerms } from '@yimai/shared/domain/commission/types';
import type { Id, StaffId } from '@yimai/shared/kernel/id';
import { and, eq } from 'drizzle-orm';
import { Database, type Tx } from '../../platform/db/index.js';
import { policyProposals } from './commission.schema.js';

export interface Signer {
  staffId: StaffId;
  name: string;
}

export interface PolicyProposal {
  policyId: Id<'policy'>;
  terms: CommissionTerms;
  legalFileId: string;
  note: string;
  proposedBy: Signer;
  proposedAt: Date;
}

type StoredProposal = typeof policyProposals.$inferSelect;

function toProposal(row: StoredProposal): PolicyProposal {
  return {
    policyId: row.id,
    terms: row.terms as unknown as CommissionTerms,
    legalFileId: row.legalFileId,
    note: row.note,
    proposedBy: { staffId: row.proposedBy, name: row.proposerName },
    proposedAt: row.proposedAt,
  };
}

/** The only file that speaks SQL for proposals of policies. */
@Injectable()
export class PolicyProposalRepository {
  constructor(private readonly database: Database) {}

  async open(): Promise<PolicyProposal | null> {
    const [row] = await this.database.db
      .select()
      .from(policyProposals)
      .where(eq(policyProposals.openSlot, 1));
    return row ? toProposal(row) : null;
  }

  /** The unique slot lets one wait at a time: a second one is a duplicate key. */
  async insert(tx: Tx, { policyId, terms, proposedBy, ...rest }: PolicyProposal): Promise<void> {
    await tx.db.insert(policyProposals).values({
      ...rest,
      id: policyId,
      terms: terms as unknown as Record<string, unknown>,
      proposedBy: proposedBy.staffId,
      proposerName: proposedBy.name,
      state: 'open',
      openSlot: 1,
    });
  }

  /** Null when it no longer waits. */
  async lockOpen(tx: Tx, policyId: Id<'policy'>): Promise<PolicyProposal | null> {
    const [row] = await tx.db
      .select()
      .from(policyProposals)
      .where(and(eq(policyProposals.id, policyId), eq(policyProposals.state, 'open')))
      .for('update');
    return row ? toProposal(row) : null;
  }

  async close(
    tx: Tx,
    policyId: Id<'policy'>,
    outcome: { state: 'published' | 'rejected'; decidedBy: StaffId; decidedAt: Date },
  ): Promise<void> {
    await tx.db
      .update(policyProposals)
      .set({ ...outcome, openSlot: null })
      .where(eq(policyProposals.id, policyId));
  }
}
