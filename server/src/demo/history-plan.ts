import {
  addDays,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  shanghaiDay,
  startOfShanghaiDay,
  weekday,
} from '@yimai/shared/kernel/clock';
import { demoSku, GOLDEN_ORDER } from './catalogue/catalogue.js';
import { DEMO_COUPONS } from './catalogue/shop.js';
import type { HistoryEvent, PlannedLine } from './history-events.js';
import { Basket } from './history-orders.js';
import * as rhythm from './history-rhythm.js';
import {
  DEMO_DISTRIBUTORS,
  demoCustomers,
  demoDistributor,
  type DemoChannel,
  type DemoCustomer,
  type DemoDistributor,
} from './people.js';
import { between, pick, pickWeighted, seededRandom, type Random } from './random.js';

export interface HistoryRequest {
  seed: string;
  /** The present: nothing is planned after it, and the last day is the Shanghai day it lies in. */
  until: Date;
  /** Length, 14 … 120. */
  days: number;
}

/**
 * Two months in the life of the demo shop, in order of time. Pure: the same request gives the same events, and a later
 * `until` on the same day only adds to them. About 12 orders a day, growing, with weekends, evenings and one golden order.
 */
export function planHistory(request: HistoryRequest): HistoryEvent[] {
  return new Planner(request).run();
}

class Planner {
  private readonly events: HistoryEvent[] = [];
  private readonly random: Random;
  private readonly basket: Basket;
  private readonly customers: readonly DemoCustomer[];
  private readonly ordered = new Set<string>();
  private readonly startMs: number;
  private orderCount = 0;

  constructor(private readonly request: HistoryRequest) {
    this.random = seededRandom(`${request.seed}/history`);
    this.basket = new Basket(seededRandom(`${request.seed}/baskets`));
    this.customers = demoCustomers(request.seed);
    this.startMs = startOfShanghaiDay(addDays(shanghaiDay(request.until), 1 - request.days)).getTime();
  }

  run(): HistoryEvent[] {
    this.reserveGolden();
    DEMO_DISTRIBUTORS.forEach((distributor) => this.enrol(distributor));
    this.customers.forEach((customer) => this.arrive(customer));
    this.refuseSome();
    for (let day = 0; day < this.request.days; day += 1) this.trade(day);
    this.placeGolden();
    DEMO_DISTRIBUTORS.forEach((distributor) => this.withdraw(distributor));
    const untilMs = this.request.until.getTime();
    return this.events
      .map((event, at) => ({ event, at }))
      .filter(({ event }) => event.atMs <= untilMs)
      .sort((a, b) => a.event.atMs - b.event.atMs || a.at - b.at)
      .map(({ event }) => event);
  }

  private instantOf(share: number): number {
    return Math.round(this.startMs + 9 * HOUR_MS + share * (this.request.days - 1) * DAY_MS);
  }

  private approvedMs(distributor: DemoDistributor): number {
    return this.instantOf(distributor.joinsAt) + 95 * MINUTE_MS;
  }

  private enrol(distributor: DemoDistributor): void {
    const atMs = this.instantOf(distributor.joinsAt);
    const channel = rhythm.channelOf(this.random, distributor);
    if (distributor.parent !== null) {
      this.events.push({
        atMs: atMs - 20 * MINUTE_MS,
        kind: 'linkClicked',
        distributor: distributor.parent,
        visitor: distributor.key,
        product: rhythm.anyProduct(this.random),
        channel,
        scene: pick(this.random, rhythm.SCENES[channel]),
      });
    }
    this.events.push({
      atMs,
      kind: 'distributorApplied',
      distributor: distributor.key,
      inviter: distributor.parent,
      channel,
      reason: distributor.reason,
    });
    this.events.push({
      atMs: this.approvedMs(distributor),
      kind: 'applicationDecided',
      distributor: distributor.key,
      approve: true,
    });
  }

  private arrive(customer: DemoCustomer): void {
    const atMs = this.arrivalMs(customer);
    if (customer.via !== null) {
      this.events.push({
        atMs: atMs - 2 * MINUTE_MS,
        kind: 'linkClicked',
        distributor: customer.via,
        visitor: customer.key,
        product: rhythm.anyProduct(this.random),
        channel: customer.channel,
        scene: pick(this.random, rhythm.SCENES[customer.channel]),
      });
    }
    this.events.push({ atMs, kind: 'customerRegistered', customer: customer.key, channel: customer.channel });
  }

  private arrivalMs(customer: DemoCustomer): number {
    const joinedMs = customer.via === null ? 0 : this.approvedMs(demoDistributor(customer.via));
    return Math.max(this.instantOf(customer.arrivesAt), joinedMs + 30 * MINUTE_MS);
  }

  private refuseSome(): void {
    for (const index of [9, 47]) {
      const customer = this.customers[index];
      if (customer)
        this.events.push({
          atMs: this.arrivalMs(customer) + 26 * HOUR_MS,
          kind: 'applicationRefused',
          customer: customer.key,
          reason: '资料不完整，可补充后再次申请',
        });
    }
  }

  /** One day: idle clicks and orders. */
  private trade(day: number): void {
    const date = addDays(shanghaiDay(new Date(this.startMs)), day);
    const growth = 0.55 + (0.9 * day) / Math.max(1, this.request.days - 1);
    const pace = growth * (rhythm.WEEKDAYS[weekday(date)] ?? 1);
    for (let at = Math.round(34 * pace); at > 0; at -= 1) this.idleClick(this.momentOf(day));
    for (let at = Math.round(12.6 * pace * (0.85 + this.random() * 0.3)); at > 0; at -= 1)
      this.visit(this.momentOf(day));
  }

  private momentOf(day: number): number {
    const hour = pickWeighted(this.random, [...rhythm.HOURS.keys()], (each) => rhythm.HOURS[each] ?? 0);
    return Math.round(this.startMs + day * DAY_MS + hour * HOUR_MS + this.random() * HOUR_MS);
  }

  private idleClick(atMs: number): void {
    const awake = DEMO_DISTRIBUTORS.filter(
      (distributor) => distributor.activity > 0 && this.approvedMs(distributor) < atMs,
    );
    if (awake.length === 0) return;
    const distributor = pickWeighted(this.random, awake, (each) => each.activity);
    const channel = rhythm.channelOf(this.random, distributor);
    this.events.push({
      atMs,
      kind: 'linkClicked',
      distributor: distributor.key,
      visitor: null,
      product: rhythm.anyProduct(this.random),
      channel,
      scene: pick(this.random, rhythm.SCENES[channel]),
    });
  }

  /** Somebody known comes back and buys, mostly through the person they know. */
  private visit(atMs: number): void {
    const known = this.customers.filter((customer) => this.arrivalMs(customer) < atMs - 5 * MINUTE_MS);
    const own =
      this.random() < 0.04
        ? DEMO_DISTRIBUTORS.filter((distributor) => this.approvedMs(distributor) < atMs)
        : [];
    if (own.length > 0)
      return this.buy(atMs, { person: pick(this.random, own).key, province: '浙江省', channel: 'wechat' });
    if (known.length === 0) return;
    const customer = pickWeighted(this.random, known, (each) => (this.ordered.has(each.key) ? 1 : 2.6));
    const lines = this.basket.lines(customer.address.province);
    const first = lines[0];
    if (!first) return;
    if (customer.via !== null && this.random() < 0.7) {
      const clickedOn = rhythm.channelOf(this.random, demoDistributor(customer.via));
      this.events.push({
        atMs: atMs - between(this.random, 2, 40) * MINUTE_MS,
        kind: 'linkClicked',
        distributor: customer.via,
        visitor: customer.key,
        product: demoSku(first.sku).product.slug,
        channel: clickedOn,
        scene: pick(this.random, rhythm.SCENES[clickedOn]),
      });
    }
    this.order(atMs, {
      person: customer.key,
      channel: this.random() < 0.12 ? 'h5' : customer.channel,
      lines,
    });
  }

  private buy(
    atMs: number,
    { person, province, channel }: { person: string; province: string; channel: DemoChannel },
  ): void {
    const lines = this.basket.lines(province);
    if (lines.length > 0) this.order(atMs, { person, channel, lines });
  }

  private order(
    atMs: number,
    {
      person,
      channel,
      lines,
      couponSlug,
    }: { person: string; channel: DemoChannel; lines: readonly PlannedLine[]; couponSlug?: string },
  ): void {
    this.orderCount += 1;
    const order = `o${String(this.orderCount).padStart(4, '0')}`;
    const newcomer = person.startsWith('c') && !this.ordered.has(person);
    const coupon = couponSlug
      ? (DEMO_COUPONS.find((each) => each.slug === couponSlug) ?? null)
      : this.random() < 0.55
        ? this.basket.coupon(person, lines, { newcomer })
        : null;
    const golden = couponSlug !== undefined;
    this.ordered.add(person);
    if (coupon) {
      this.basket.use(person, coupon);
      if (coupon.grant === 'claim')
        this.events.push({ atMs: atMs - MINUTE_MS, kind: 'couponClaimed', person, coupon: coupon.slug });
    }
    this.events.push({
      atMs,
      kind: 'orderPlaced',
      order,
      buyer: person,
      channel,
      payment: rhythm.paymentOf(this.random, channel),
      lines,
      coupon: coupon?.slug ?? null,
      remark: golden ? '' : pick(this.random, rhythm.REMARKS),
    });
    const fate = golden ? 1 : this.random();
    if (fate < 0.05)
      this.events.push({ atMs: atMs + 30 * MINUTE_MS, kind: 'orderClosed', order, by: 'timeout' });
    else if (fate < 0.08)
      this.events.push({
        atMs: atMs + between(this.random, 3, 20) * MINUTE_MS,
        kind: 'orderClosed',
        order,
        by: 'buyer',
      });
    else this.fulfil(order, lines, { paidMs: atMs + between(this.random, 15, 400) * 1000, golden });
  }

  private fulfil(
    order: string,
    lines: readonly PlannedLine[],
    { paidMs, golden }: { paidMs: number; golden: boolean },
  ): void {
    this.events.push({ atMs: paidMs, kind: 'orderPaid', order });
    const shippedMs =
      startOfShanghaiDay(addDays(shanghaiDay(new Date(paidMs)), 1)).getTime() +
      between(this.random, 9 * 60, 18 * 60) * MINUTE_MS;
    if (!golden && this.random() < 0.018) {
      this.refund(order, lines, { atMs: paidMs + between(this.random, 20, 180) * MINUTE_MS, early: true });
      return;
    }
    const [carrier, prefix] = pick(this.random, rhythm.CARRIERS);
    this.events.push({
      atMs: shippedMs,
      kind: 'orderShipped',
      order,
      carrier,
      trackingNumber: `${prefix}${between(this.random, 10 ** 11, 9 * 10 ** 11)}`,
    });
    const receivedMs = shippedMs + between(this.random, 36, 90) * HOUR_MS;
    this.events.push({ atMs: receivedMs, kind: 'orderReceived', order });
    if (golden) return;
    if (this.random() < 0.045)
      this.refund(order, lines, { atMs: receivedMs + between(this.random, 3, 60) * HOUR_MS, early: false });
    else if (this.random() < 0.4)
      this.review(order, lines, receivedMs + between(this.random, 2, 90) * HOUR_MS);
  }

  /** Before shipping every line goes back whole; afterwards one line, sometimes only a part of it. */
  private refund(
    order: string,
    lines: readonly PlannedLine[],
    { atMs, early }: { atMs: number; early: boolean },
  ): void {
    const reason = pick(this.random, early ? rhythm.REASONS.early : rhythm.REASONS.late);
    const chosen = early ? [...lines.keys()] : [between(this.random, 0, lines.length - 1)];
    const approve = early || this.random() < 0.88;
    const type = early || this.random() < 0.5 ? 'refundOnly' : 'returnAndRefund';
    const decidedMs = atMs + between(this.random, 30, 300) * MINUTE_MS;
    for (const line of chosen) {
      const bought = lines[line]?.quantity ?? 1;
      this.events.push({
        atMs,
        kind: 'refundRequested',
        order,
        line,
        quantity: early ? bought : between(this.random, 1, bought),
        type,
        reason,
      });
      this.events.push({ atMs: decidedMs, kind: 'refundDecided', order, line, approve });
    }
  }

  private review(order: string, lines: readonly PlannedLine[], atMs: number): void {
    lines.forEach((line, index) => {
      const review = pick(this.random, demoSku(line.sku).product.reviews);
      this.events.push({
        atMs: atMs + index * MINUTE_MS,
        kind: 'reviewed',
        order,
        line: index,
        stars: review.stars,
        text: review.text,
        reply: review.reply ?? null,
      });
    });
  }

  /** The order of the golden vector, by someone whose distributor has two people above, twelve days before the end. */
  private placeGolden(): void {
    const customer = this.customers[0];
    if (!customer || this.request.days < 20) return;
    const lines = GOLDEN_ORDER.skuCodes.map((sku) => ({ sku, quantity: 1 }));
    const atMs = this.startMs + (this.request.days - 12) * DAY_MS + 20.2 * HOUR_MS;
    this.events.push({
      atMs: atMs - 6 * MINUTE_MS,
      kind: 'linkClicked',
      distributor: customer.via ?? 'd01',
      visitor: customer.key,
      product: 'mountain-nut-gift',
      channel: 'douyin',
      scene: 'shortVideo',
    });
    this.order(Math.round(atMs), {
      person: customer.key,
      channel: 'wechat',
      lines,
      couponSlug: GOLDEN_ORDER.coupon,
    });
  }

  /** Whatever the seed, stock and the coupon are still there when the golden order comes. */
  private reserveGolden(): void {
    const coupon = DEMO_COUPONS.find((each) => each.slug === GOLDEN_ORDER.coupon);
    const customer = this.customers[0];
    GOLDEN_ORDER.skuCodes.forEach((sku) => this.basket.take(sku, 1));
    if (customer && coupon) this.basket.use(customer.key, coupon);
  }

  /** On some Tuesdays, once the first commissions have matured. */
  private withdraw(distributor: DemoDistributor): void {
    for (let day = 21; day < this.request.days; day += 1) {
      const date = addDays(shanghaiDay(new Date(this.startMs)), day);
      if (weekday(date) !== 2 || this.random() * 12 > distributor.activity) continue;
      const atMs = this.startMs + day * DAY_MS + between(this.random, 10 * 60, 21 * 60) * MINUTE_MS;
      if (atMs < this.approvedMs(distributor) + 14 * DAY_MS) continue;
      const to = distributor.platforms.wechat >= 4 ? 'wechat' : 'alipay';
      this.events.push({
        atMs,
        kind: 'withdrawalRequested',
        distributor: distributor.key,
        shareBps: between(this.random, 4, 10) * 1000,
        to,
      });
      this.events.push({
        atMs: startOfShanghaiDay(addDays(date, 1)).getTime() + 10.5 * HOUR_MS,
        kind: 'withdrawalReviewed',
        distributor: distributor.key,
        approve: true,
      });
    }
  }
}
