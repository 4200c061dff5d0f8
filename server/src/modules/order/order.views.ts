import type { Output } from '@yimai/shared/contracts/api';
import type { TimelineItem } from '@yimai/shared/contracts/common';
import type { OrderLineView, OrderSummaryView, OrderView } from '@yimai/shared/contracts/order';
import { isWithinDefectWindow, returnWindow } from '@yimai/shared/domain/aftersale/return-window';
import { isPaid, isShipped, ORDER_STATE_NAMES } from '@yimai/shared/domain/order/transitions';
import { refuseReview } from '@yimai/shared/domain/review/review';
import { formatId } from '@yimai/shared/kernel/id';
import type { OrderExtras } from './order.ports.js';
import type { OrderEventRecord, OrderLineRecord, OrderRecord, PlainAddress } from './order.types.js';

export type ConsoleOrderView = Output<'consoleGetOrder'>;

interface Reading {
  now: Date;
}

/** Paid goods may be complained about until the defect window of received goods has ended; which reasons then hold, the request decides. */
function isAftersaleOpen(order: OrderRecord, { now }: Reading): boolean {
  if (!isPaid(order.state)) return false;
  return order.receivedAt === null || isWithinDefectWindow(order.receivedAt, now);
}

/** A line as every view of orders and after-sale cases shows it. */
export function toOrderLineView(line: OrderLineRecord, order: OrderRecord, reading: Reading): OrderLineView {
  return {
    id: formatId('orderLine', line.lineId),
    productId: formatId('product', line.productId),
    skuId: formatId('sku', line.skuId),
    title: line.title,
    skuText: line.skuText,
    imageUrl: line.imageUrl,
    quantity: line.quantity,
    priceFen: line.priceFen,
    discountFen: line.discountFen,
    netFen: line.netFen,
    refundedFen: line.refundedFen,
    refundedQuantity: line.refundedQuantity,
    canAftersale: isAftersaleOpen(order, reading) && line.refundedFen < line.netFen,
    canReview: refuseReview(order.state, line) === null,
    isReturnable: line.isReturnable,
    kind: line.kind,
  };
}

function actionsOf(order: OrderRecord, reading: Reading): OrderSummaryView['actions'] {
  const actions: OrderSummaryView['actions'] = [];
  if (order.state === 'awaitingPayment') {
    if (order.payBefore > reading.now) actions.push('pay');
    actions.push('cancel');
    return actions;
  }
  if (isShipped(order.state)) actions.push('track');
  if (order.state === 'shipped') actions.push('confirm-receipt');
  if (order.lines.some((line) => toOrderLineView(line, order, reading).canAftersale))
    actions.push('aftersale');
  if (order.lines.some((line) => refuseReview(order.state, line) === null)) actions.push('review');
  if (order.state === 'received' || order.state === 'completed' || order.state === 'closed')
    actions.push('buy-again');
  return actions;
}

export function toOrderSummaryView(order: OrderRecord, reading: Reading): OrderSummaryView {
  return {
    id: formatId('order', order.orderId),
    number: order.number,
    state: order.state,
    stateText: ORDER_STATE_NAMES[order.state],
    lines: order.lines.map((line) => toOrderLineView(line, order, reading)),
    totalQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    payableFen: order.payableFen,
    placedAt: order.placedAt.toISOString(),
    payBefore: order.state === 'awaitingPayment' ? order.payBefore.toISOString() : null,
    actions: actionsOf(order, reading),
  };
}

const EVENT_TEXTS: Record<OrderEventRecord['event'], readonly [title: string, text: string]> = {
  placed: ['订单已提交', '请在支付时限内完成付款。'],
  paymentSucceeded: ['付款成功', '商家已收到您的付款。'],
  paymentTimedOut: ['订单已关闭', '超过支付时限，订单自动关闭。'],
  buyerCancelled: ['订单已取消', '买家取消了订单。'],
  merchantCancelled: ['订单已取消', '商家取消了订单。'],
  groupJoined: ['等待成团', '已参团，等待其他买家加入。'],
  groupFormed: ['拼团成功', '人数已满，等待商家发货。'],
  groupDissolved: ['拼团未成', '未在时限内成团，款项将原路退回。'],
  shipmentRequested: ['等待发货', '商家正在为您备货。'],
  goodsShipped: ['商家已发货', '包裹已交给快递公司。'],
  receiptConfirmed: ['已确认收货', '买家确认收到商品。'],
  receiptTimedOut: ['已自动确认收货', '超过确认时限，系统自动确认收货。'],
  rightsPeriodEnded: ['交易完成', '售后期已结束，订单完成。'],
  fullyRefunded: ['订单已关闭', '订单已全额退款。'],
};

function actorName(actor: string): string {
  if (actor.startsWith('member:')) return '买家';
  return actor.startsWith('staff:') ? '商家' : '系统';
}

export function toTimeline(events: readonly OrderEventRecord[]): TimelineItem[] {
  return events.map(({ event, actor, reason, at }) => {
    const [title, text] = EVENT_TEXTS[event];
    return {
      at: at.toISOString(),
      title,
      text: reason === '' ? text : `${text}原因：${reason}`,
      actor: actorName(actor),
    };
  });
}

export interface OrderViewFacts {
  order: OrderRecord;
  address: PlainAddress;
  events: readonly OrderEventRecord[];
  extras: OrderExtras;
  now: Date;
}

export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** One order for its buyer. */
export function toOrderView({ order, address, events, extras, now }: OrderViewFacts): OrderView {
  const [server] = order.attribution.upline;
  return {
    ...toOrderSummaryView(order, { now }),
    goodsFen: order.goodsFen,
    discountFen: order.discountFen,
    freightFen: order.freightFen,
    refundedFen: order.refundedFen,
    note: order.note,
    address: {
      name: address.name,
      phoneMasked: maskPhone(address.phone),
      text: `${address.regionText} ${address.detail}`,
    },
    payments: extras.payments,
    shipments: extras.shipments,
    timeline: toTimeline(events),
    aftersaleIds: extras.aftersaleIds,
    autoConfirmAt: order.state === 'shipped' ? (order.autoConfirmAt?.toISOString() ?? null) : null,
    returnDeadline: order.receivedAt ? returnWindow(order.receivedAt).endsAt.toISOString() : null,
    servedBy: order.attribution.distributorId === null ? null : (server?.name ?? null),
  };
}

/** One order for the merchant, with buyer, attribution and commissions. */
export function toConsoleOrderView(
  facts: OrderViewFacts,
  buyer: { nickname: string; phoneMasked: string | null },
): ConsoleOrderView {
  const { order, extras } = facts;
  const { attribution } = order;
  const [server] = attribution.upline;
  return {
    ...toOrderView(facts),
    buyer: { memberId: formatId('member', order.memberId), ...buyer },
    platform: order.platform,
    attribution: server
      ? { distributorName: server.name, level: server.level, reason: attribution.sentence }
      : null,
    commissions: extras.commissions,
  };
}
