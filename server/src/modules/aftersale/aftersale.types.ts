import type { AftersaleKind, AftersaleState } from '@yimai/shared/domain/aftersale/types';
import type { Id, MemberId, OrderId, OrderLineId } from '@yimai/shared/kernel/id';
import type { Fen } from '@yimai/shared/kernel/money';

/** One request of a buyer about one order line. */
export interface AftersaleCase {
  id: Id<'aftersale'>;
  orderId: OrderId;
  orderLineId: OrderLineId;
  memberId: MemberId;
  kind: AftersaleKind;
  state: AftersaleState;
  quantity: number;
  amountFen: Fen;
  freightFen: Fen;
  reason: string;
  note: string;
  /** Uploaded pictures, in the buyer's order. */
  evidence: Id<'file'>[];
  rejectReason: string | null;
  returnCarrier: string | null;
  returnTrackingNumber: string | null;
  openLineId: OrderLineId | null;
  requestedAt: Date;
  closedAt: Date | null;
}

export interface AftersaleEventRow {
  id: Id<'event'>;
  aftersaleId: Id<'aftersale'>;
  fromState: string;
  toState: string;
  actor: string;
  reason: string;
  at: Date;
}
