import { fen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { z } from '@yimai/shared/kernel/zod';
import type { DoudianAftersaleFact, DoudianOrderFact, DoudianOrderState } from '../doudian-ports.js';

/** Seconds since 1970; 0 and absent: it has not happened. */
const Seconds = z.number().int().nonnegative().nullish();
const Amount = z.number().int().nonnegative();
/** Ids may come as numbers; one that a number does not hold exactly is refused, not read as another. */
const Id = z.union([z.string().min(1), z.int().transform(String)]);

const lineSchema = z.object({
  order_id: Id,
  sku_id: Id,
  product_name: z.string().nullish(),
  item_num: z.number().int().positive(),
  origin_amount: Amount,
  pay_amount: Amount,
  /** Part of what was paid. */
  post_amount: Amount.nullish(),
  /** Unverified name: read where it is told, nothing where it is not. */
  author_commission_amount: Amount.nullish(),
});

const orderSchema = z.object({
  order_id: Id,
  order_status: z.number(),
  app_id: z.union([z.string(), z.int().transform(String)]).nullish(),
  open_id: z.union([z.string(), z.int().transform(String)]).nullish(),
  create_time: z.number().int().positive(),
  update_time: z.number().int().positive(),
  pay_time: Seconds,
  finish_time: Seconds,
  sku_order_list: z.array(lineSchema),
});

export const orderPageSchema = z.object({ shop_order_list: z.array(orderSchema).nullish() });
export const orderDetailSchema = z.object({ shop_order_detail: orderSchema });

const aftersaleSchema = z.object({
  aftersale_info: z.object({
    aftersale_id: Id,
    aftersale_status: z.number(),
    refund_status: z.number().nullish(),
    refund_amount: Amount.nullish(),
    /** Part of what is refunded. */
    refund_post_amount: Amount.nullish(),
    /** The order of one SKU. */
    related_id: Id,
    update_time: z.number().int().positive(),
  }),
  order_info: z.object({ shop_order_id: Id }),
});

export const aftersalePageSchema = z.object({ items: z.array(aftersaleSchema).nullish() });

const at = (seconds: number): Date => new Date(seconds * 1000);
const happened = (seconds: number | null | undefined): Date | null => (seconds ? at(seconds) : null);
const told = (text: string | null | undefined): string | null => text || null;

const CANCELLED = 4;
const SHIPPED = new Set([3, 101]);

/** Of an unknown status the times speak: money is decided by when it was paid and completed, never by a number. */
function stateOf(order: z.output<typeof orderSchema>): DoudianOrderState {
  if (order.order_status === CANCELLED) return 'cancelled';
  if (!order.pay_time) return 'unpaid';
  if (order.finish_time) return 'completed';
  return SHIPPED.has(order.order_status) ? 'shipped' : 'paid';
}

export function orderOf(order: z.output<typeof orderSchema>): DoudianOrderFact {
  const state = stateOf(order);
  return {
    orderNo: order.order_id,
    state,
    appId: told(order.app_id),
    openId: told(order.open_id),
    createdAt: at(order.create_time),
    updatedAt: at(order.update_time),
    paidAt: happened(order.pay_time),
    completedAt: state === 'completed' ? happened(order.finish_time) : null,
    lines: order.sku_order_list.map((line) => ({
      lineNo: line.order_id,
      skuId: line.sku_id,
      title: line.product_name ?? '',
      quantity: line.item_num,
      unitPriceFen: fen(line.origin_amount),
      paidFen: without(line.pay_amount, line.post_amount),
      creatorFen: fen(line.author_commission_amount ?? 0),
    })),
  };
}

const REFUNDED = 3;
/** 售后成功, 售后失败. */
const OVER = new Set([12, 28]);

/** What is not known to be over is open: it only makes commission wait. */
export function aftersaleOf({
  aftersale_info: info,
  order_info: order,
}: z.output<typeof aftersaleSchema>): DoudianAftersaleFact {
  const isRefunded = info.refund_status === REFUNDED;
  return {
    aftersaleNo: info.aftersale_id,
    orderNo: order.shop_order_id,
    lineNo: info.related_id,
    state: isRefunded ? 'refunded' : OVER.has(info.aftersale_status) ? 'ended' : 'open',
    refundFen: isRefunded ? without(info.refund_amount ?? 0, info.refund_post_amount) : ZERO_FEN,
    updatedAt: at(info.update_time),
  };
}

function without(amount: number, freight: number | null | undefined): Fen {
  return fen(Math.max(amount - (freight ?? 0), 0));
}
