import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Output } from '@yimai/shared/contracts/api';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { MemberId, OrderId } from '@yimai/shared/kernel/id';
import type { ParcelPush, ParcelTracking } from '../gateways/fulfilment-ports.js';
import { GatewayError, type NotificationReply, type RawNotification } from '../gateways/ports.js';
import { KUAIDI100 } from '../gateways/tokens.js';
import { FulfilmentService, trackingView, type Shipment } from '../modules/fulfilment/index.js';
import { OrderService, type OrderRecord } from '../modules/order/index.js';
import { PaymentService } from '../modules/payment/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { SubscribeTracking } from './subscribe-tracking.js';

/** Queries are paid for: at most one per parcel in this time. */
const REFRESH_EVERY_MS = 30 * MINUTE_MS;
const SUBSCRIBE_AGAIN_AFTER_MS = 30 * MINUTE_MS;

/** Where the parcels of an order are: pushed by the tracking service, asked for when the picture is old. */
@Injectable()
export class TrackParcels {
  private readonly log = new Logger('fulfilment');

  constructor(
    @Inject(KUAIDI100) private readonly parcels: ParcelTracking,
    private readonly orders: OrderService,
    private readonly fulfilment: FulfilmentService,
    private readonly inbox: PaymentService,
    private readonly subscriptions: SubscribeTracking,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async view(memberId: MemberId, orderId: OrderId): Promise<Output<'getTracking'>> {
    const order = await this.orders.getOwn(memberId, orderId);
    const shipments = await this.fulfilment.ofOrders([orderId]);
    const refreshed = await Promise.all(shipments.map((shipment) => this.refresh(shipment, order)));
    const fresh = refreshed.includes(true) ? await this.fulfilment.ofOrders([orderId]) : shipments;
    return { items: fresh.map(trackingView) };
  }

  /** News of a parcel. It carries the whole list each time, so the order of arrival does not matter. */
  async receive(raw: RawNotification): Promise<NotificationReply> {
    try {
      const push = this.parcels.readPush(raw);
      await this.apply(push);
      return this.parcels.acknowledge('accepted');
    } catch (error) {
      if (error instanceof GatewayError && error.failure === 'forged')
        this.log.warn(
          { code: 'NOTIFICATION_FORGED', channel: 'kuaidi100', why: error.providerCode },
          'refused',
        );
      else this.log.error({ err: error }, 'a tracking push could not be applied');
      return this.parcels.acknowledge('rejected');
    }
  }

  private async apply(push: ParcelPush): Promise<void> {
    const { track } = push;
    const parcel = track ? { carrier: track.carrierCode, trackingNumber: track.trackingNo } : null;
    const shipments = parcel && push.kind === 'aborted' ? await this.fulfilment.ofParcel(parcel) : [];
    await this.unitOfWork.run(async (tx) => {
      const kept = await this.inbox.keep(tx, {
        provider: 'kuaidi100',
        eventId: push.eventId.slice(0, 96),
        kind: push.kind,
        businessNo: track?.trackingNo ?? '',
        fact: { ...push },
      });
      if (!kept) return;
      if (track && track.steps.length > 0) await this.fulfilment.saveTrack(tx, track);
      for (const shipment of shipments)
        await this.subscriptions.requestAgain(tx, shipment, SUBSCRIBE_AGAIN_AFTER_MS);
    });
  }

  /** True when there is something new. A tracking service that does not answer leaves the old picture. */
  private async refresh(shipment: Shipment, order: OrderRecord): Promise<boolean> {
    if (shipment.state === 'signed' || shipment.state === 'returned') return false;
    if (!(await this.fulfilment.claimRefresh(shipment.id, REFRESH_EVERY_MS))) return false;
    try {
      const track = await this.parcels.query({
        carrierCode: shipment.carrier,
        trackingNo: shipment.trackingNumber,
        phone: order.address.phoneTail,
      });
      await this.unitOfWork.run((tx) => this.fulfilment.saveTrack(tx, track));
      return true;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.log.warn({ shipmentId: shipment.id, err: error }, 'no news of a parcel');
      return false;
    }
  }
}
