import { DAY_MS } from '@yimai/shared/kernel/clock';
import type { TestMall } from '../support/mall.js';
import {
  becomeDistributor,
  enter,
  order,
  pay,
  stockUp,
  type Goods,
  type Shopper,
} from '../support/mall-people.js';

/** Long enough ago that what was bought then is completed and paid out now. */
export const PAST_MS = -20 * DAY_MS;

export interface Earner {
  shopper: Shopper;
  distributorId: string;
  code: string;
}

/** A customer of the code buys, pays, gets the parcel and says so. */
export async function buyAndReceive(
  mall: TestMall,
  sale: { no: number; code: string; skuId: string; quantity: number },
): Promise<void> {
  const buyer = await enter(mall, sale.no, sale.code);
  const placed = await order(mall, buyer, { skuId: sale.skuId, quantity: sale.quantity });
  await pay(mall, buyer, placed.id);
  await ship(mall, placed.id);
  await mall.call('confirmReceipt', { orderId: placed.id }, { token: buyer.token });
}

let parcels = 0;

export async function ship(mall: TestMall, orderId: string): Promise<void> {
  const trackingNumber = `YT${String((parcels += 1)).padStart(13, '0')}`;
  const token = await mall.staffToken('warehouse');
  await mall.call('shipOrder', { orderId, carrier: 'yuantong', trackingNumber }, { token });
}

/**
 * Distributors with commission to withdraw: ¥14.85 per unit sold to person `no + 50` of the platforms. Ends in the
 * present, with everybody's tokens fresh.
 */
export async function makeEarners(
  mall: TestMall,
  numbers: readonly number[],
  quantity: number,
): Promise<{ earners: Earner[]; goods: Goods }> {
  await mall.moveTo(PAST_MS);
  const owner = await mall.staffToken('owner');
  const goods = await stockUp(mall, owner, { stock: 100_000 });
  const past: Omit<Earner, 'shopper'>[] = [];
  for (const no of numbers) {
    const distributor = await becomeDistributor(mall, await enter(mall, no), owner);
    await buyAndReceive(mall, { no: no + 50, code: distributor.code, skuId: goods.skuId, quantity });
    past.push(distributor);
  }
  await mall.moveTo(0);
  await mall.jobs();
  const earners: Earner[] = [];
  for (const [index, no] of numbers.entries()) {
    const distributor = past[index];
    if (distributor) earners.push({ ...distributor, shopper: await enter(mall, no) });
  }
  return { earners, goods };
}
