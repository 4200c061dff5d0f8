import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import type { HistoryEvent } from '../history-events.js';
import type { DemoCustomer } from '../people.js';

const SKU = 'mountain-nut-gift:0';
const QUANTITY = 24;
const BEFORE_THE_END_DAYS = 26;

/**
 * A company buys gifts for its staff through one distributor. Its commission is settled by now and brings her above the
 * amount from which withdrawals are reviewed.
 */
export function withCompanyOrder(
  events: readonly HistoryEvent[],
  { customers, via, untilMs }: { customers: readonly DemoCustomer[]; via: string; untilMs: number },
): HistoryEvent[] {
  const atMs = untilMs - BEFORE_THE_END_DAYS * DAY_MS;
  const mine = new Set(customers.filter((customer) => customer.via === via).map(({ key }) => key));
  const buyer = events.find(
    (event): event is Extract<HistoryEvent, { kind: 'customerRegistered' }> =>
      event.kind === 'customerRegistered' && mine.has(event.customer) && event.atMs < atMs - DAY_MS,
  );
  if (!buyer) return [...events];
  const order = 'company';
  const added: HistoryEvent[] = [
    {
      atMs: atMs - HOUR_MS,
      kind: 'linkClicked',
      distributor: via,
      visitor: buyer.customer,
      product: 'mountain-nut-gift',
      channel: buyer.channel,
      scene: 'friend',
    },
    {
      atMs,
      kind: 'orderPlaced',
      order,
      buyer: buyer.customer,
      channel: buyer.channel,
      payment: buyer.channel === 'douyin' ? 'douyinPay' : 'wechatPay',
      lines: [{ sku: SKU, quantity: QUANTITY }],
      coupon: null,
      remark: '公司员工福利，请开票',
    },
    { atMs: atMs + HOUR_MS / 10, kind: 'orderPaid', order },
    {
      atMs: atMs + DAY_MS,
      kind: 'orderShipped',
      order,
      carrier: '顺丰速运',
      trackingNumber: 'SF202600000024',
    },
    { atMs: atMs + 3 * DAY_MS, kind: 'orderReceived', order },
  ];
  return [...events, ...added].sort((a, b) => a.atMs - b.atMs);
}
