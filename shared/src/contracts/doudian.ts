import { DOUDIAN_ID } from '../domain/goods/doudian.js';
import { z } from '../kernel/zod.js';
import { DeviceId, idOf, Quantity } from './common.js';

export const DoudianId = z.string().regex(DOUDIAN_ID, '请填写抖店后台的编号（20 位以内的数字）');

/** Null: not sold through 抖店. */
export const DoudianProductValue = z.strictObject({ shopId: DoudianId, productId: DoudianId }).nullable();

/** In the words of the plugin's `openEcOrder`. */
export const DoudianOrderView = z
  .object({ shopId: z.string(), productId: z.string(), skuId: z.string(), skuAmount: z.int() })
  .meta({ id: 'DoudianOrder' });

export const doudianRoutes = {
  openDoudianOrder: {
    input: z.strictObject({ skuId: idOf('sku'), quantity: Quantity, deviceId: DeviceId }),
    output: DoudianOrderView,
  },
};

export type DoudianOrderView = z.output<typeof DoudianOrderView>;
