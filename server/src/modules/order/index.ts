export { OrderModule } from './order.module.js';
export { AUTO_CONFIRM_DAYS, OrderService, placedEvent, type TransitionInput } from './order.service.js';
export {
  NO_EXTRAS,
  OrderExtrasRegistry,
  PAYMENT_BEFORE_CLOSE,
  Port,
  type OrderExtras,
  type OrderExtrasSource,
  type PaymentBeforeClosePort,
} from './order.ports.js';
export {
  maskPhone,
  toConsoleOrderView,
  toOrderLineView,
  toOrderSummaryView,
  toOrderView,
  toTimeline,
  type ConsoleOrderView,
} from './order.views.js';
export type {
  AttributionSnapshot,
  OrderDraft,
  OrderEventRecord,
  OrderLineRecord,
  OrderPatch,
  OrderPlatform,
  OrderRecord,
  PlainAddress,
  SealedAddress,
} from './order.types.js';
