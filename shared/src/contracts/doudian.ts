import { DOUDIAN_ID } from '../domain/goods/doudian.js';
import { z } from '../kernel/zod.js';
import { DeviceId, FenValue, idOf, IdText, Instant, PageInput, pageOf, Quantity } from './common.js';

export const DoudianId = z.string().regex(DOUDIAN_ID, '请填写抖店后台的编号（20 位以内的数字）');

/** Null: not sold through 抖店. */
export const DoudianProductValue = z.strictObject({ shopId: DoudianId, productId: DoudianId }).nullable();

/** In the words of the plugin's `openEcOrder`. */
export const DoudianOrderView = z
  .object({ shopId: z.string(), productId: z.string(), skuId: z.string(), skuAmount: z.int() })
  .meta({ id: 'DoudianOrder' });

export const DoudianSaleView = z
  .object({
    id: IdText,
    /** Of 抖店. */
    orderNumber: z.string(),
    title: z.string(),
    skuText: z.string(),
    quantity: z.int(),
    state: z.enum(['unpaid', 'paid', 'shipped', 'completed', 'cancelled']),
    verdict: z.enum(['attributed', 'waiting', 'elsewhere', 'unopened', 'ambiguous', 'unreferred']),
    /** Why it is nobody's; empty where it is somebody's. */
    why: z.string(),
    distributorName: z.string().nullable(),
    code: z.string().nullable(),
    /** For the goods, without freight. */
    paidFen: FenValue,
    refundedFen: FenValue,
    /** What commission is a part of. */
    netFen: FenValue,
    hasEarned: z.boolean(),
    placedAt: Instant,
  })
  .meta({ id: 'DoudianSale' });

export const DoudianIntentView = z
  .object({
    id: IdText,
    at: Instant,
    title: z.string(),
    skuText: z.string(),
    quantity: z.int(),
    doudianSkuId: z.string(),
    /** Null: a guest. */
    buyerMasked: z.string().nullable(),
    distributorName: z.string().nullable(),
    code: z.string().nullable(),
  })
  .meta({ id: 'DoudianIntent' });

export const doudianRoutes = {
  consoleListDoudianSales: {
    input: z.strictObject({ attribution: z.enum(['attributed', 'unattributed']).optional(), ...PageInput }),
    output: pageOf(DoudianSaleView),
  },
  consoleListDoudianIntents: { input: z.strictObject(PageInput), output: pageOf(DoudianIntentView) },
  openDoudianOrder: {
    input: z.strictObject({ skuId: idOf('sku'), quantity: Quantity, deviceId: DeviceId }),
    output: DoudianOrderView,
  },
};

export type DoudianOrderView = z.output<typeof DoudianOrderView>;
export type DoudianSaleView = z.output<typeof DoudianSaleView>;
