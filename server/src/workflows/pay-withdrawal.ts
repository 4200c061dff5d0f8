import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { withdrawalPaid, withdrawalReturned } from '@yimai/shared/domain/ledger/entries';
import { asId, formatId, type Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import type { PayoutChannelName, PayoutFact } from '../gateways/ports.js';
import { LedgerService } from '../modules/ledger/index.js';
import {
  PayoutService,
  WithdrawalService,
  type PayoutRow,
  type WithdrawalRow,
} from '../modules/withdrawal/index.js';
import { UnitOfWork, type Tx } from '../platform/db/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { PayoutCalls } from './payout-calls.js';

/**
 * Pays a withdrawal out at most once. The number never changes; before repeating a call we ask what became of it;
 * "we do not know" is a state, watched until it becomes one we do.
 */
@Injectable()
export class PayWithdrawal implements OnModuleInit {
  private readonly log = new Logger('payout');

  constructor(
    private readonly calls: PayoutCalls,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
    private readonly withdrawals: WithdrawalService,
    private readonly payouts: PayoutService,
    private readonly ledger: LedgerService,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('withdrawal.drive-payout', (payload) =>
      this.drive(asId('payout', Number(payload['payoutId'])), Number(payload['look'])),
    );
  }

  /** One look: submit what was never sent, ask about what was, apply the answer, come back later unless it is final. */
  async drive(payoutId: Id<'payout'>, look: number): Promise<void> {
    const before = await this.unitOfWork.run((tx) => this.prepare(tx, payoutId));
    if (!before) return;
    const fact = await this.calls.ask(before);
    await this.unitOfWork.run(async (tx) => {
      const isFinal = fact ? await this.apply(tx, payoutId, fact) : await this.keepUnknown(tx, payoutId);
      if (!isFinal) await this.payouts.watch(tx, payoutId, look);
    });
  }

  /** A verified notification about one of our numbers; an unknown number is somebody else's and ignored. */
  async onNotification(tx: Tx, fact: PayoutFact): Promise<void> {
    const payout = await this.payouts.byBillNo(fact.outBillNo, tx);
    if (payout) await this.apply(tx, payout.id, fact);
  }

  private async prepare(
    tx: Tx,
    payoutId: Id<'payout'>,
  ): Promise<{ payout: PayoutRow; withdrawal: WithdrawalRow; wasSent: boolean } | null> {
    const payout = await this.payouts.lock(tx, payoutId);
    if (!payout || payout.state === 'succeeded' || payout.state === 'failed') return null;
    const withdrawal = await this.withdrawals.lock(tx, payout.withdrawalId);
    const wasSent = payout.submissions > 0;
    if (!wasSent) {
      await this.payouts.markSubmitted(tx, payout);
      await this.withdrawals.move(tx, withdrawal, { event: 'payoutSubmitted', actor: 'system', reason: '' });
    }
    return { payout, withdrawal, wasSent };
  }

  /** Applies what the channel says, under lock; the same fact twice changes nothing. True when it is over. */
  private async apply(tx: Tx, payoutId: Id<'payout'>, fact: PayoutFact): Promise<boolean> {
    const payout = await this.payouts.lock(tx, payoutId);
    invariant(payout, `payout ${payoutId} exists`);
    if (payout.state === 'succeeded' || payout.state === 'failed') return true;
    if (fact.amountFen !== undefined && fact.amountFen !== payout.amountFen) {
      this.log.error(
        { outBillNo: payout.outBillNo, ours: payout.amountFen, theirs: fact.amountFen },
        'payout amount differs: a person must look',
      );
      return false;
    }
    if (fact.state === 'unknown-number') return false;
    await this.payouts.save(tx, payout, fact);
    if (fact.state === 'succeeded') await this.finish(tx, payout);
    if (fact.state === 'failed') await this.giveBack(tx, payout, fact.failReason ?? 'UNKNOWN');
    return fact.state === 'succeeded' || fact.state === 'failed';
  }

  private async keepUnknown(tx: Tx, payoutId: Id<'payout'>): Promise<boolean> {
    const payout = await this.payouts.lock(tx, payoutId);
    if (!payout || payout.state === 'succeeded' || payout.state === 'failed') return true;
    await this.payouts.markUnknown(tx, payout);
    return false;
  }

  private async finish(tx: Tx, payout: PayoutRow): Promise<void> {
    const withdrawal = await this.withdrawals.lock(tx, payout.withdrawalId);
    await this.withdrawals.move(tx, withdrawal, { event: 'payoutSucceeded', actor: 'system', reason: '' });
    const channel = payout.channel as PayoutChannelName;
    const mchid = channel === 'wechat' ? this.platforms.wechatPay.mchId : this.platforms.alipay.sellerId;
    const amounts = {
      withdrawalId: withdrawal.id,
      distributorId: withdrawal.distributorId,
      grossFen: withdrawal.amountFen,
      feeFen: withdrawal.feeFen,
      taxFen: withdrawal.taxFen,
    };
    await this.ledger.post(tx, withdrawalPaid({ ...amounts, channel, mchid }), {
      withdrawal: formatId('withdrawal', withdrawal.id),
    });
  }

  private async giveBack(tx: Tx, payout: PayoutRow, failReason: string): Promise<void> {
    const withdrawal = await this.withdrawals.lock(tx, payout.withdrawalId);
    await this.withdrawals.move(tx, withdrawal, {
      event: 'payoutFailed',
      actor: 'system',
      reason: failReason,
      failReason,
    });
    await this.ledger.post(tx, [
      withdrawalReturned({
        withdrawalId: withdrawal.id,
        distributorId: withdrawal.distributorId,
        grossFen: withdrawal.amountFen,
      }),
    ]);
  }
}
