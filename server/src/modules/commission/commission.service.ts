import { Injectable } from '@nestjs/common';
import { computeCommission } from '@yimai/shared/domain/commission/commission';
import type {
  CommissionEntry,
  CommissionLineFacts,
  UplineMember,
} from '@yimai/shared/domain/commission/types';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { commissionAccrued } from '@yimai/shared/domain/ledger/entries';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { decideMaturity, payableAt, SETTLEMENT_PRESETS } from '@yimai/shared/domain/settlement/maturity';
import type { SettlementTerms } from '@yimai/shared/domain/settlement/types';
import {
  formatId,
  type CommissionId,
  type DistributorId,
  type Id,
  type MemberId,
  type OrderId,
  type OrderLineId,
} from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, fen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { DistributorService, type DistributorRow } from '../distributor/index.js';
import { LedgerService } from '../ledger/index.js';
import { CommissionRepository, type CommissionRow } from './commission.repository.js';
import {
  netOf,
  planReversals,
  reversalsOf,
  type RefundedLine,
  type ReversalCause,
  type WantedReversal,
} from './commission.reversals.js';
import { PolicyService } from './policy.service.js';
import { chineseCalendar } from './work-calendar.js';

/** What the engine needs of an order; everything about people was frozen when it was placed. */
export interface CommissionOrder {
  orderId: OrderId;
  /** For people; the announcement names it. */
  number: string;
  buyerId: MemberId;
  platform: 'wechat' | 'douyin' | 'h5';
  policyId: Id<'policy'>;
  upline: readonly UplineMember[];
  lines: readonly CommissionLineFacts[];
}

/** Accrual, reversal and maturity of commission. Every change of an amount is booked in the same transaction. */
@Injectable()
export class CommissionService {
  constructor(
    private readonly repository: CommissionRepository,
    private readonly policies: PolicyService,
    private readonly ledger: LedgerService,
    private readonly distributors: DistributorService,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Turns a paid order into commissions with receipts. One row per line and level; a zero keeps its row, because its
   * reason is worth showing. Call once per order, in the transaction that marks it paid: (line, level) is unique. The
   * caller books the `drafts`, together with the payment.
   */
  async accrue(
    tx: Tx,
    { order, paidAt }: { order: CommissionOrder; paidAt: Date },
  ): Promise<{ rows: CommissionRow[]; drafts: EntryDraft[] }> {
    if (order.upline.length === 0) return { rows: [], drafts: [] };
    const policy = await this.policies.version(order.policyId, tx);
    const people = await this.distributors.lockCanonical(
      tx,
      order.upline.map(({ distributorId }) => distributorId),
    );
    const upline = uplineNow(order, people);
    const result = computeCommission({ lines: order.lines, upline, paidAt, policy });
    const rows = result.entries.map((entry) => this.toRow(order, entry));
    this.repository.insert(tx, rows);
    const drafts = rows
      .filter((row) => !row.isZero)
      .map((row) =>
        commissionAccrued({
          commissionId: row.id,
          distributorId: row.distributorId,
          amountFen: row.amountFen,
        }),
      );
    if (drafts.length > 0)
      await this.outbox.publish(tx, 'commission.accrued', {
        orderId: order.orderId,
        number: order.number,
        title: order.lines[0]?.title ?? '',
        earned: earnedBy(rows, people),
      });
    return { rows, drafts };
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
    const wanted = refund.lines.flatMap((line) => reversalsOf(line, rows));
    return this.takeBack(tx, wanted, {
      orderId: refund.orderId,
      cause: { kind: 'refund', refundId: refund.refundId },
      reason: refund.reason,
    });
  }

  /**
   * A merge showed that these members are the distributor: nobody earns on an own order, settled or not (I-21).
   * Where the order's policy pays for own purchases, level 1 stays. Returns what was taken back.
   */
  async reverseOwn(
    tx: Tx,
    merge: { distributorId: DistributorId; keepsId: MemberId; absorbsId: MemberId },
  ): Promise<{ commissionIds: CommissionId[]; amountFen: Fen }> {
    const rows = await this.repository.lockOnOrdersOf(tx, merge.distributorId, [
      merge.keepsId,
      merge.absorbsId,
    ]);
    const own: WantedReversal[] = [];
    for (const row of rows) {
      const policy = await this.policies.version(row.policyId, tx);
      if (policy.allowSelfPurchase && row.level === 1) continue;
      own.push({ row, reversalFen: netOf(row) });
    }
    for (const orderId of new Set(own.map(({ row }) => row.orderId)))
      await this.takeBack(
        tx,
        own.filter(({ row }) => row.orderId === orderId),
        { orderId, cause: { kind: 'self', memberId: merge.keepsId }, reason: '账号合并后确认为本人购买' },
      );
    return {
      commissionIds: own.map(({ row }) => row.id),
      amountFen: addFen(...own.map(({ reversalFen }) => reversalFen)),
    };
  }

  private async takeBack(
    tx: Tx,
    wanted: readonly WantedReversal[],
    facts: { orderId: OrderId; cause: ReversalCause; reason: string },
  ): Promise<Fen> {
    if (wanted.length === 0) return ZERO_FEN;
    const available = await this.availableOf(
      tx,
      wanted.map(({ row }) => row),
    );
    const { cause, reason, orderId } = facts;
    const planned = planReversals(wanted, available, { cause, reason, at: this.clock.now() });
    for (const { after } of planned) await this.repository.takeBack(tx, after);
    await this.repository.insertReversals(
      tx,
      planned.map(({ reversal }) => ({ ...reversal, id: this.ids.next('event') })),
    );
    await this.ledger.post(
      tx,
      planned.map(({ draft }) => draft),
      { order: formatId('order', orderId) },
    );
    await this.outbox.publish(tx, 'commission.reversed', {
      orderId,
      commissions: planned.map(({ reversal }) => ({
        id: reversal.commissionId,
        amountFen: reversal.amountFen,
      })),
    });
    return addFen(...planned.map(({ reversal }) => reversal.amountFen));
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
  reassign(tx: Tx, from: DistributorId, to: DistributorId): Promise<CommissionId[]> {
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

  /** When commissions become payable, in the terms that {@link payableAfter} applies. */
  settlementTerms(): SettlementTerms {
    return SETTLEMENT_PRESETS.t3;
  }

  private payableAfter(receivedAt: Date, aftersaleClosedAt: Date | null): Date {
    const terms = this.settlementTerms();
    const maturity = decideMaturity({ receivedAt, hasOpenAftersale: false, aftersaleClosedAt, terms });
    invariant(maturity.ok, 'received goods without an open case mature');
    return payableAt(maturity.maturesAt, terms.payout, chineseCalendar);
  }
}

type People = ReadonlyMap<DistributorId, DistributorRow>;

/**
 * The frozen upline, with merges since then followed: money never goes to an alias, nobody stands twice, and a buyer
 * who turned out to be the distributor counts as one (I-21). The locks keep further merges away until COMMIT.
 */
function uplineNow(order: CommissionOrder, people: People): UplineMember[] {
  const seen = new Set<DistributorId>();
  return [...order.upline]
    .sort((a, b) => a.level - b.level)
    .flatMap((person) => {
      const today = people.get(person.distributorId);
      const distributorId = today?.id ?? person.distributorId;
      if (seen.has(distributorId)) return [];
      seen.add(distributorId);
      const isBuyer = person.isBuyer || today?.memberId === order.buyerId;
      return [{ ...person, distributorId, isBuyer }];
    });
}

/** Who earned how much, by member. */
function earnedBy(rows: readonly CommissionRow[], people: People): { memberId: MemberId; amountFen: Fen }[] {
  const members = new Map([...people.values()].map((person) => [person.id, person.memberId]));
  const totals = new Map<MemberId, Fen>();
  for (const { distributorId, amountFen } of rows) {
    const memberId = members.get(distributorId);
    if (memberId !== undefined) totals.set(memberId, addFen(totals.get(memberId) ?? ZERO_FEN, amountFen));
  }
  return [...totals].map(([memberId, amountFen]) => ({ memberId, amountFen }));
}
