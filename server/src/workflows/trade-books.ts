import { Injectable } from '@nestjs/common';
import {
  paymentReceived,
  paymentUnapplied,
  refundPaid,
  unappliedRefunded,
} from '@yimai/shared/domain/ledger/entries';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import { formatId, type OrderId } from '@yimai/shared/kernel/id';
import { LedgerService } from '../modules/ledger/index.js';
import type { AttemptFacts, Refund } from '../modules/payment/index.js';
import type { Tx } from '../platform/db/index.js';
import { ChannelAccounts } from './channel-accounts.js';

/** Books payments and refunds under our merchant numbers. */
@Injectable()
export class TradeBooks {
  constructor(
    private readonly ledger: LedgerService,
    private readonly accounts: ChannelAccounts,
  ) {}

  /** `isAwaited`: it pays the order; otherwise it belongs to the payer. `also` is booked with it, in one go. */
  async received(
    tx: Tx,
    attempt: AttemptFacts,
    { isAwaited, also = [] }: { isAwaited: boolean; also?: readonly EntryDraft[] },
  ): Promise<void> {
    const { channel, amountFen } = attempt;
    const mchid = this.accounts.merchantId(channel);
    const facts = { paymentAttemptId: attempt.id, channel, mchid, amountFen };
    await this.post(tx, attempt.orderId, [
      isAwaited ? paymentReceived(facts) : paymentUnapplied(facts),
      ...also,
    ]);
  }

  /** Nothing is booked where nothing moved. */
  async refunded(tx: Tx, refund: Refund): Promise<void> {
    const { channel, amountFen } = refund;
    if (amountFen === 0) return;
    const facts = { refundId: refund.id, channel, mchid: this.accounts.merchantId(channel), amountFen };
    const draft = refund.cause === 'surplus' ? unappliedRefunded(facts) : refundPaid(facts);
    await this.post(tx, refund.orderId, [draft]);
  }

  private async post(tx: Tx, orderId: OrderId, drafts: readonly EntryDraft[]): Promise<void> {
    await this.ledger.post(tx, drafts, { order: formatId('order', orderId) });
  }
}
