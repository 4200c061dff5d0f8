import { Injectable } from '@nestjs/common';
import type { Id, OrderId } from '@yimai/shared/kernel/id';
import { and, eq, lte, sql } from 'drizzle-orm';
import { Database, wholeRow, type Tx } from '../../platform/db/index.js';
import { shipments } from './fulfilment.schema.js';

export type ShipmentState =
  'created' | 'collected' | 'in-transit' | 'delivering' | 'signed' | 'exception' | 'returned';

const { columns, read } = wholeRow(shipments, 's');

type Row = typeof shipments.$inferSelect;

export interface Shipment extends Omit<Row, 'state' | 'uploadState' | 'trackingState'> {
  state: ShipmentState;
  uploadState: 'not-needed' | 'pending' | 'uploaded' | 'failed';
  trackingState: 'pending' | 'subscribed' | 'failed';
}

/** The only file that speaks SQL to `shipments`. */
@Injectable()
export class FulfilmentRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, shipment: Shipment): Promise<void> {
    await tx.db.insert(shipments).values(shipment);
  }

  async get(id: Id<'shipment'>): Promise<Shipment | null> {
    const rows = await this.database.db.select().from(shipments).where(eq(shipments.id, id));
    return (rows[0] as Shipment | undefined) ?? null;
  }

  async ofOrders(orderIds: readonly OrderId[]): Promise<Shipment[]> {
    if (orderIds.length === 0) return [];
    const from = 'FROM shipments s WHERE s.order_id IN (?)';
    const rows = await this.database.rows({ columns, from, values: [orderIds] });
    const found = rows.flatMap((row) => read(row) ?? []) as Shipment[];
    return found.sort((a, b) => b.id - a.id);
  }

  /** A whole new list of steps; an older picture than what is stored does not overwrite it. */
  async saveTrack(
    tx: Tx,
    parcel: { carrier: string; trackingNumber: string },
    track: { state: ShipmentState; events: { at: string; text: string }[]; signedAt: Date | null; at: Date },
  ): Promise<void> {
    await tx.db
      .update(shipments)
      .set({
        state: track.state,
        events: track.events,
        refreshedAt: track.at,
        ...(track.signedAt ? { signedAt: track.signedAt } : {}),
      })
      .where(
        and(
          eq(shipments.carrier, parcel.carrier),
          eq(shipments.trackingNumber, parcel.trackingNumber),
          lte(sql`JSON_LENGTH(${shipments.events})`, track.events.length),
        ),
      );
  }

  async ofParcel(parcel: { carrier: string; trackingNumber: string }): Promise<Shipment[]> {
    const rows = await this.database.db
      .select()
      .from(shipments)
      .where(and(eq(shipments.carrier, parcel.carrier), eq(shipments.trackingNumber, parcel.trackingNumber)));
    return rows as Shipment[];
  }

  /** Takes the right to ask for news now: false when somebody did after `notSince`. */
  async claimRefresh(id: Id<'shipment'>, at: Date, notSince: Date): Promise<boolean> {
    const [result] = await this.database.db
      .update(shipments)
      .set({ refreshedAt: at })
      .where(
        and(
          eq(shipments.id, id),
          sql`(${shipments.refreshedAt} IS NULL OR ${shipments.refreshedAt} <= ${notSince})`,
        ),
      );
    return result.affectedRows === 1;
  }

  async saveUpload(
    id: Id<'shipment'>,
    upload: { state: Shipment['uploadState']; error: string | null },
  ): Promise<void> {
    await this.database.db
      .update(shipments)
      .set({
        uploadState: upload.state,
        uploadError: upload.error?.slice(0, 200) ?? null,
        uploads: sql`${shipments.uploads} + 1`,
      })
      .where(eq(shipments.id, id));
  }

  /** Back to where it was before the first upload; false when none has failed. */
  async reopenUpload(tx: Tx, id: Id<'shipment'>): Promise<boolean> {
    const [result] = await tx.db
      .update(shipments)
      .set({ uploadState: 'pending', uploadError: null })
      .where(and(eq(shipments.id, id), eq(shipments.uploadState, 'failed')));
    return result.affectedRows === 1;
  }

  async saveTracking(id: Id<'shipment'>, trackingState: Shipment['trackingState']): Promise<void> {
    await this.database.db.update(shipments).set({ trackingState }).where(eq(shipments.id, id));
  }
}
