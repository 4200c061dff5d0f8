import { asId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../../test/factories/shop.js';
import { InventoryService } from './index.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('stock', () => {
  let shop: TestShop;
  let inventory: InventoryService;

  beforeAll(async () => {
    shop = await aShop();
    inventory = shop.context.get(InventoryService);
  });
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  const orderId = (id: number) => asId('order', id);

  it('reserves all lines or none', async () => {
    const [a, b] = [await shop.product({ stock: 5 }), await shop.product({ stock: 1 })];
    const lines = [
      { skuId: b.skuId, quantity: 2 },
      { skuId: a.skuId, quantity: 2 },
    ];
    await expect(
      shop.context.inTx(async (tx) => inventory.reserve(tx, { orderId: orderId(1), lines })),
    ).rejects.toEqual(refusal('OUT_OF_STOCK'));
    expect(await shop.count('reservations')).toBe(0);
    expect((await shop.stock(a.skuId)).reserved).toBe(0);
  });

  it('ends a hold once, as claimed or as released', async () => {
    const { skuId } = await shop.product({ stock: 5 });
    const reserve = (id: number) =>
      shop.context.inTx(async (tx) =>
        inventory.reserve(tx, { orderId: orderId(id), lines: [{ skuId, quantity: 2 }] }),
      );
    await reserve(1);
    await reserve(2);
    const ends = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        shop.context.inTx((tx) =>
          index % 2 === 0 ? inventory.claim(tx, orderId(1)) : inventory.release(tx, orderId(1)),
        ),
      ),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
    await shop.context.inTx((tx) => inventory.release(tx, orderId(2)));
    const levels = await shop.stock(skuId);
    expect(levels.reserved).toBe(0);
    expect(levels.onHand + levels.sold).toBe(5);
  });

  it('receives, returns and corrects once per reference, never below what is promised', async () => {
    const { skuId } = await shop.product({ stock: 3 });
    const receive = (quantity: number, reference: string) =>
      shop.context.inTx((tx) =>
        inventory.receive(tx, {
          skuId,
          quantity,
          reason: quantity < 0 ? 'correction' : 'restock',
          reference,
          note: '',
        }),
      );
    expect(await receive(4, 'r1')).toBe(true);
    expect(await receive(4, 'r1')).toBe(false);
    await shop.context.inTx(async (tx) =>
      inventory.reserve(tx, { orderId: orderId(1), lines: [{ skuId, quantity: 5 }] }),
    );
    await expect(receive(-3, 'c1')).rejects.toEqual(refusal('CONFLICT'));
    await shop.context.inTx((tx) => inventory.claim(tx, orderId(1)));
    const putBack = () =>
      shop.context.inTx((tx) => inventory.putBack(tx, { skuId, quantity: 2, reference: 'aftersale:1' }));
    expect(await putBack()).toBe(true);
    expect(await putBack()).toBe(false);
    expect(await shop.stock(skuId)).toEqual({ onHand: 4, reserved: 0, sold: 3, received: 7 });
    expect((await inventory.shownAvailable([skuId])).get(skuId)).toBe(4);
  });
});
