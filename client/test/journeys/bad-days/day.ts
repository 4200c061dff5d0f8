import type { Api } from '@yimai/shared/contracts/api';
import type { Person } from '../../../../server/src/journey/http.js';
import { Storefront } from '../../../../server/test/browser/pages/storefront.js';
import { Till } from '../../../../server/test/browser/pages/till.js';
import type { Goods, Offer } from '../../../../server/test/browser/support/backstage.js';
import type { Screen } from '../../../../server/test/browser/support/screen.js';
import { see } from '../../../../server/test/browser/support/see.js';
import { routes } from '../../../src/lib/routes.js';
import type { Fault } from '../../host/network.js';
import type { Cast } from '../support/cast.js';
import type { Shopper, ShopperTarget } from '../support/shopper.js';

/** One day on which something goes wrong. It has to end in a clear message and a way on, nothing lost, nothing twice. */
export interface BadDay {
  name: string;
  /** Where it can happen; everywhere unless told otherwise. */
  on?: readonly ShopperTarget[];
  /** Somebody else than the buyer of the other days: who was logged out, or who shares. */
  who?: 'buyer' | 'forgotten' | 'painter';
  /** Hours the phone's clock is ahead. */
  clockHours?: number;
  play(day: Day): Promise<void>;
}

/** What a request that was refused by the shop's rules, or by who one is, writes on the console. */
export const REFUSED = /401|409|Failed to load/;
/** A browser's words for no answer. */
const UNANSWERED = /ERR_|Failed to load/;

/** A question is asked again by itself before somebody is told. */
export const TRIES = 3;

/** What somebody reads when no answer came. */
export const NO_ANSWER = /网络|连接/;

/** Unlike each other, so that the platforms' trades can be told apart by what they are for. */
let cheapestFen = 10_000;

/** Somebody who is logged in, has an address, and wants to buy; and what the server knows of it. */
export class Day {
  constructor(
    readonly cast: Cast,
    readonly me: Shopper,
    readonly person: Person,
  ) {}

  get screen(): Screen {
    return this.me.screen;
  }

  get till(): Till {
    return new Till(this.me.screen);
  }

  get shop(): Storefront {
    return new Storefront(this.me.screen);
  }

  /** Goods nobody else has heard of, at a price nothing else has. */
  offer(title: string, more: Partial<Offer> = {}): Promise<Goods> {
    cheapestFen += 137;
    return this.cast.stage.offer({ title: `${title} ${this.me.target}`, priceFen: cheapestFen, ...more });
  }

  async checkOut(goods: Goods): Promise<void> {
    await this.me.open(routes.checkout({ skuId: goods.skuId, quantity: 1 }));
    await this.till.seePayable(goods.priceFen);
  }

  /** Up to the choice of a channel. */
  async order(goods: Goods): Promise<string> {
    await this.checkOut(goods);
    await this.till.submit();
    return this.till.orderId();
  }

  async putIntoCart(...goods: readonly Goods[]): Promise<void> {
    const { api } = this.person;
    for (const { skuId } of (await api.getCart()).items) await api.removeCartItem({ skuId });
    for (const { skuId } of goods) await api.addCartItem({ skuId, quantity: 1 });
  }

  async ordersOf(goods: Goods): Promise<Api['listOrders']['output']['items']> {
    const { api } = await this.me.person();
    const { items } = await api.listOrders({ limit: 20 });
    return items.filter(({ lines }) => lines.some(({ productId }) => productId === goods.productId));
  }

  /** How many orders of these goods there are, and how often somebody paid for them. */
  async expectOnce(goods: Goods, paid: 'paid' | 'unpaid'): Promise<void> {
    const trades = await this.cast.sims.get<{ amountFen: number; state: string }[]>('/control/trades');
    const money = trades.filter(
      ({ amountFen, state }) => amountFen === goods.priceFen && /SUCCESS|FINISHED/i.test(state),
    );
    const orders = await this.ordersOf(goods);
    expect({ orders: orders.length, payments: money.length }).toEqual({
      orders: 1,
      payments: paid === 'paid' ? 1 : 0,
    });
    expect(orders[0]?.state).toBe(paid === 'paid' ? 'awaitingShipment' : 'awaitingPayment');
  }

  /** Nothing was ordered; what is on the shelf is still there. */
  async expectNothing(goods: Goods): Promise<void> {
    expect(await this.ordersOf(goods)).toEqual([]);
  }

  /** One key for however many attempts. */
  expectOneKey(pattern: RegExp, attempts: number): void {
    const keys = this.me.keysSentTo(pattern);
    expect(keys).toHaveLength(attempts);
    expect(keys[0]).toBeTruthy();
    expect(new Set(keys).size).toBe(1);
  }

  /** Faults on the way to the server, one a request; what they leave on the console is part of the plan. */
  async suffer(...faults: readonly Fault[]): Promise<void> {
    this.me.forgive(UNANSWERED);
    for (const fault of faults) {
      this.me.forgive(new RegExp(`\\b${fault.kind}\\b`));
      await this.me.suffer(fault);
    }
  }

  /** Without a network for as long as it takes. */
  async offline(meanwhile: () => Promise<void>): Promise<void> {
    this.me.forgive(UNANSWERED);
    await this.me.setOnline(false);
    await meanwhile();
    await this.me.setOnline(true);
  }

  /** The way on works, and however often it was pressed before there is one order to pay. */
  async submitOnce(goods: Goods): Promise<void> {
    await this.till.submit();
    await this.expectOnce(goods, 'unpaid');
  }

  /** The channel's cashier is reached, and one payment was made of all attempts. */
  async finishOnce(goods: Goods, attempts: number): Promise<void> {
    await this.me.finishPayment();
    this.expectOneKey(PAYING, attempts);
    await this.expectOnce(goods, 'paid');
  }

  /** The money that a cashier was opened for, without a touch on the app. */
  async payElsewhere(goods: Goods): Promise<void> {
    const { outTradeNo } = await this.cast.sims.newestTrade(goods.priceFen);
    await this.cast.sims.post('/control/pay', { outTradeNo, persona: this.me.no });
  }

  async seeWords(text: RegExp | string): Promise<void> {
    await see(this.screen.getByText(text), `the words ${String(text)}`);
  }
}

export const PLACING = /^POST \/v1\/shop\/orders$/;
export const PAYING = /^POST \/v1\/shop\/orders\/[^/]+\/payments$/;
