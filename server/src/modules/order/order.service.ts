import { Injectable } from '@nestjs/common';
import { transition } from '@yimai/shared/domain/order/transitions';
import type { OrderEffect, OrderEvent, OrderState } from '@yimai/shared/domain/order/types';
import { RETURN_WINDOW_DAYS } from '@yimai/shared/domain/aftersale/return-window';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { MemberId, OrderId, OrderLineId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import { beforeIdOf } from '../../platform/http/cursor.js';
import { DomainError } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { AddressSeal } from './address-seal.js';
import { drawOrderNumber } from './order-number.js';
import { OrderRepository, type AwaitingReview } from './order.repository.js';
import type {
  OrderDraft,
  OrderEventRecord,
  OrderListQuery,
  OrderPatch,
  OrderRecord,
  PlainAddress,
} from './order.types.js';

/** Receipt is confirmed for the buyer this long after shipping. */
export const AUTO_CONFIRM_DAYS = 10;

export interface TransitionInput {
  /** One event, or several that follow each other at once, e.g. payment and then the request to ship. */
  event: OrderEvent | readonly OrderEvent[];
  /** `member:{id}`, `staff:{id}` or `system`. */
  actor: string;
  reason: string;
  at: Date;
  /** Columns that change along with it; the instants of the states are set anyway. */
  patch?: OrderPatch;
}

const TOPICS: Partial<Record<OrderState, string>> = {
  paid: 'order.paid',
  shipped: 'order.shipped',
  received: 'order.received',
  completed: 'order.completed',
  closed: 'order.closed',
};

function instantsOf(to: OrderState, at: Date): OrderPatch {
  switch (to) {
    case 'paid':
      return { paidAt: at };
    case 'shipped':
      return { shippedAt: at, autoConfirmAt: new Date(at.getTime() + AUTO_CONFIRM_DAYS * DAY_MS) };
    case 'received':
      return { receivedAt: at };
    case 'completed':
      return { completedAt: at };
    case 'closed':
      return { closedAt: at };
    case 'awaitingPayment':
    case 'awaitingGroup':
    case 'awaitingShipment':
      return {};
  }
}

/** What subscribers mostly need, so that they need not read the order; nothing personal. */
function factsOf({ orderId, memberId, number, payableFen }: OrderRecord): Record<string, unknown> {
  return { orderId, memberId, number, payableFen };
}

/** How every history begins. */
export function placedEvent(order: Pick<OrderRecord, 'memberId' | 'placedAt'>): OrderEventRecord {
  return {
    event: 'placed',
    fromState: 'none',
    toState: 'awaitingPayment',
    actor: `member:${order.memberId}`,
    reason: '',
    at: order.placedAt,
  };
}

/** Orders, their lines and their history. Every change of state goes through {@link transition}. */
@Injectable()
export class OrderService {
  constructor(
    private readonly repository: OrderRepository,
    private readonly addressSeal: AddressSeal,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** A new order in `awaitingPayment` with number and lines, to be written by {@link insert}. */
  compose(draft: OrderDraft): OrderRecord {
    const { address, lines, ...rest } = draft;
    return {
      ...rest,
      number: drawOrderNumber(draft.placedAt),
      state: 'awaitingPayment',
      refundedFen: ZERO_FEN,
      address: this.addressSeal.seal(draft.orderId, address),
      paidAt: null,
      shippedAt: null,
      autoConfirmAt: null,
      receivedAt: null,
      completedAt: null,
      closedAt: null,
      paidAttemptId: null,
      lines: lines.map((line, position) => ({
        ...line,
        lineId: this.ids.next('orderLine'),
        orderId: draft.orderId,
        position,
        refundedFen: ZERO_FEN,
        refundedQuantity: 0,
        reviewedAt: null,
      })),
    };
  }

  /**
   * Writes a composed order with its lines and first event, and does not announce it. A number that is taken runs the
   * whole transaction again, with another one.
   */
  insert(tx: Tx, order: OrderRecord): void {
    this.repository.insertOrder(tx, order);
    this.repository.insertLines(tx, order);
    this.repository.insertEvents(tx, order.orderId, [{ ...placedEvent(order), id: this.ids.next('event') }]);
  }

  /** Throws ORDER_NOT_FOUND. */
  async get(orderId: OrderId, tx?: Tx): Promise<OrderRecord> {
    return this.require(await this.repository.find(orderId, tx));
  }

  /** As {@link get}; somebody else's order does not exist for a member. */
  async getOwn(memberId: MemberId, orderId: OrderId): Promise<OrderRecord> {
    const order = await this.get(orderId);
    if (order.memberId !== memberId) throw new DomainError('ORDER_NOT_FOUND');
    return order;
  }

  /** Throws ORDER_NOT_FOUND. */
  async getByNumber(number: string): Promise<OrderRecord> {
    return this.require(await this.repository.findByNumber(number));
  }

  /** Throws ORDER_NOT_FOUND. */
  async getByLine(lineId: OrderLineId): Promise<OrderRecord> {
    const orderId = await this.repository.orderIdOfLine(lineId);
    if (orderId === null) throw new DomainError('ORDER_NOT_FOUND');
    return this.get(orderId);
  }

  /** The row FOR UPDATE, with lines: first lock of every transaction about an order. Throws ORDER_NOT_FOUND. */
  async lock(tx: Tx, orderId: OrderId): Promise<OrderRecord> {
    return this.require(await this.repository.lock(tx, orderId));
  }

  /**
   * Moves a locked order by one event, or several at once, writes the history and announces `order.<past tense>`.
   * Returns the order as it now is and what the caller must do in the same transaction. Throws ORDER_STATE where the
   * state machine refuses; for a payment ask `transition()` of the domain first, because surplus money is no error.
   */
  async transition(
    tx: Tx,
    order: OrderRecord,
    input: TransitionInput,
  ): Promise<{ order: OrderRecord; effects: OrderEffect[] }> {
    const events: OrderEventRecord[] = [];
    const effects: OrderEffect[] = [];
    let state = order.state;
    let patch: OrderPatch = {};
    for (const event of [input.event].flat()) {
      const move = transition(state, event);
      if (!move.ok) throw new DomainError('ORDER_STATE', { facts: { orderId: order.orderId, state, event } });
      const { actor, reason, at } = input;
      events.push({ event, fromState: state, toState: move.to, actor, reason, at });
      effects.push(...move.effects);
      patch = { ...patch, ...instantsOf(move.to, at) };
      state = move.to;
    }
    patch = { ...patch, ...input.patch };
    this.repository.moveState(tx, order.orderId, {
      from: order.state,
      to: state,
      patch,
      otherwise: () => new DomainError('CONFLICT', { facts: { orderId: order.orderId } }),
    });
    this.repository.insertEvents(
      tx,
      order.orderId,
      events.map((event) => ({ ...event, id: this.ids.next('event') })),
    );
    for (const { toState } of events) {
      const topic = TOPICS[toState];
      if (topic) await this.outbox.publish(tx, topic, factsOf(order));
    }
    return { order: { ...order, ...patch, state }, effects };
  }

  /** Books refunded money on order and lines. The checks of the tables refuse more than was paid. */
  async recordRefund(
    tx: Tx,
    refund: {
      orderId: OrderId;
      freightFen: Fen;
      lines: readonly { lineId: OrderLineId; amountFen: Fen; quantity: number }[];
    },
  ): Promise<void> {
    invariant(
      new Set(refund.lines.map((line) => line.lineId)).size === refund.lines.length,
      'a refund names a line once',
    );
    const totalFen = addFen(refund.freightFen, ...refund.lines.map((line) => line.amountFen));
    await this.repository.addRefund(tx, refund.orderId, { totalFen, lines: refund.lines });
  }

  /** The buyer has reviewed a line of a locked order. */
  async markReviewed(tx: Tx, lineId: OrderLineId, at: Date): Promise<void> {
    await this.repository.markReviewed(tx, lineId, at);
  }

  /** Received lines without a review that were not given back, the newest order first. Throws INVALID_INPUT for a foreign cursor. */
  async awaitingReview(
    memberId: MemberId,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ lines: AwaitingReview[]; nextCursor: string | null }> {
    const page = { beforeId: beforeIdOf(cursor), limit: limit + 1 };
    const lines = await this.repository.awaitingReview(memberId, page);
    const shown = lines.slice(0, limit);
    const last = shown.at(-1);
    return { lines: shown, nextCursor: lines.length > limit && last ? last.lineId.toString(36) : null };
  }

  /** How many of them; stops counting at 100. */
  countAwaitingReview(memberId: MemberId): Promise<number> {
    return this.repository.countAwaitingReview(memberId);
  }

  /** Name, phone and street of an order, for shipping and for its owner. */
  openAddress(order: Pick<OrderRecord, 'orderId' | 'address'>): PlainAddress {
    return this.addressSeal.open(order.orderId, order.address);
  }

  /** Unpaid orders past their time, the longest overdue first. */
  dueForClosing(now: Date, limit: number): Promise<OrderId[]> {
    return this.repository.due('pay_before', 'awaitingPayment', { until: now, limit });
  }

  dueForAutoConfirm(now: Date, limit: number): Promise<OrderId[]> {
    return this.repository.due('auto_confirm_at', 'shipped', { until: now, limit });
  }

  /** Received orders old enough that the return window may be over; the caller decides by the calendar rule. */
  dueForCompletion(now: Date, limit: number): Promise<OrderId[]> {
    const until = new Date(now.getTime() - RETURN_WINDOW_DAYS * DAY_MS);
    return this.repository.due('received_at', 'received', { until, limit });
  }

  async events(orderId: OrderId): Promise<OrderEventRecord[]> {
    return (await this.repository.events([orderId])).get(orderId) ?? [];
  }

  eventsOf(orderIds: readonly OrderId[]): Promise<Map<OrderId, OrderEventRecord[]>> {
    return this.repository.events(orderIds);
  }

  /** How many orders of a member are in each state. */
  countByState(memberId: MemberId): Promise<ReadonlyMap<OrderState, number>> {
    return this.repository.countByState(memberId);
  }

  /** Newest first. Throws INVALID_INPUT for a foreign cursor. */
  async list(query: OrderListQuery): Promise<{ items: OrderRecord[]; nextCursor: string | null }> {
    const beforeId = query.cursor === undefined ? undefined : parseInt(query.cursor, 36);
    if (beforeId !== undefined && !(Number.isSafeInteger(beforeId) && beforeId > 0))
      throw new DomainError('INVALID_INPUT', { param: 'cursor' });
    const rows = await this.repository.list({ ...query, beforeId, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > query.limit && last ? last.orderId.toString(36) : null };
  }

  /** Two members became one: the kept one gets the other's orders. Attribution stays as it was frozen. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    return { orderIds: await this.repository.reassign(tx, absorbsId, keepsId) };
  }

  /** A fresh id, for whoever composes a draft. */
  nextId(): OrderId {
    return this.ids.next('order');
  }

  private require(order: OrderRecord | null): OrderRecord {
    if (!order) throw new DomainError('ORDER_NOT_FOUND');
    return order;
  }
}
