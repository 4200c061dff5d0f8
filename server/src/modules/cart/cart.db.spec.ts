import { formatId, type SkuId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../../test/factories/shop.js';
import { CatalogService } from '../catalog/index.js';
import { InventoryService } from '../inventory/index.js';
import { CartService, MAX_CART_SKUS } from './index.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('the cart', () => {
  let shop: TestShop;
  let cart: CartService;

  beforeAll(async () => {
    shop = await aShop();
    cart = shop.context.get(CartService);
  });
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  it('adds up, keeps the price of the first day as a hint, and totals what can be bought', async () => {
    const memberId = shop.member();
    const { skuId } = await shop.product({ priceFen: 9900, stock: 10 });
    await cart.add(memberId, { skuId, quantity: 2 });
    await shop.context.database.pool.query('UPDATE skus SET price_fen = 8900 WHERE id = ?', [skuId]);
    const view = await cart.add(memberId, { skuId, quantity: 1 });
    expect(view.items[0]).toMatchObject({ quantity: 3, priceFen: 8900, addedPriceFen: 9900, state: 'ok' });
    expect(view).toMatchObject({ totalQuantity: 3, selectedQuantity: 3, selectedFen: 26700 });
    expect((await cart.select(memberId, false)).selectedFen).toBe(0);
  });

  it('adds up taps that come at the same time', async () => {
    const memberId = shop.member();
    const { skuId } = await shop.product({ stock: 20 });
    await Promise.all(Array.from({ length: 8 }, () => cart.add(memberId, { skuId, quantity: 1 })));
    expect((await cart.view(memberId)).totalQuantity).toBe(8);
  });

  it('tells what stands in the way of each item', async () => {
    const memberId = shop.member();
    const [fine, short, soldOut, gone] = [
      await shop.product({ stock: 5 }),
      await shop.product({ stock: 5 }),
      await shop.product({ stock: 5 }),
      await shop.product({ stock: 5 }),
    ];
    for (const { skuId } of [fine, short, soldOut, gone]) await cart.add(memberId, { skuId, quantity: 3 });
    const inventory = shop.context.get(InventoryService);
    const take = (skuId: SkuId, quantity: number) => {
      const movement = {
        skuId,
        quantity: -quantity,
        reason: 'correction',
        reference: 'count',
        note: '',
      } as const;
      return shop.context.inTx((tx) => inventory.receive(tx, movement));
    };
    await take(short.skuId, 3);
    await take(soldOut.skuId, 5);
    const catalog = shop.context.get(CatalogService);
    await shop.context.inTx((tx) => catalog.setShelf(tx, { productId: gone.productId, isOnShelf: false }));
    const { items, selectedQuantity } = await cart.view(memberId);
    const stateOf = new Map(items.map((item) => [item.skuId, item.state]));
    const states = [fine, short, soldOut, gone].map(({ skuId }) => stateOf.get(formatId('sku', skuId)));
    expect(states).toEqual(['ok', 'short', 'sold-out', 'off-shelf']);
    expect(selectedQuantity).toBe(3);
  });

  it('refuses too many of one, too many kinds, more than there is, and what is not there', async () => {
    const memberId = shop.member();
    const { skuId } = await shop.product({ stock: 2000 });
    await cart.add(memberId, { skuId, quantity: 999 });
    await expect(cart.add(memberId, { skuId, quantity: 1 })).rejects.toEqual(refusal('QUANTITY_LIMIT'));
    const scarce = await shop.product({ stock: 2 });
    await expect(cart.add(memberId, { skuId: scarce.skuId, quantity: 3 })).rejects.toEqual(
      refusal('OUT_OF_STOCK'),
    );
    await expect(cart.put(memberId, { skuId: scarce.skuId, quantity: 1 })).rejects.toEqual(
      refusal('CART_ITEM_NOT_FOUND'),
    );
    const rows = Array.from({ length: MAX_CART_SKUS }, (_, index) => [
      memberId,
      10 + index,
      1,
      1,
      100,
      new Date(0),
    ]);
    await shop.context.database.pool.query(
      'INSERT INTO cart_items (member_id, sku_id, quantity, is_selected, added_price_fen, added_at) VALUES ?',
      [rows],
    );
    await expect(cart.add(memberId, { skuId: scarce.skuId, quantity: 1 })).rejects.toEqual(
      refusal('CART_FULL'),
    );
  });

  it('joins two carts when members merge', async () => {
    const [keepsId, absorbsId] = [shop.member(), shop.member()];
    const [both, single] = [await shop.product(), await shop.product()];
    await cart.add(keepsId, { skuId: both.skuId, quantity: 1 });
    await cart.add(absorbsId, { skuId: both.skuId, quantity: 2 });
    await cart.add(absorbsId, { skuId: single.skuId, quantity: 4 });
    await shop.context.inTx((tx) => cart.absorb(tx, { keepsId, absorbsId, at: new Date(0) }));
    expect((await cart.view(keepsId)).totalQuantity).toBe(7);
    expect((await cart.view(absorbsId)).items).toEqual([]);
  });
});
