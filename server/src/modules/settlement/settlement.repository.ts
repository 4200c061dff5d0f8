import { Injectable } from '@nestjs/common';
import type { CommissionId, DistributorId, Id } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';
import type { Tx } from '../../platform/db/index.js';
import { settlementLines, settlements } from './settlement.schema.js';

export interface SettlementRow {
  id: Id<'settlement'>;
  distributorId: DistributorId;
  day: string;
  commissions: number;
  amountFen: Fen;
  debtOffsetFen: Fen;
  settledAt: Date;
}

export interface SettlementLineRow {
  id: Id<'event'>;
  settlementId: Id<'settlement'>;
  commissionId: CommissionId;
  amountFen: Fen;
}

@Injectable()
export class SettlementRepository {
  async insert(tx: Tx, settlement: SettlementRow, lines: SettlementLineRow[]): Promise<void> {
    await tx.db.insert(settlements).values(settlement);
    await tx.db.insert(settlementLines).values(lines);
  }
}
