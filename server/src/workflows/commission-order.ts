import type { CommissionOverride } from '@yimai/shared/domain/commission/types';
import { maskName } from '@yimai/shared/domain/distribution/mask';
import { asId } from '@yimai/shared/kernel/id';
import type { OverrideRule } from '../modules/catalog/index.js';
import type { CommissionOrder } from '../modules/commission/index.js';
import type { OrderLineRecord, OrderRecord } from '../modules/order/index.js';
import { toCommissionOverride } from './commission-estimate.js';

type EarningLine = Pick<
  OrderLineRecord,
  | 'lineId'
  | 'skuId'
  | 'productId'
  | 'title'
  | 'quantity'
  | 'priceFen'
  | 'discountFen'
  | 'netFen'
  | 'costFen'
  | 'commission'
>;
/** What commission needs of an order, ours or one of 抖店. */
export type EarningOrder = Pick<
  OrderRecord,
  'orderId' | 'number' | 'memberId' | 'platform' | 'attribution'
> & { lines: readonly EarningLine[] };

/** The order as the commission engine reads it: only what was frozen when it was placed. */
export function commissionOrderOf(order: EarningOrder): CommissionOrder {
  return {
    orderId: order.orderId,
    number: order.number,
    buyerId: order.memberId,
    platform: order.platform,
    policyId: asId('policy', order.attribution.policyId),
    upline: order.attribution.upline.map((person) => ({
      distributorId: asId('distributor', person.distributorId),
      level: person.level,
      maskedName: maskName(person.name),
      isActive: person.isActive,
      isBuyer: person.isBuyer,
      tier: null,
    })),
    lines: order.lines.map((line) => ({
      lineId: line.lineId,
      skuId: line.skuId,
      productId: line.productId,
      title: line.title,
      quantity: line.quantity,
      unitPriceFen: line.priceFen,
      lineDiscountFen: line.discountFen,
      netPaidFen: line.netFen,
      costFen: line.costFen,
      override: overrideOf(line),
    })),
  };
}

function overrideOf({ commission }: EarningLine): CommissionOverride | null {
  if (!commission?.override) return null;
  return toCommissionOverride(commission.source, commission.override as OverrideRule);
}
