import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { WithdrawalView } from '@yimai/shared/contracts/distributor';
import { formatId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { WithdrawalService } from '../modules/withdrawal/index.js';
import { Audit } from '../platform/audit/index.js';
import { DomainError, distributorOf, staffOf, type CallContext } from '../platform/http/index.js';
import { Idempotency } from '../platform/idempotency/index.js';
import { ViewWithdrawals } from './view-withdrawals.js';
import { WithdrawalAccounts } from './withdrawal-accounts.js';

/** Money out: at most one withdrawal per idempotency key, and only of what is available. */
@Injectable()
export class RequestWithdrawal {
  constructor(
    private readonly withdrawals: WithdrawalService,
    private readonly accounts: WithdrawalAccounts,
    private readonly views: ViewWithdrawals,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
  ) {}

  /** @throws WITHDRAWAL_* with the reason in Chinese. */
  async run(call: CallContext, input: Input<'createWithdrawal'>): Promise<WithdrawalView> {
    const { memberId, distributorId } = distributorOf(call);
    // Read before the transaction opens; a replay answers from its row, whatever has changed since.
    const early = await Promise.allSettled([
      this.accounts.payeeOf(memberId, input),
      this.accounts.isFrozen(memberId),
    ]);
    return this.idempotency.run({ call, endpoint: 'createWithdrawal', input }, async (tx) => {
      const [payee, isFrozen] = early.map((fact) => {
        if (fact.status === 'rejected') throw fact.reason;
        return fact.value;
      }) as [Awaited<ReturnType<WithdrawalAccounts['payeeOf']>>, boolean];
      const row = await this.withdrawals.request(tx, {
        ...payee,
        distributorId,
        memberId,
        amountFen: fen(input.amountFen),
        channel: input.channel,
        isUrgent: input.isUrgent,
        realName: input.realName ?? null,
        isFrozen,
      });
      await this.audit.record(tx, {
        actor: `member:${memberId}`,
        action: 'withdrawal.request',
        target: formatId('withdrawal', row.id),
        detail: { amountFen: row.amountFen, channel: row.channel, state: row.state },
      });
      return this.views.fresh(row);
    });
  }
}

/** A person decides about a large withdrawal; the guard has asked for the permission. */
@Injectable()
export class ReviewWithdrawal {
  constructor(
    private readonly withdrawals: WithdrawalService,
    private readonly views: ViewWithdrawals,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Once per idempotency key. @throws WITHDRAWAL_NOT_FOUND, WITHDRAWAL_STATE on a second decision, INVALID_INPUT for a
   * rejection without a reason.
   */
  async run(call: CallContext, input: Input<'reviewWithdrawal'>): Promise<WithdrawalView> {
    if (input.decision === 'reject' && input.reason === '')
      throw new DomainError('INVALID_INPUT', { param: 'reason', message: '请填写驳回原因' });
    const actor = `staff:${staffOf(call).staffId}`;
    await this.idempotency.run({ call, endpoint: 'reviewWithdrawal', input }, async (tx) => {
      const reviewed = await this.withdrawals.review(tx, { ...input, actor });
      await this.audit.record(tx, {
        actor,
        action: `withdrawal.${input.decision}`,
        target: formatId('withdrawal', reviewed.id),
        detail: { amountFen: reviewed.amountFen, reason: input.reason },
      });
      return { ok: true };
    });
    return this.views.one(input.withdrawalId);
  }
}
