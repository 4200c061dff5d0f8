import { shanghaiDay, weekday } from '@yimai/shared/kernel/clock';
import { demoSku, GOLDEN_ORDER } from './catalogue/catalogue.js';
import { DEMO_COUPONS } from './catalogue/shop.js';
import type { HistoryEvent, HistoryEventKind } from './history-events.js';
import { goodsFen } from './history-orders.js';
import { planHistory } from './history-plan.js';
import {
  CUSTOMER_COUNT,
  DEMO_DISTRIBUTORS,
  demoCustomers,
  demoDistributor,
  GOLDEN_DISTRIBUTOR,
} from './people.js';

const until = new Date('2026-11-22T15:59:59.000Z');
const request = { seed: 'yimai', until, days: 60 };
const plan = planHistory(request);

function of<K extends HistoryEventKind>(kind: K): Extract<HistoryEvent, { kind: K }>[] {
  return plan.filter((event): event is Extract<HistoryEvent, { kind: K }> => event.kind === kind);
}

describe('demo people', () => {
  it('form a tree of at least 36, parents first', () => {
    expect(DEMO_DISTRIBUTORS.length).toBeGreaterThanOrEqual(36);
    const seen = new Map<string, number>();
    for (const distributor of DEMO_DISTRIBUTORS) {
      if (distributor.parent !== null) expect(seen.get(distributor.parent)).toBeLessThan(distributor.joinsAt);
      expect(distributor.platforms.wechat + distributor.platforms.douyin + distributor.platforms.h5).toBe(10);
      expect(distributor.platforms.h5).toBeGreaterThanOrEqual(0);
      seen.set(distributor.key, distributor.joinsAt);
    }
    expect(demoDistributor(demoDistributor(GOLDEN_DISTRIBUTOR).parent ?? '').parent).not.toBeNull();
    const people = [...DEMO_DISTRIBUTORS, ...demoCustomers('yimai')];
    expect(new Set(people.map((person) => person.phone)).size).toBe(people.length);
  });
});

describe('history plan', () => {
  it('is the same for the same seed, another for another', () => {
    expect(planHistory(request)).toEqual(plan);
    expect(planHistory({ ...request, seed: 'other' })).not.toEqual(plan);
  });

  it('ends at the present, and a later hour of the day only adds', () => {
    const noon = planHistory({ ...request, until: new Date('2026-11-22T04:00:00.000Z') });
    expect(noon.length).toBeLessThan(plan.length);
    expect(plan.slice(0, noon.length)).toEqual(noon);
    expect(
      plan.every(
        (event, at) =>
          event.atMs <= until.getTime() &&
          event.atMs >= (plan[at - 1]?.atMs ?? 0) &&
          Number.isInteger(event.atMs),
      ),
    ).toBe(true);
  });

  it('has the size and the rhythm of a small shop', () => {
    const orders = of('orderPlaced');
    expect(orders.length).toBeGreaterThanOrEqual(600);
    expect(orders.length).toBeLessThanOrEqual(900);
    expect(of('linkClicked').length).toBeGreaterThan(1500);
    expect(of('customerRegistered').length).toBeGreaterThan(CUSTOMER_COUNT * 0.9);
    expect(of('refundRequested').length).toBeGreaterThan(15);
    expect(of('withdrawalRequested').length).toBeGreaterThan(20);
    const half = orders.filter((order) => order.atMs < until.getTime() - 30 * 86_400_000).length;
    expect(orders.length - half).toBeGreaterThan(half);
    const hourOf = (atMs: number): number => new Date(atMs + 8 * 3_600_000).getUTCHours();
    const evening = orders.filter((order) => hourOf(order.atMs) >= 19 && hourOf(order.atMs) < 23).length;
    expect(evening / orders.length).toBeGreaterThan(0.3);
    const weekend = orders.filter((order) =>
      [0, 6].includes(weekday(shanghaiDay(new Date(order.atMs)))),
    ).length;
    expect(weekend / orders.length).toBeGreaterThan(2 / 7);
    expect(new Set(orders.map((order) => order.channel)).size).toBe(3);
  });

  it('happens in an order that can be played', () => {
    const joined = new Set<string>();
    const registered = new Set<string>();
    const states = new Map<string, string>();
    const step = (order: string, from: readonly string[], to: string): void => {
      expect([order, from.includes(states.get(order) ?? '')]).toEqual([order, true]);
      states.set(order, to);
    };
    for (const event of plan) {
      if (event.kind === 'applicationDecided') joined.add(event.distributor);
      if (event.kind === 'distributorApplied' && event.inviter !== null)
        expect(joined).toContain(event.inviter);
      if (event.kind === 'linkClicked') expect(joined).toContain(event.distributor);
      if (event.kind === 'customerRegistered') registered.add(event.customer);
      if (event.kind === 'orderPlaced') {
        expect(registered.has(event.buyer) || joined.has(event.buyer)).toBe(true);
        states.set(event.order, 'awaitingPayment');
      }
      if (event.kind === 'orderPaid') step(event.order, ['awaitingPayment'], 'paid');
      if (event.kind === 'orderClosed') step(event.order, ['awaitingPayment'], 'closed');
      if (event.kind === 'orderShipped') step(event.order, ['paid'], 'shipped');
      if (event.kind === 'orderReceived') step(event.order, ['shipped'], 'received');
      if (event.kind === 'refundRequested' || event.kind === 'reviewed')
        step(event.order, ['paid', 'received', 'done'], 'done');
      if (event.kind === 'withdrawalRequested') expect(joined).toContain(event.distributor);
    }
  });

  it('stays within stock and the coupons it uses', () => {
    const sold = new Map<string, number>();
    const used = new Map<string, number>();
    for (const order of of('orderPlaced')) {
      for (const line of order.lines) sold.set(line.sku, (sold.get(line.sku) ?? 0) + line.quantity);
      const coupon = DEMO_COUPONS.find((each) => each.slug === order.coupon);
      expect(order.coupon === null || coupon !== undefined).toBe(true);
      if (!coupon) continue;
      expect(goodsFen(order.lines, coupon)).toBeGreaterThanOrEqual(coupon.thresholdFen);
      const key = `${order.buyer}/${coupon.slug}`;
      used.set(key, (used.get(key) ?? 0) + 1);
      expect(used.get(key)).toBeLessThanOrEqual(coupon.perMember);
    }
    for (const [code, quantity] of sold) expect(quantity).toBeLessThanOrEqual(demoSku(code).sku.stock);
  });

  it.each(['a', 'b', 'c', 'd', 'e'])('keeps its promises with seed %s', (seed) => {
    const events = planHistory({ ...request, seed });
    const orders = events.filter((event) => event.kind === 'orderPlaced');
    expect(orders.length).toBeGreaterThanOrEqual(600);
    expect(orders.length).toBeLessThanOrEqual(900);
    expect(
      orders.filter((order) => order.buyer === 'c001' && order.coupon === GOLDEN_ORDER.coupon),
    ).toHaveLength(1);
  });

  it('holds the golden order, paid and received, under someone with two people above', () => {
    const golden = of('orderPlaced').filter(
      (order) => order.buyer === 'c001' && order.coupon === GOLDEN_ORDER.coupon,
    );
    expect(golden.map((order) => order.lines.map((line) => line.sku))).toContainEqual([
      ...GOLDEN_ORDER.skuCodes,
    ]);
  });
});
