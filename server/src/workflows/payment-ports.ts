import type { PayoutFact } from '../gateways/ports.js';
import type { Tx } from '../platform/db/index.js';

/** Takes what a channel says about a payout, in the transaction that keeps the notification. */
export interface PayoutNotifications {
  receive(tx: Tx, fact: PayoutFact): Promise<void>;
}

/** A slot, because payouts live in a module that is loaded on its own; `use` it from `onModuleInit`. */
export class PayoutNotificationSlot implements PayoutNotifications {
  private receiver: PayoutNotifications | undefined;

  use(receiver: PayoutNotifications): void {
    this.receiver = receiver;
  }

  /** Without a receiver the transaction fails, so that the channel sends it again. */
  async receive(tx: Tx, fact: PayoutFact): Promise<void> {
    if (!this.receiver) throw new Error('nobody takes payout notifications');
    await this.receiver.receive(tx, fact);
  }
}

/** Nest injection token of {@link PayoutNotificationSlot}. */
export const PAYOUT_NOTIFICATIONS = Symbol('PayoutNotifications');
