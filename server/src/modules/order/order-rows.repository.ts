import type { OrderState } from '@yimai/shared/domain/order/types';
import { asId, type Id, type IdKind } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { getTableColumns } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import { instantOf, jsonOf } from '../../platform/db/index.js';
import { orderEvents, orderLines, orders } from './order.schema.js';
import type { OrderEventRecord, OrderLineRecord, OrderPlatform, OrderRecord } from './order.types.js';

type Row = Record<string, unknown>;

function columnsOf(table: MySqlTable): Record<string, string> {
  return Object.fromEntries(Object.values(getTableColumns(table)).map(({ name }) => [name, `\`${name}\``]));
}

/** Every column, by its own name: what the readers below want. */
export const ORDER = columnsOf(orders);
export const LINE = columnsOf(orderLines);
export const EVENT = columnsOf(orderEvents);

function idOrNull<K extends IdKind>(kind: K, value: unknown): Id<K> | null {
  return value === null || value === undefined ? null : asId(kind, Number(value));
}

function dateOrNull(value: unknown): Date | null {
  return value === null || value === undefined ? null : instantOf(value);
}

export function lineOf(row: Row): OrderLineRecord {
  return {
    lineId: asId('orderLine', Number(row['id'])),
    orderId: asId('order', Number(row['order_id'])),
    position: Number(row['position']),
    productId: asId('product', Number(row['product_id'])),
    skuId: asId('sku', Number(row['sku_id'])),
    title: String(row['title']),
    skuText: String(row['sku_text']),
    imageUrl: String(row['image_url']),
    quantity: Number(row['quantity']),
    priceFen: fen(Number(row['price_fen'])),
    discountFen: fen(Number(row['discount_fen'])),
    netFen: fen(Number(row['net_fen'])),
    costFen: row['cost_fen'] === null ? null : fen(Number(row['cost_fen'])),
    commission: row['commission'] === null ? null : jsonOf(row['commission']),
    isReturnable: Boolean(row['is_returnable']),
    kind: row['kind'] as OrderLineRecord['kind'],
    refundedFen: fen(Number(row['refunded_fen'])),
    refundedQuantity: Number(row['refunded_quantity']),
    reviewedAt: dateOrNull(row['reviewed_at']),
  };
}

export function orderOf(row: Row, lines: readonly Row[]): OrderRecord {
  return {
    orderId: asId('order', Number(row['id'])),
    number: String(row['number']),
    memberId: asId('member', Number(row['member_id'])),
    platform: row['platform'] as OrderPlatform,
    state: row['state'] as OrderState,
    goodsFen: fen(Number(row['goods_fen'])),
    discountFen: fen(Number(row['discount_fen'])),
    freightFen: fen(Number(row['freight_fen'])),
    payableFen: fen(Number(row['payable_fen'])),
    refundedFen: fen(Number(row['refunded_fen'])),
    couponGrantId: idOrNull('couponGrant', row['coupon_grant_id']),
    address: jsonOf(row['address']),
    attribution: jsonOf(row['attribution']),
    note: String(row['note']),
    placedAt: instantOf(row['placed_at']),
    payBefore: instantOf(row['pay_before']),
    paidAt: dateOrNull(row['paid_at']),
    shippedAt: dateOrNull(row['shipped_at']),
    autoConfirmAt: dateOrNull(row['auto_confirm_at']),
    receivedAt: dateOrNull(row['received_at']),
    completedAt: dateOrNull(row['completed_at']),
    closedAt: dateOrNull(row['closed_at']),
    paidAttemptId: idOrNull('paymentAttempt', row['paid_attempt_id']),
    lines: lines.map(lineOf),
  };
}

export function eventOf(row: Row): OrderEventRecord {
  return {
    event: row['event'] as OrderEventRecord['event'],
    fromState: row['from_state'] as OrderEventRecord['fromState'],
    toState: row['to_state'] as OrderState,
    actor: String(row['actor']),
    reason: String(row['reason']),
    at: instantOf(row['at']),
  };
}
