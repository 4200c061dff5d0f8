import { Injectable } from '@nestjs/common';
import { asId, type MemberId } from '@yimai/shared/kernel/id';
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

  /** Lines with an after-sale case there that is open: their commission does not settle. */
  openLineIds(lineIds: readonly number[]): Promise<Set<number>> {
    // A sale's id is its line's.
    return this.repository.disputed(lineIds.map((id) => asId('order', id)));
  }

  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return this.repository.reassign(tx, absorbsId, keepsId);
  }
}
