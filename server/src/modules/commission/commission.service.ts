import { Injectable } from '@nestjs/common';
import { computeCommission } from '@yimai/shared/domain/commission/commission';
import { reverseForRefund } from '@yimai/shared/domain/commission/reverse';
import type {
  CommissionEntry,
  CommissionLineFacts,
  UplineMember,
} from '@yimai/shared/domain/commission/types';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { commissionAccrued, commissionReversed } from '@yimai/shared/domain/ledger/entries';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { decideMaturity, payableAt, SETTLEMENT_PRESETS } from '@yimai/shared/domain/settlement/maturity';
import {
  formatId,
  type CommissionId,
  type DistributorId,
  type Id,
  type OrderId,
  type OrderLineId,
} from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, fen, minFen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { LedgerService } from '../ledger/index.js';
import { CommissionRepository, type CommissionRow, type ReversalRow } from './commission.repository.js';
import { PolicyService } from './policy.service.js';
import { chineseCalendar } from './work-calendar.js';

/** What the engine needs of an order; everything about people was frozen when it was placed. */
export interface CommissionOrder {
  orderId: OrderId;
  platform: 'wechat' | 'douyin' | 'h5';
  policyId: Id<'policy'>;
  upline: readonly UplineMember[];
  lines: readonly CommissionLineFacts[];
}

/** A line of which money goes back now. `refundedBeforeFen`: goods money of the line refunded earlier. */
export interface RefundedLine {
  lineId: OrderLineId;
  netPaidFen: Fen;
  refundedBeforeFen: Fen;
  refundNowFen: Fen;
}

/** Accrual, reversal and maturity of commission. Every change of an amount is booked in the same transaction. */
@Injectable()
export class CommissionService {
  constructor(
    private readonly repository: CommissionRepository,
    private readonly policies: PolicyService,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Turns a paid order into commissions with receipts. One row per line and level; a zero keeps its row, because its
   * reason is worth showing. Call once per order, in the transaction that marks it paid: (line, level) is unique.
   */
  async accrue(
    tx: Tx,
    { order, paidAt }: { order: CommissionOrder; paidAt: Date },
  ): Promise<CommissionRow[]> {
    if (order.upline.length === 0) return [];
    const policy = await this.policies.version(order.policyId);
    const result = computeCommission({ lines: order.lines, upline: order.upline, paidAt, policy });
    const rows = result.entries.map((entry) => this.toRow(order, entry));
    await this.repository.insert(tx, rows);
    const drafts = rows
      .filter((row) => !row.isZero)
      .map((row) =>
        commissionAccrued({
          commissionId: row.id,
          distributorId: row.distributorId,
          amountFen: row.amountFen,
        }),
      );
    await this.ledger.post(tx, drafts, { order: formatId('order', order.orderId) });
    if (drafts.length > 0) await this.outbox.publish(tx, 'commission.accrued', { orderId: order.orderId });
    return rows;
  }

  /**
   * Takes back what refunds undo, at each line's own frozen amounts: n partial refunds equal one full refund to the
   * fen. Before settlement from `held`; afterwards from `available`, and what is no longer there becomes debt.
   */
  async reverse(
    tx: Tx,
    refund: { orderId: OrderId; refundId: Id<'refund'>; lines: readonly RefundedLine[]; reason: string },
  ): Promise<Fen> {
    const rows = await this.repository.lockByLines(
      tx,
      refund.lines.map(({ lineId }) => lineId),
    );
    const wanted = refund.lines.flatMap((line) => this.reversalsOf(line, rows));
    if (wanted.length === 0) return ZERO_FEN;
    const available = await this.availableOf(
      tx,
      wanted.map(({ row }) => row),
    );
    const drafts: EntryDraft[] = [];
    const reversals: ReversalRow[] = [];
    for (const { row, reversalFen } of wanted) {
      const isHeld = row.state === 'accrued' || row.state === 'held';
      const availableFen = available.get(row.distributorId) ?? ZERO_FEN;
      const draft = commissionReversed({
        commissionId: row.id,
        distributorId: row.distributorId,
        amountFen: reversalFen,
        stage: isHeld ? 'held' : 'settled',
        availableFen,
      });
      drafts.push({ ...draft, reference: `${draft.reference}/${formatId('refund', refund.refundId)}` });
      const fromAvailable = isHeld ? ZERO_FEN : minFen(availableFen, reversalFen);
      available.set(row.distributorId, subtractFen(availableFen, fromAvailable));
      const takenFrom = {
        heldFen: isHeld ? reversalFen : 0,
        availableFen: fromAvailable,
        debtFen: isHeld ? 0 : reversalFen - fromAvailable,
      };
      reversals.push({
        id: this.ids.next('event'),
        commissionId: row.id,
        refundId: refund.refundId,
        amountFen: reversalFen,
        takenFrom,
        reason: refund.reason,
        at: this.clock.now(),
      });
      const reversedFen = addFen(row.reversedFen, reversalFen);
      await this.repository.takeBack(tx, {
        id: row.id,
        reversedFen,
        state: reversedFen === row.amountFen ? 'reversed' : row.state,
      });
    }
    await this.repository.insertReversals(tx, reversals);
    await this.ledger.post(tx, drafts, { refund: formatId('refund', refund.refundId) });
    await this.outbox.publish(tx, 'commission.reversed', {
      orderId: refund.orderId,
      refundId: refund.refundId,
    });
    return addFen(...reversals.map(({ amountFen }) => amountFen));
  }

  /** The goods arrived: from the end of the return window plus three working days the commission may settle. */
  async onReceived(tx: Tx, { orderId, receivedAt }: { orderId: OrderId; receivedAt: Date }): Promise<Date> {
    const at = this.payableAfter(receivedAt, null);
    await this.repository.setMaturity(tx, { orderId }, at);
    return at;
  }

  /** An after-sale case ended: its lines mature no earlier than the settlement date counted from then. */
  async onAftersaleClosed(
    tx: Tx,
    facts: { orderLineIds: readonly OrderLineId[]; receivedAt: Date | null; closedAt: Date },
  ): Promise<void> {
    if (facts.receivedAt === null) return; // Not received yet: the receipt will set it, and no sooner.
    await this.repository.setMaturity(
      tx,
      { lineIds: facts.orderLineIds },
      this.payableAfter(facts.receivedAt, facts.closedAt),
    );
  }

  /** Matured and unsettled, oldest first. */
  due(
    now: Date,
    limit: number,
  ): Promise<{ id: CommissionId; distributorId: DistributorId; orderLineId: OrderLineId }[]> {
    return this.repository.due(now, limit);
  }

  /** Locks commissions for settling; those that changed meanwhile are left out. */
  async lockDue(tx: Tx, ids: readonly CommissionId[], now: Date): Promise<CommissionRow[]> {
    const rows = await this.repository.lockByIds(tx, ids);
    return rows.filter((row) => row.state === 'accrued' && row.maturesAt !== null && row.maturesAt <= now);
  }

  async markAvailable(tx: Tx, ids: readonly CommissionId[], at: Date): Promise<void> {
    await this.repository.markAvailable(tx, ids, at);
  }

  /** Everything a merged distributor earned now belongs to the one who stays. */
  reassign(tx: Tx, from: DistributorId, to: DistributorId): Promise<number> {
    return this.repository.reassign(tx, from, to);
  }

  private toRow(order: CommissionOrder, entry: CommissionEntry): CommissionRow {
    return {
      id: this.ids.next('commission'),
      orderId: order.orderId,
      orderLineId: entry.lineId,
      distributorId: entry.distributorId,
      level: entry.level,
      amountFen: entry.amountFen,
      reversedFen: ZERO_FEN,
      state: 'accrued',
      holdReason: null,
      platform: order.platform,
      policyId: entry.receipt.policyId,
      policyVersion: entry.receipt.policyVersion,
      receipt: entry.receipt,
      accruedAt: this.clock.now(),
      maturesAt: null,
      availableAt: null,
      isZero: entry.amountFen === 0,
    };
  }

  private reversalsOf(
    line: RefundedLine,
    rows: readonly CommissionRow[],
  ): { row: CommissionRow; reversalFen: Fen }[] {
    const mine = rows.filter((row) => row.orderLineId === line.lineId);
    const reversals = reverseForRefund({
      line: { lineId: line.lineId, netPaidFen: line.netPaidFen },
      entries: mine,
      refundedBeforeFen: line.refundedBeforeFen,
      refundNowFen: line.refundNowFen,
    });
    return reversals
      .filter(({ reversalFen }) => reversalFen > 0)
      .map((reversal) => {
        const row = mine.find(({ level }) => level === reversal.level);
        invariant(row, `reversal of a level that never accrued on line ${line.lineId}`);
        return { row, reversalFen: reversal.reversalFen };
      });
  }

  private async availableOf(tx: Tx, rows: readonly CommissionRow[]): Promise<Map<DistributorId, Fen>> {
    const settled = [
      ...new Set(rows.filter((row) => row.state === 'available').map((row) => row.distributorId)),
    ];
    if (settled.length === 0) return new Map();
    const balances = await this.ledger.lockBalances(
      tx,
      settled.map((id) => distributorAccount(id, 'available')),
    );
    return new Map(settled.map((id) => [id, balances.get(distributorAccount(id, 'available')) ?? fen(0)]));
  }

  private payableAfter(receivedAt: Date, aftersaleClosedAt: Date | null): Date {
    const terms = SETTLEMENT_PRESETS.t3;
    const maturity = decideMaturity({ receivedAt, hasOpenAftersale: false, aftersaleClosedAt, terms });
    invariant(maturity.ok, 'received goods without an open case mature');
    return payableAt(maturity.maturesAt, terms.payout, chineseCalendar);
  }
}
