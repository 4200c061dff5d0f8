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

  /** `isAwaited`: it pays the order; otherwise it belongs to the payer. */
  async received(tx: Tx, attempt: AttemptFacts, { isAwaited }: { isAwaited: boolean }): Promise<void> {
    const { channel, amountFen } = attempt;
    const mchid = this.accounts.merchantId(channel);
    const facts = { paymentAttemptId: attempt.id, channel, mchid, amountFen };
    await this.post(tx, attempt.orderId, isAwaited ? paymentReceived(facts) : paymentUnapplied(facts));
  }

  /** Nothing is booked where nothing moved. */
  async refunded(tx: Tx, refund: Refund): Promise<void> {
    const { channel, amountFen } = refund;
    if (amountFen === 0) return;
    const facts = { refundId: refund.id, channel, mchid: this.accounts.merchantId(channel), amountFen };
    const draft = refund.cause === 'surplus' ? unappliedRefunded(facts) : refundPaid(facts);
    await this.post(tx, refund.orderId, draft);
  }

  private async post(tx: Tx, orderId: OrderId, draft: EntryDraft): Promise<void> {
    await this.ledger.post(tx, [draft], { order: formatId('order', orderId) });
  }
}
