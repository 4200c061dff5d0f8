import { Injectable, Logger } from '@nestjs/common';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { commissionSettled, debtOffset } from '@yimai/shared/domain/ledger/entries';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { shanghaiDay } from '@yimai/shared/kernel/clock';
import { formatId, type CommissionId, type DistributorId } from '@yimai/shared/kernel/id';
import { addFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CommissionService, type CommissionRow } from '../commission/index.js';
import { LedgerService } from '../ledger/index.js';
import { SettlementRepository } from './settlement.repository.js';

/** Commissions of one distributor settled in one transaction; the rest follows in the next. */
const BATCH = 100;
const SCAN = 2_000;

/** Makes matured commission available. One transaction per distributor: one bad row stops nobody else. */
@Injectable()
export class SettlementService {
  private readonly log = new Logger('settlement');

  constructor(
    private readonly commissions: CommissionService,
    private readonly ledger: LedgerService,
    private readonly repository: SettlementRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Settles what is due. `isBlocked` names lines with an open after-sale case: they wait. Safe to run twice and in
   * several processes: rows are locked and checked again inside the transaction.
   */
  async run(
    isBlocked: (lineIds: readonly number[]) => Promise<ReadonlySet<number>>,
  ): Promise<{ settled: number; failed: number }> {
    const now = this.clock.now();
    const due = await this.commissions.due(now, SCAN);
    const blocked =
      due.length > 0 ? await isBlocked(due.map(({ orderLineId }) => orderLineId)) : new Set<number>();
    const byDistributor = new Map<DistributorId, CommissionId[]>();
    for (const { id, distributorId, orderLineId } of due) {
      if (blocked.has(orderLineId)) continue;
      byDistributor.set(distributorId, [...(byDistributor.get(distributorId) ?? []), id]);
    }
    const result = { settled: 0, failed: 0 };
    for (const [distributorId, ids] of byDistributor) {
      try {
        for (let start = 0; start < ids.length; start += BATCH) {
          result.settled += await this.unitOfWork.run((tx) =>
            this.settle(tx, distributorId, ids.slice(start, start + BATCH)),
          );
        }
      } catch (error) {
        // Logged and left due: the next run tries this distributor again, the others go on now.
        this.log.error({ err: error, distributorId }, 'settling a distributor failed');
        result.failed += 1;
      }
    }
    return result;
  }

  private async settle(tx: Tx, distributorId: DistributorId, ids: readonly CommissionId[]): Promise<number> {
    const now = this.clock.now();
    const rows = (await this.commissions.lockDue(tx, ids, now)).filter(
      (row) => row.distributorId === distributorId,
    );
    const last = rows[rows.length - 1];
    if (!last) return 0;
    const amountFen = addFen(...rows.map(netOf));
    const drafts: EntryDraft[] = rows
      .filter((row) => netOf(row) > 0)
      .map((row) => commissionSettled({ commissionId: row.id, distributorId, amountFen: netOf(row) }));
    const offset = await this.offsetOldDebt(tx, last, amountFen);
    if (offset) drafts.push(offset);
    await this.commissions.markAvailable(
      tx,
      rows.map(({ id }) => id),
      now,
    );
    await this.ledger.post(tx, drafts, { distributor: formatId('distributor', distributorId) });
    const id = this.ids.next('settlement');
    const debtOffsetFen = offset ? addFen(...offset.postings.map((posting) => posting.amountFen)) : ZERO_FEN;
    await this.repository.insert(
      tx,
      {
        id,
        distributorId,
        day: shanghaiDay(now),
        commissions: rows.length,
        amountFen,
        debtOffsetFen,
        settledAt: now,
      },
      rows.map((row) => ({
        id: this.ids.next('event'),
        settlementId: id,
        commissionId: row.id,
        amountFen: netOf(row),
      })),
    );
    await this.outbox.publish(tx, 'commission.available', {
      distributorId,
      amountFen: subtractFen(amountFen, debtOffsetFen),
    });
    return rows.length;
  }

  /** Money about to become available first pays off what an earlier refund left as debt. */
  private async offsetOldDebt(tx: Tx, bringer: CommissionRow, incomingFen: Fen): Promise<EntryDraft | null> {
    const { distributorId } = bringer;
    const debtAccount = distributorAccount(distributorId, 'debt');
    const availableAccount = distributorAccount(distributorId, 'available');
    const balances = await this.ledger.lockBalances(tx, [
      availableAccount,
      debtAccount,
      distributorAccount(distributorId, 'held'),
    ]);
    const debtFen = subtractFen(ZERO_FEN, balances.get(debtAccount) ?? ZERO_FEN);
    const availableFen = addFen(balances.get(availableAccount) ?? ZERO_FEN, incomingFen);
    return debtOffset({ commissionId: bringer.id, distributorId, availableFen, debtFen });
  }
}

function netOf(row: CommissionRow): Fen {
  return subtractFen(row.amountFen, row.reversedFen);
}
