import { Injectable } from '@nestjs/common';
import type { Id } from '@yimai/shared/kernel/id';
import { eq } from 'drizzle-orm';
import type { ResultSetHeader } from 'mysql2/promise';
import type { Tx } from '../../platform/db/index.js';
import { channelNotifications } from './payment.schema.js';
import type { InboxEntry } from './payment.types.js';

/** The only file that speaks SQL to `channel_notifications`. */
@Injectable()
export class InboxRepository {
  /**
   * Keeps the notification; false when it was kept before. A copy that arrives while the first is at work waits here
   * for that transaction, so that no copy is acknowledged before the effect is committed.
   */
  async keep(tx: Tx, entry: InboxEntry & { id: Id<'event'>; receivedAt: Date }): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      'INSERT INTO channel_notifications (id, provider, event_id, kind, business_no, fact, state, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE event_id = channel_notifications.event_id',
      [
        entry.id,
        entry.provider,
        entry.eventId,
        entry.kind,
        entry.businessNo,
        JSON.stringify(entry.fact),
        'applied',
        entry.receivedAt,
      ],
    );
    return result.affectedRows === 1;
  }

  async quarantine(tx: Tx, id: Id<'event'>, problem: string): Promise<void> {
    await tx.db
      .update(channelNotifications)
      .set({ state: 'quarantined', problem: problem.slice(0, 200) })
      .where(eq(channelNotifications.id, id));
  }
}
