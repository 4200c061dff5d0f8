import { Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { ReceiptView } from '@yimai/shared/contracts/distributor';
import type { DistributorId, MemberId } from '@yimai/shared/kernel/id';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import {
  CommissionReadsRepository,
  PolicyService,
  toCommissionView,
  toReceiptView,
  type CommissionReading,
  type CommissionRecord,
} from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { IdentityService } from '../modules/identity/index.js';
import { WithdrawalService } from '../modules/withdrawal/index.js';
import { beforeIdOf, cutPage } from '../platform/http/cursor.js';
import { DomainError } from '../platform/http/index.js';

const NOTHING_PAID = { paidFen: ZERO_FEN, openFen: ZERO_FEN };

/** Commission lines and receipts, for the distributor and for the merchant. */
@Injectable()
export class ViewCommissions {
  constructor(
    private readonly reads: CommissionReadsRepository,
    private readonly policies: PolicyService,
    private readonly withdrawals: WithdrawalService,
    private readonly identity: IdentityService,
    private readonly distributors: DistributorService,
  ) {}

  async list(
    distributorId: DistributorId,
    input: Input<'listCommissions'>,
  ): Promise<Output<'listCommissions'>> {
    const { state, platform, limit } = input;
    const totals = await this.withdrawals.totals(distributorId);
    const found = await this.reads.list({
      distributorId,
      state,
      platform,
      ...totals,
      beforeId: beforeIdOf(input.cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    const readings = await this.readingsOf(rows, totals);
    return {
      items: rows.map((record) => toCommissionView(record, readings(record))),
      nextCursor,
    };
  }

  /** @throws COMMISSION_NOT_FOUND, also for somebody else's. */
  async receipt(
    distributorId: DistributorId,
    { commissionId }: Input<'getCommissionReceipt'>,
  ): Promise<ReceiptView> {
    const record = await this.reads.byId(commissionId, distributorId);
    if (!record) throw new DomainError('COMMISSION_NOT_FOUND');
    const totals = await this.withdrawals.totals(distributorId);
    const [[view], paidAt] = await Promise.all([
      this.receipts([record], totals),
      record.settledUpToFen > totals.paidFen ? null : this.paidAt(record),
    ]);
    if (!view) throw new DomainError('COMMISSION_NOT_FOUND');
    if (paidAt)
      view.timeline.push({
        at: paidAt.toISOString(),
        title: '提现到账',
        text: '已随提现打款到账。',
        actor: '系统',
      });
    return view;
  }

  async forConsole(input: Input<'consoleListCommissions'>): Promise<Output<'consoleListCommissions'>> {
    const { state, orderNumber, limit } = input;
    const found = await this.reads.list({
      state,
      orderNumber,
      ...NOTHING_PAID,
      beforeId: beforeIdOf(input.cursor),
      limit: limit + 1,
    });
    const { rows, nextCursor } = cutPage(found, limit);
    const [views, people] = await Promise.all([
      this.receipts(rows, NOTHING_PAID),
      this.distributors.many(rows.map((row) => row.distributorId)),
    ]);
    return {
      items: views.map((view, index) => {
        const owner = rows[index]?.distributorId;
        return { ...view, distributorName: (owner && people.get(owner)?.name) ?? '' };
      }),
      nextCursor,
    };
  }

  private async receipts(
    rows: readonly CommissionRecord[],
    totals: Pick<CommissionReading, 'paidFen' | 'openFen'>,
  ): Promise<ReceiptView[]> {
    const [readings, reversals, policies] = await Promise.all([
      this.readingsOf(rows, totals),
      this.reads.reversals(rows.map(({ id }) => id)),
      Promise.all(rows.map(({ policyId }) => this.policies.version(policyId))),
    ]);
    return rows.map((record, index) =>
      toReceiptView({
        record,
        reading: readings(record),
        preset: policies[index]?.preset ?? 'custom',
        reversals: reversals.get(record.id) ?? [],
      }),
    );
  }

  private async readingsOf(
    rows: readonly CommissionRecord[],
    totals: Pick<CommissionReading, 'paidFen' | 'openFen'>,
  ): Promise<(record: { buyerId: MemberId }) => CommissionReading> {
    const buyers = await this.identity.members(rows.map(({ buyerId }) => buyerId));
    return ({ buyerId }) => ({ ...totals, buyerNickname: buyers.get(buyerId)?.nickname ?? '' });
  }

  /** When the withdrawal that covered it arrived: withdrawals take what became available first. */
  private async paidAt(record: CommissionRecord): Promise<Date | null> {
    if (record.state !== 'available' || record.settledUpToFen <= 0) return null;
    let paidFen = 0;
    for (const { amountFen, finishedAt } of await this.withdrawals.paid(record.distributorId)) {
      paidFen += amountFen;
      if (paidFen >= record.settledUpToFen) return finishedAt;
    }
    return null;
  }
}
