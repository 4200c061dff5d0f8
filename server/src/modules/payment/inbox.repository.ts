import { Injectable } from '@nestjs/common';
import type { Id } from '@yimai/shared/kernel/id';
import { and, eq } from 'drizzle-orm';
import type { ResultSetHeader } from 'mysql2/promise';
import { isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { channelNotifications } from './payment.schema.js';
import type { InboxEntry } from './payment.types.js';

type KeptEntry = InboxEntry & { id: Id<'event'>; receivedAt: Date };

const INSERT =
  'INSERT INTO channel_notifications (id, provider, event_id, kind, business_no, fact, state, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

function valuesOf(entry: KeptEntry): (string | number | Date)[] {
  return [
    entry.id,
    entry.provider,
    entry.eventId,
    entry.kind,
    entry.businessNo,
    JSON.stringify(entry.fact),
    'applied',
    entry.receivedAt,
  ];
}

/** The only file that speaks SQL to `channel_notifications`. */
@Injectable()
export class InboxRepository {
  /**
   * Keeps the notification; false when it was kept before. A copy that arrives while the first is at work waits here
   * for that transaction, so that no copy is acknowledged before the effect is committed.
   */
  async keep(tx: Tx, entry: KeptEntry): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      `${INSERT} ON DUPLICATE KEY UPDATE event_id = channel_notifications.event_id`,
      valuesOf(entry),
    );
    return result.affectedRows === 1;
  }

  /** As {@link keep}, sent with the next statement: an event that was kept before fails the transaction, `otherwise`. */
  keepOrFail(tx: Tx, entry: KeptEntry, otherwise: () => Error): void {
    tx.connection.defer(INSERT, valuesOf(entry), {
      explain: (error) => (isDuplicateKey(error) ? otherwise() : undefined),
    });
  }

  /** False when it does not wait for a person (any more). */
  async settle(tx: Tx, id: Id<'event'>): Promise<boolean> {
    const [result] = await tx.db
      .update(channelNotifications)
      .set({ state: 'settled' })
      .where(and(eq(channelNotifications.id, id), eq(channelNotifications.state, 'quarantined')));
    return result.affectedRows === 1;
  }

  async has(tx: Tx, id: Id<'event'>): Promise<boolean> {
    const rows = await tx.db
      .select({ id: channelNotifications.id })
      .from(channelNotifications)
      .where(eq(channelNotifications.id, id));
    return rows.length > 0;
  }

  async quarantine(tx: Tx, id: Id<'event'>, problem: string): Promise<void> {
    await tx.db
      .update(channelNotifications)
      .set({ state: 'quarantined', problem: problem.slice(0, 200) })
      .where(eq(channelNotifications.id, id));
  }
}
