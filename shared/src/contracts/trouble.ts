import { z } from '../kernel/zod.js';
import { Done, FenValue, idOf, IdText, Instant, PageInput, pageOf } from './common.js';

export const TROUBLE_KINDS = ['notification', 'refund', 'upload'] as const;

export const TroubleView = z
  .object({
    id: IdText,
    at: Instant,
    /** Who said it or was told: a channel, `wechat-message`, `wechat-shipping`. */
    platform: z.string(),
    /** Our number it is about: of a payment, a refund or a parcel. */
    number: z.string(),
    /** Null: nothing of ours has that number. */
    orderId: IdText.nullable(),
    orderNumber: z.string().nullable(),
    /** Null where it is not about money, or says no amount. */
    amountFen: FenValue.nullable(),
    problem: z.string(),
    /** Null: there is nothing to do here, see the after-sale case. */
    remedy: z.enum(['settle', 'retry']).nullable(),
  })
  .meta({ id: 'Trouble' });

export const troubleRoutes = {
  consoleListTroubles: {
    input: z.strictObject({ kind: z.enum(TROUBLE_KINDS), ...PageInput }),
    output: pageOf(TroubleView),
  },
  consoleSettleNotification: {
    input: z.strictObject({
      notificationId: idOf('event'),
      note: z.string().trim().min(1, '请写明核实的结果').max(150),
    }),
    output: Done,
  },
  consoleRetryRefund: { input: z.strictObject({ refundId: idOf('refund') }), output: Done },
  consoleRetryUpload: { input: z.strictObject({ shipmentId: idOf('shipment') }), output: Done },
};

export type TroubleKind = (typeof TROUBLE_KINDS)[number];
export type TroubleView = z.output<typeof TroubleView>;
