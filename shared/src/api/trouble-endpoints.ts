import { endpoint } from './endpoint.js';

/** What went wrong between a platform and us, and waits for a person. */
export const troubleEndpoints = {
  consoleListTroubles: endpoint(
    'GET /v1/console/troubles',
    { staff: 'order.read' },
    {
      summary:
        'Notifications that do not fit, refunds a channel refused for good, parcels WeChat was not told of',
    },
  ),
  consoleSettleNotification: endpoint(
    'POST /v1/console/notifications/:notificationId/settlement',
    { staff: 'trouble.settle' },
    { summary: 'Somebody has looked into it; says what was found', rate: 'money' },
  ),
  consoleRetryRefund: endpoint(
    'POST /v1/console/refunds/:refundId/retry',
    { staff: 'trouble.settle' },
    {
      summary: 'A refused refund without an after-sale case is sent once more, under a new number',
      rate: 'money',
    },
  ),
  consoleRetryUpload: endpoint(
    'POST /v1/console/shipments/:shipmentId/upload',
    { staff: 'order.ship' },
    { summary: 'WeChat is told of a parcel once more' },
  ),
} as const;
