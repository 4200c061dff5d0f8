import type { Fen } from '@yimai/shared/kernel/money';

/** Nest injection token of {@link DoudianOrders}. */
export const DOUDIAN_ORDERS = Symbol('DoudianOrders');

export type DoudianOrderState = 'unpaid' | 'paid' | 'shipped' | 'completed' | 'cancelled';

/** One SKU of an order in 抖店. */
export interface DoudianLineFact {
  lineNo: string;
  skuId: string;
  title: string;
  quantity: number;
  unitPriceFen: Fen;
  /** What the buyer paid for these goods: net of every discount, without freight. */
  paidFen: Fen;
  /** What a creator (达人) is paid out of it. */
  creatorFen: Fen;
}

/** An order as 抖店 tells it now; who receives it stays there. */
export interface DoudianOrderFact {
  orderNo: string;
  state: DoudianOrderState;
  /** The mini-program it was placed from and its buyer there, as far as it is told. */
  appId: string | null;
  openId: string | null;
  createdAt: Date;
  updatedAt: Date;
  paidAt: Date | null;
  completedAt: Date | null;
  lines: DoudianLineFact[];
}

export interface DoudianAftersaleFact {
  aftersaleNo: string;
  orderNo: string;
  lineNo: string;
  /** `refunded`: the money left. `ended`: over without money. */
  state: 'open' | 'refunded' | 'ended';
  /** Money for the goods, freight left out. */
  refundFen: Fen;
  updatedAt: Date;
}

/** Both ends included. */
export interface ChangeSpan {
  from: Date;
  to: Date;
}

/** The merchant's 抖店, read only. */
export interface DoudianOrders {
  /** Null: not configured, and every call is refused. */
  readonly shopId: string | null;
  /** Orders that changed in the span, oldest change first, in pages; an order may come more than once. */
  changedOrders(span: ChangeSpan): AsyncIterable<DoudianOrderFact[]>;
  /** After-sale cases that changed in the span, in pages; a case may come more than once. */
  changedAftersales(span: ChangeSpan): AsyncIterable<DoudianAftersaleFact[]>;
  /** One order as it is now. */
  order(orderNo: string): Promise<DoudianOrderFact>;
}
