import { Injectable } from '@nestjs/common';
import { carrierName, ONLINE_DELIVERY } from '@yimai/shared/domain/fulfilment/carriers';
import type { Output } from '@yimai/shared/contracts/api';
import { formatId, type Id, type OrderId } from '@yimai/shared/kernel/id';
import type { ParcelTrack } from '../../gateways/fulfilment-ports.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { FulfilmentRepository, type Shipment } from './fulfilment.repository.js';
import { numberProblem, pictureOf, SHIPMENT_STATE_NAMES } from './tracking.js';

type TrackingItem = Output<'getTracking'>['items'][number];

export interface NewShipment {
  orderId: OrderId;
  carrier: string;
  trackingNumber: string;
  /** Whether WeChat must be told, to release the money. */
  needsUpload: boolean;
}

/** Parcels: what was sent, where it is, and whom we told. */
@Injectable()
export class FulfilmentService {
  constructor(
    private readonly repository: FulfilmentRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws CARRIER_UNKNOWN, TRACKING_NUMBER_INVALID */
  checkNumber(carrier: string, trackingNumber: string): void {
    const problem = numberProblem(carrier, trackingNumber);
    if (problem)
      throw new DomainError(problem, { param: problem === 'CARRIER_UNKNOWN' ? 'carrier' : 'trackingNumber' });
  }

  async create(tx: Tx, input: NewShipment): Promise<Shipment> {
    // A code has arrived when it is written down; nobody follows it.
    const isOnline = input.carrier === ONLINE_DELIVERY;
    if (!isOnline) this.checkNumber(input.carrier, input.trackingNumber);
    const now = this.clock.now();
    const shipment: Shipment = {
      id: this.ids.next('shipment'),
      orderId: input.orderId,
      carrier: input.carrier,
      trackingNumber: input.trackingNumber,
      state: isOnline ? 'signed' : 'created',
      events: [],
      uploadState: input.needsUpload ? 'pending' : 'not-needed',
      uploadError: null,
      uploads: 0,
      trackingState: 'pending',
      shippedAt: now,
      signedAt: isOnline ? now : null,
      refreshedAt: null,
    };
    await this.repository.insert(tx, shipment);
    return shipment;
  }

  get(id: Id<'shipment'>): Promise<Shipment | null> {
    return this.repository.get(id);
  }

  /** Newest first. */
  ofOrders(orderIds: readonly OrderId[]): Promise<Shipment[]> {
    return this.repository.ofOrders(orderIds);
  }

  ofParcel(parcel: { carrier: string; trackingNumber: string }): Promise<Shipment[]> {
    return this.repository.ofParcel(parcel);
  }

  /** Replaces what is known of a parcel by a complete newer picture. */
  saveTrack(tx: Tx, track: ParcelTrack): Promise<void> {
    const parcel = { carrier: track.carrierCode, trackingNumber: track.trackingNo };
    return this.repository.saveTrack(tx, parcel, { ...pictureOf(track), at: this.clock.now() });
  }

  /** At most one paid query per parcel and `everyMs`. */
  claimRefresh(id: Id<'shipment'>, everyMs: number): Promise<boolean> {
    const now = this.clock.now();
    return this.repository.claimRefresh(id, now, new Date(now.getTime() - everyMs));
  }

  saveUpload(
    id: Id<'shipment'>,
    upload: { state: Shipment['uploadState']; error: string | null },
  ): Promise<void> {
    return this.repository.saveUpload(id, upload);
  }

  /** WeChat may be told once more. @throws TROUBLE_NOT_FOUND, TROUBLE_STATE where no upload has failed. */
  async reopenUpload(tx: Tx, id: Id<'shipment'>): Promise<void> {
    if (await this.repository.reopenUpload(tx, id)) return;
    throw new DomainError((await this.repository.get(id)) ? 'TROUBLE_STATE' : 'TROUBLE_NOT_FOUND');
  }

  saveTracking(id: Id<'shipment'>, state: Shipment['trackingState']): Promise<void> {
    return this.repository.saveTracking(id, state);
  }
}

/** A parcel as the order shows it. */
export function shipmentView(
  shipment: Shipment,
): Pick<TrackingItem, 'id' | 'carrier' | 'carrierName' | 'trackingNumber' | 'shippedAt'> {
  return {
    id: formatId('shipment', shipment.id),
    carrier: shipment.carrier,
    carrierName: carrierName(shipment.carrier),
    trackingNumber: shipment.trackingNumber,
    shippedAt: shipment.shippedAt.toISOString(),
  };
}

/** A parcel with its way, newest step first; the shipping itself is the first step. */
export function trackingView(shipment: Shipment): TrackingItem {
  const isOnline = shipment.carrier === ONLINE_DELIVERY;
  const text = isOnline ? `商家已交付：${shipment.trackingNumber}` : '商家已发货，等待快递揽收';
  const begin = { at: shipment.shippedAt.toISOString(), text };
  return {
    ...shipmentView(shipment),
    state: shipment.state,
    stateText: isOnline ? '已交付' : SHIPMENT_STATE_NAMES[shipment.state],
    events: [...shipment.events, begin],
  };
}
