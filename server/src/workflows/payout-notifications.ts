import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { PayoutFact } from '../gateways/ports.js';
import type { Tx } from '../platform/db/index.js';
import { PayWithdrawal } from './pay-withdrawal.js';

/**
 * Takes what a channel says about a payout, in the transaction that keeps the notification. Looked up when needed:
 * withdrawals are a module of their own, which payments do not need to start. Where it is missing the transaction
 * fails, so that the channel sends its news again.
 */
@Injectable()
export class PayoutNotifications {
  constructor(private readonly modules: ModuleRef) {}

  async receive(tx: Tx, fact: PayoutFact): Promise<void> {
    await this.modules.get(PayWithdrawal, { strict: false }).onNotification(tx, fact);
  }
}
