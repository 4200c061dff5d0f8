import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { asId, type Id } from '@yimai/shared/kernel/id';
import type { ParcelTracking } from '../gateways/fulfilment-ports.js';
import { GatewayError } from '../gateways/ports.js';
import { KUAIDI100 } from '../gateways/tokens.js';
import { FulfilmentService, type Shipment } from '../modules/fulfilment/index.js';
import { OrderService } from '../modules/order/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';
import { NOTIFY_PATHS } from './notify-paths.js';

const JOB = 'fulfilment.subscribe-tracking';

/** Has the tracking service tell us of every step of a parcel. */
@Injectable()
export class SubscribeTracking implements OnModuleInit {
  constructor(
    @Inject(KUAIDI100) private readonly parcels: ParcelTracking,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly fulfilment: FulfilmentService,
    private readonly orders: OrderService,
    private readonly later: Later,
  ) {}

  onModuleInit(): void {
    this.later.handle(JOB, ({ shipmentId }) => this.run(asId('shipment', Number(shipmentId))));
  }

  /** After COMMIT. */
  request(tx: Tx, shipment: Shipment): Promise<void> {
    return this.later.schedule(tx, { handler: JOB, payload: { shipmentId: shipment.id } });
  }

  /** The service gave up early: once more, later, and never a third time. */
  requestAgain(tx: Tx, shipment: Shipment, waitMs: number): Promise<void> {
    const payload = { shipmentId: shipment.id };
    return this.later.schedule(tx, { handler: JOB, payload, waitMs, dedupeKey: `again:${shipment.id}` });
  }

  private async run(shipmentId: Id<'shipment'>): Promise<void> {
    const shipment = await this.fulfilment.get(shipmentId);
    if (!shipment || shipment.state === 'signed') return;
    const { address } = await this.orders.get(shipment.orderId);
    const parcel = {
      carrierCode: shipment.carrier,
      trackingNo: shipment.trackingNumber,
      phone: address.phoneTail,
    };
    try {
      await this.parcels.subscribe(parcel, `${this.config.PUBLIC_BASE_URL}${NOTIFY_PATHS.kuaidi100}`);
      await this.fulfilment.saveTracking(shipment.id, 'subscribed');
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'rejected') throw error;
      // A number the service does not take: the buyer's page still asks for it now and then.
      await this.fulfilment.saveTracking(shipment.id, 'failed');
    }
  }
}
