import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { AftersaleService, type AftersaleCase } from '../modules/aftersale/index.js';
import type { OrderRecord } from '../modules/order/index.js';
import { Audit } from '../platform/audit/index.js';
import { DatabaseClock } from '../platform/clock/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError, staffOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { FollowReturns } from './follow-returns.js';
import { AftersaleClosing } from './settle-refund.js';
import { StartRefund } from './start-refund.js';

interface Locked {
  order: OrderRecord;
  row: AftersaleCase;
}

/** The shop's answers to a case: yes, no, and "the goods are back". Each leaves an audit record. */
@Injectable()
export class DecideAftersale {
  constructor(
    private readonly aftersales: AftersaleService,
    private readonly startRefund: StartRefund,
    private readonly closing: AftersaleClosing,
    private readonly returns: FollowReturns,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws AFTERSALE_NOT_FOUND, AFTERSALE_STATE when it was decided before, INVALID_INPUT for a "no" without a reason */
  async decide(input: Input<'decideAftersale'>, call: CallContext): Promise<void> {
    const actor = `staff:${staffOf(call).staffId}`;
    if (input.decision === 'reject' && input.reason === '')
      throw new DomainError('INVALID_INPUT', { param: 'reason', message: '请填写拒绝原因' });
    await this.idempotency.run({ call, endpoint: 'decideAftersale', input }, async (tx) => {
      const locked = await this.closing.lock(tx, input.aftersaleId);
      if (input.decision === 'approve') await this.approve(tx, locked, { actor, reason: input.reason });
      else await this.reject(tx, locked, { actor, reason: input.reason });
      await this.record(tx, locked.row, {
        actor,
        action: `aftersale.${input.decision}`,
        reason: input.reason,
      });
      return { ok: true };
    });
  }

  /** The returned goods are in the warehouse: pays back. After a failed refund it starts the refund again. */
  async receiveReturn(input: Input<'receiveReturn'>, call: CallContext): Promise<void> {
    const actor = `staff:${staffOf(call).staffId}`;
    await this.idempotency.run({ call, endpoint: 'receiveReturn', input }, async (tx) => {
      const { order, row } = await this.closing.lock(tx, input.aftersaleId);
      const move = { event: 'goodsReturned', actor, reason: '', at: this.clock.now() } as const;
      const returned = row.state === 'returned' ? row : await this.aftersales.transition(tx, row, move);
      await this.startRefund.run(tx, { order, row: returned, actor });
      await this.record(tx, row, { actor, action: 'aftersale.receive-return', reason: '' });
      return { ok: true };
    });
  }

  private async approve(
    tx: Tx,
    { order, row }: Locked,
    { actor, reason }: { actor: string; reason: string },
  ): Promise<void> {
    const at = this.clock.now();
    const isRestart = row.kind === 'refundOnly' && row.state === 'approved';
    const approved = isRestart
      ? row
      : await this.aftersales.transition(tx, row, { event: 'approved', actor, reason, at });
    if (row.kind === 'refundOnly') {
      await this.startRefund.run(tx, { order, row: approved, actor });
      return;
    }
    await this.aftersales.transition(tx, approved, { event: 'returnAsked', actor, reason: '', at });
    await this.returns.expect(tx, row.id, at);
  }

  private async reject(
    tx: Tx,
    { order, row }: Locked,
    { actor, reason }: { actor: string; reason: string },
  ): Promise<void> {
    const at = this.clock.now();
    await this.aftersales.transition(tx, row, { event: 'rejected', actor, reason, at });
    await this.closing.closed(tx, row, { receivedAt: order.receivedAt, at });
  }

  private record(
    tx: Tx,
    row: AftersaleCase,
    { actor, action, reason }: { actor: string; action: string; reason: string },
  ): Promise<void> {
    const { amountFen, freightFen, kind } = row;
    return this.audit.record(tx, {
      actor,
      action,
      target: formatId('aftersale', row.id),
      detail: { kind, amountFen, freightFen, reason },
    });
  }
}
