import fc from 'fast-check';
import { asId, parseId, type OrderId, type SkuId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../test/factories/shop.js';
import { InventoryService } from '../modules/inventory/index.js';
import {
  OrderService,
  PAYMENT_BEFORE_CLOSE,
  type Port,
  type PaymentBeforeClosePort,
} from '../modules/order/index.js';
import { PromotionService } from '../modules/promotion/index.js';
import { CancelOrder } from './cancel-order.js';
import { CloseUnpaidOrders } from './close-unpaid-orders.js';

const refusal = (code: string) => expect.objectContaining({ code });

function codesOf(results: readonly PromiseSettledResult<unknown>[]): string[] {
  return results.map((result) =>
    result.status === 'fulfilled'
      ? 'ok'
      : ((result.reason as { code?: string }).code ?? String(result.reason)),
  );
}

describe('checkouts at the same time', () => {
  let shop: TestShop;

  beforeAll(async () => (shop = await aShop()));
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  const idOf = (order: { id: string }): OrderId => parseId('order', order.id) ?? asId('order', 1);

  async function readyBuyer(lines: readonly (readonly [SkuId, number])[]) {
    const memberId = shop.member();
    await shop.address(memberId);
    const quote = await shop.quote(memberId, { lines: shop.lines(lines) });
    return { memberId, quote };
  }

  /** What confirm-payment does to goods and coupon, without money. */
  async function pay(orderId: OrderId): Promise<boolean> {
    const orders = shop.context.get(OrderService);
    return shop.context.inTx(async (tx) => {
      const order = await orders.lock(tx, orderId);
      if (order.state !== 'awaitingPayment') return false;
      const at = shop.context.clock.now();
      await orders.transition(tx, order, {
        event: ['paymentSucceeded', 'shipmentRequested'],
        actor: 'system',
        reason: '',
        at,
      });
      expect(await shop.context.get(InventoryService).claim(tx, orderId)).toBe(true);
      await shop.context.get(PromotionService).use(tx, orderId);
      return true;
    });
  }

  it('sells 20 units to 50 buyers exactly 20 times, whatever they repeat', async () => {
    const { skuId } = await shop.product({ stock: 20 });
    const buyers = await Promise.all(Array.from({ length: 50 }, () => readyBuyer([[skuId, 1]])));
    const results = await Promise.allSettled(
      buyers.flatMap(({ memberId, quote }, index) => [
        shop.place(memberId, quote, { key: `race-${index}-key` }),
        shop.place(memberId, quote, { key: `race-${index}-key` }),
      ]),
    );
    const codes = codesOf(results);
    expect(await shop.count('orders')).toBe(20);
    expect(await shop.count('reservations')).toBe(20);
    expect(await shop.stock(skuId)).toEqual({ onHand: 20, reserved: 20, sold: 0, received: 20 });
    expect(new Set(codes)).toEqual(new Set(['ok', 'OUT_OF_STOCK']));
    // A repeated call that was served answers with the same order.
    const served = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value.id] : []));
    expect(new Set(served).size).toBe(20);
    expect(served).toHaveLength(40);
  });

  it('locks stock in one order: carts in opposite order do not deadlock', async () => {
    const [a, b] = [await shop.product({ stock: 100 }), await shop.product({ stock: 100 })];
    const buyers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        readyBuyer(
          index % 2 === 0
            ? [
                [a.skuId, 1],
                [b.skuId, 1],
              ]
            : [
                [b.skuId, 1],
                [a.skuId, 1],
              ],
        ),
      ),
    );
    const results = await Promise.allSettled(
      buyers.map(({ memberId, quote }) => shop.place(memberId, quote)),
    );
    expect(codesOf(results).filter((code) => code !== 'ok')).toEqual([]);
    expect((await shop.stock(a.skuId)).reserved).toBe(24);
    expect((await shop.stock(b.skuId)).reserved).toBe(24);
  });

  it('ends every hold once when payment, cancelling and closing meet', async () => {
    const { skuId } = await shop.product({ stock: 30 });
    const orders = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const memberId = shop.member();
        await shop.address(memberId);
        await shop.coupon(memberId, { thresholdFen: 9900, discountFen: 100 });
        const order = await shop.buy(memberId, [[skuId, 3]]);
        return { memberId, orderId: idOf(order) };
      }),
    );
    shop.context.clock.advance(30 * 60_000);
    const closing = shop.context.get(CloseUnpaidOrders);
    const results = await Promise.allSettled(
      orders.flatMap(({ memberId, orderId }, index) => [
        closing.run(),
        ...(index % 2 === 0 ? [pay(orderId)] : []),
        shop.context.get(CancelOrder).run(memberId, { orderId, reason: '' }),
        closing.run(),
      ]),
    );
    expect(new Set(codesOf(results))).toEqual(
      new Set(codesOf(results).filter((c) => c === 'ok' || c === 'ORDER_STATE')),
    );
    const paid = await shop.count('orders', "state = 'awaitingShipment'");
    const closed = await shop.count('orders', "state = 'closed'");
    expect(paid + closed).toBe(10);
    expect(await shop.stock(skuId)).toEqual({
      onHand: 30 - paid * 3,
      reserved: 0,
      sold: paid * 3,
      received: 30,
    });
    expect(await shop.count('reservations', "state = 'claimed'")).toBe(paid);
    expect(await shop.count('reservations', "state = 'released'")).toBe(closed);
    expect(await shop.count('coupon_grants', "state = 'used' AND order_id IS NOT NULL")).toBe(paid);
    expect(await shop.count('coupon_grants', "state = 'usable' AND order_id IS NULL")).toBe(closed);
    expect(await shop.count('order_events', "to_state = 'closed'")).toBe(closed);
  });

  it('lets money on its way win over the clock', async () => {
    const port = shop.context.get<Port<PaymentBeforeClosePort>>(PAYMENT_BEFORE_CLOSE);
    const { skuId } = await shop.product({ stock: 2 });
    const { memberId, quote } = await readyBuyer([[skuId, 1]]);
    const orderId = idOf(await shop.place(memberId, quote));
    const cancel = () => shop.context.get(CancelOrder).run(memberId, { orderId, reason: '' });
    port.provide({ settle: () => Promise.resolve('busy') });
    await expect(cancel()).rejects.toEqual(refusal('BUSY'));
    port.provide({ settle: async () => ((await pay(orderId)) ? 'paid' : 'clear') });
    shop.context.clock.advance(31 * 60_000);
    expect(await shop.context.get(CloseUnpaidOrders).run()).toBe(0);
    await expect(cancel()).rejects.toEqual(refusal('ORDER_STATE'));
    port.provide({ settle: () => Promise.resolve('clear') });
    expect(await shop.stock(skuId)).toMatchObject({ onHand: 1, sold: 1, reserved: 0 });
  });

  it('keeps sold + left = received for any carts in any order', async () => {
    const step = fc.record({
      buyer: fc.nat(2),
      cart: fc.uniqueArray(fc.record({ product: fc.nat(2), quantity: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ product }) => product,
      }),
      then: fc.constantFrom('pay' as const, 'cancel' as const, 'nothing' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 0, max: 9 }),
        async (steps, stock) => {
          await shop.open();
          const skus: SkuId[] = [];
          for (let index = 0; index < 3; index += 1) skus.push((await shop.product({ stock })).skuId);
          const buyers = [shop.member(), shop.member(), shop.member()];
          for (const memberId of buyers) await shop.address(memberId);
          await Promise.all(
            steps.map(async ({ buyer, cart, then }) => {
              const memberId = buyers[buyer] ?? asId('member', 1);
              const lines = cart.map(
                ({ product, quantity }) => [skus[product] ?? asId('sku', 1), quantity] as const,
              );
              const order = await shop.buy(memberId, lines).catch((error: { code?: string }) => {
                expect(error.code).toBe('OUT_OF_STOCK');
              });
              if (!order || then === 'nothing') return;
              const orderId = idOf(order);
              if (then === 'pay') await pay(orderId);
              else await shop.context.get(CancelOrder).run(memberId, { orderId, reason: '' });
            }),
          );
          for (const skuId of skus) {
            const levels = await shop.stock(skuId);
            expect(levels.onHand + levels.sold).toBe(stock);
            const held = await shop.count('reservations', `sku_id = ${skuId} AND state = 'held'`);
            expect(held === 0 ? levels.reserved : 1).toBe(held === 0 ? 0 : 1);
            expect(levels.reserved).toBeLessThanOrEqual(levels.onHand);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
