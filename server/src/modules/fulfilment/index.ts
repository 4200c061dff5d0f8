export { FulfilmentModule } from './fulfilment.module.js';
export { FulfilmentService, shipmentView, trackingView, type NewShipment } from './fulfilment.service.js';
export type { Shipment, ShipmentState } from './fulfilment.repository.js';
