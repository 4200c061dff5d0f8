import { z } from '../kernel/zod.js';
import {
  FenInput,
  FenValue,
  idOf,
  IdText,
  ImageView,
  Instant,
  PageInput,
  pageOf,
  Quantity,
  textInput,
  TimelineItem,
} from './common.js';
import { OrderLineView } from './order.js';

export const AftersaleKind = z.enum(['refundOnly', 'returnAndRefund']);
export const AftersaleState = z.enum([
  'requested',
  'approved',
  'rejected',
  'awaitingReturn',
  'returned',
  'refunding',
  'refunded',
  'cancelled',
]);
export const AFTERSALE_REASONS = [
  '七天无理由退货',
  '多拍、错拍、不想要',
  '商品质量问题',
  '与描述不符',
  '少件、漏发',
  '未按约定时间发货',
  '其他',
] as const;
export const AftersaleView = z
  .object({
    id: IdText,
    orderId: IdText,
    orderNumber: z.string(),
    line: OrderLineView,
    kind: AftersaleKind,
    state: AftersaleState,
    stateText: z.string(),
    quantity: z.int(),
    amountFen: FenValue,
    freightFen: FenValue,
    reason: z.string(),
    note: z.string(),
    /** Pictures of the buyer; the addresses expire. */
    evidence: z.array(ImageView),
    rejectReason: z.string().nullable(),
    returnAddress: z.string().nullable(),
    returnCarrier: z.string().nullable(),
    returnTrackingNumber: z.string().nullable(),
    requestedAt: Instant,
    timeline: z.array(TimelineItem),
    actions: z.array(z.enum(['cancel', 'ship-return'])),
  })
  .meta({ id: 'Aftersale' });
export const aftersaleRoutes = {
  createAftersale: {
    input: z.strictObject({
      orderLineId: idOf('orderLine'),
      kind: AftersaleKind,
      quantity: Quantity,
      /** Absent: the whole net amount of the quantity. */
      amountFen: FenInput.optional(),
      reason: z.enum(AFTERSALE_REASONS),
      note: textInput(300, 0).default(''),
      /** Uploaded for the purpose `evidence`. */
      evidenceFileIds: z.array(idOf('file')).max(6).default([]),
    }),
    output: AftersaleView,
  },
  listAftersales: { input: z.strictObject({ ...PageInput }), output: pageOf(AftersaleView) },
  getAftersale: { input: z.strictObject({ aftersaleId: idOf('aftersale') }), output: AftersaleView },
  cancelAftersale: { input: z.strictObject({ aftersaleId: idOf('aftersale') }), output: AftersaleView },
  shipReturn: {
    input: z.strictObject({
      aftersaleId: idOf('aftersale'),
      carrier: z.string().max(20),
      trackingNumber: z.string().regex(/^[0-9A-Za-z-]{6,32}$/),
    }),
    output: AftersaleView,
  },
};

export type AftersaleView = z.output<typeof AftersaleView>;
