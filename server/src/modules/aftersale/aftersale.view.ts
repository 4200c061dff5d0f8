import { AFTERSALE_STATE_NAMES } from '@yimai/shared/domain/aftersale/transitions';
import type { AftersaleState } from '@yimai/shared/domain/aftersale/types';
import type { TimelineItem } from '@yimai/shared/contracts/common';
import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import type { OrderLineView } from '@yimai/shared/contracts/order';
import { formatId } from '@yimai/shared/kernel/id';
import type { AftersaleCase, AftersaleEventRow } from './aftersale.types.js';

export interface CaseFacts {
  line: OrderLineView;
  orderNumber: string;
  /** The buyer's pictures, under addresses good for this reader. */
  evidence: AftersaleView['evidence'];
  /** Where goods go back to; shown while they are expected. */
  returnAddress: string;
  events: readonly AftersaleEventRow[];
}

/** What happened, as the timeline tells it. */
const TITLES: Readonly<Record<AftersaleState, string>> = {
  requested: '提交申请',
  approved: '商家同意',
  rejected: '商家拒绝',
  awaitingReturn: '等待寄回商品',
  returned: '商家已收到退货',
  refunding: '退款处理中',
  refunded: '退款成功',
  cancelled: '申请已撤销',
};

function actorText(actor: string): string {
  if (actor.startsWith('member:')) return '买家';
  return actor.startsWith('staff:') ? '商家' : '系统';
}

function timelineOf(row: AftersaleCase, events: readonly AftersaleEventRow[]): TimelineItem[] {
  const begin: TimelineItem = {
    at: row.requestedAt.toISOString(),
    title: TITLES.requested,
    text: row.reason,
    actor: '买家',
  };
  const later = events.map((event): TimelineItem => ({
    at: event.at.toISOString(),
    title: event.fromState === event.toState ? '买家已寄回' : TITLES[event.toState as AftersaleState],
    text: event.reason,
    actor: actorText(event.actor),
  }));
  return [begin, ...later];
}

function actionsOf(row: AftersaleCase): AftersaleView['actions'] {
  const actions: AftersaleView['actions'] = [];
  if (row.state === 'requested' || row.state === 'awaitingReturn') actions.push('cancel');
  if (row.state === 'awaitingReturn') actions.push('ship-return');
  return actions;
}

/** A case as the contract shows it, for buyers and staff. */
export function aftersaleView(row: AftersaleCase, facts: CaseFacts): AftersaleView {
  return {
    id: formatId('aftersale', row.id),
    orderId: formatId('order', row.orderId),
    orderNumber: facts.orderNumber,
    line: facts.line,
    kind: row.kind,
    state: row.state,
    stateText: AFTERSALE_STATE_NAMES[row.state],
    quantity: row.quantity,
    amountFen: row.amountFen,
    freightFen: row.freightFen,
    reason: row.reason,
    note: row.note,
    evidence: facts.evidence,
    rejectReason: row.rejectReason,
    returnAddress: row.state === 'awaitingReturn' ? facts.returnAddress : null,
    returnCarrier: row.returnCarrier,
    returnTrackingNumber: row.returnTrackingNumber,
    requestedAt: row.requestedAt.toISOString(),
    timeline: timelineOf(row, facts.events),
    actions: actionsOf(row),
  };
}
