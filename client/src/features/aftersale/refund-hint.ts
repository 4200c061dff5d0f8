import { yuan } from '@/lib/format';
import type { Order, OrderLine, Reason } from './api';

export const notShipped = (order: Pick<Order, 'shipments'>): boolean => order.shipments.length === 0;

const IN_HAND: readonly Reason[] = ['七天无理由退货', '商品质量问题', '与描述不符', '少件、漏发'];

/** Whether somebody can have this reason: nobody judges goods that are still at the shop. */
export function isReasonFor(reason: Reason, order: Pick<Order, 'shipments'>, line: OrderLine): boolean {
  if (reason === '七天无理由退货' && !line.isReturnable) return false;
  return !(notShipped(order) && IN_HAND.includes(reason));
}

interface Refund {
  order: Pick<Order, 'shipments' | 'freightFen'> & {
    lines: readonly Pick<OrderLine, 'id' | 'netFen' | 'refundedFen'>[];
  };
  lineId: string;
  mostFen: number;
  /** All that is left of the line is wanted back. */
  isWholeLine: boolean;
}

/** What can be had back at most, and what becomes of the freight (rule A-05: back with the last of an order not shipped). */
export function refundHint({ order, lineId, mostFen, isWholeLine }: Refund): string {
  const most = `最多可退 ${yuan(mostFen)}`;
  if (order.freightFen === 0) return most;
  if (!notShipped(order)) return `${most}，不含运费`;
  const isLast = order.lines.every((line) => line.id === lineId || line.refundedFen >= line.netFen);
  return isLast && isWholeLine
    ? `${most}，运费 ${yuan(order.freightFen)} 一并退回`
    : `${most}，订单全部退款时运费一并退回`;
}
