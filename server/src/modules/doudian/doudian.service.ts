import { Injectable } from '@nestjs/common';
import type { MemberId } from '@yimai/shared/kernel/id';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DoudianRepository, type IntentRow } from './doudian.repository.js';

/** Who went on to 抖店, for what, and on whose recommendation. */
@Injectable()
export class DoudianService {
  constructor(
    private readonly repository: DoudianRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Said again it is a second row; an order is attributed by the last one before it. */
  record(tx: Tx, intent: Omit<IntentRow, 'id' | 'at'>): Promise<void> {
    return this.repository.insert(tx, {
      ...intent,
      id: this.ids.next('doudianIntent'),
      at: this.clock.now(),
    });
  }

  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { intents: await this.repository.reassign(tx, absorbsId, keepsId) };
  }
}
