export { PaymentModule } from './payment.module.js';
export { AlreadyKept, PaymentService, paymentView, type NewAttempt } from './payment.service.js';
export { RefundService, type NewRefund } from './refund.service.js';
export { channelOf, SCENES } from './scenes.js';
export type {
  Attempt,
  AttemptFacts,
  AttemptState,
  InboxEntry,
  Refund,
  RefundState,
} from './payment.types.js';
