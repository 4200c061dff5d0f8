import { parseId, asId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { aShop, LHASA, type TestShop } from '../../test/factories/shop.js';
import { CartService } from '../modules/cart/index.js';
import { CatalogService } from '../modules/catalog/index.js';
import { OrderService } from '../modules/order/index.js';
import { parseInput } from '../platform/http/index.js';

const refusal = (code: string) => expect.objectContaining({ code });

describe('placing an order', () => {
  let shop: TestShop;

  beforeAll(async () => (shop = await aShop()));
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  async function aBuyer() {
    const memberId = shop.member();
    return { memberId, addressId: await shop.address(memberId) };
  }

  it('allocates 100 yuan off 299 + 99 as 75.13 and 24.87, with the best coupon taken by itself', async () => {
    const { memberId } = await aBuyer();
    const [teapot, tea] = [await shop.product({ priceFen: 29900 }), await shop.product({ priceFen: 9900 })];
    await shop.coupon(memberId, { thresholdFen: 19900, discountFen: 3000 });
    const grant = await shop.coupon(memberId, { thresholdFen: 29900, discountFen: 10000 });
    const quote = await shop.quote(memberId, {
      lines: shop.lines([
        [teapot.skuId, 1],
        [tea.skuId, 1],
      ]),
    });
    expect(quote.lines.map((line) => line.discountFen)).toEqual([7513, 2487]);
    expect(quote).toMatchObject({ appliedCouponGrantId: grant, payableFen: 29800, freightFen: 0 });
    const order = await shop.place(memberId, quote);
    expect(order.number).toMatch(/^YM260302\d{8}$/);
    expect(order).toMatchObject({ state: 'awaitingPayment', stateText: '待付款', payableFen: 29800 });
    expect(order.lines.map((line) => line.netFen)).toEqual([22387, 7413]);
    expect(order.actions).toEqual(['pay', 'cancel']);
    expect(order.address.phoneMasked).toBe('138****8000');
    expect(await shop.count('orders', "address LIKE '%13800138000%' OR address LIKE '%林小满%'")).toBe(0);
    await expect(
      shop.quote(memberId, { lines: shop.lines([[tea.skuId, 1]]), couponGrantId: grant }),
    ).rejects.toEqual(refusal('COUPON_NOT_APPLICABLE'));
  });

  it('charges the freight of remote regions and refuses where nothing is delivered', async () => {
    const memberId = shop.member();
    await shop.address(memberId, LHASA);
    const { skuId } = await shop.product({ priceFen: 29900 });
    const quote = await shop.quote(memberId, { lines: shop.lines([[skuId, 3]]) });
    expect(quote).toMatchObject({ freightFen: 2500, payableFen: 92200, freightText: '运费 ¥25.00' });
    expect((await shop.place(memberId, quote)).freightFen).toBe(2500);
  });

  it('quotes without an address, but does not sell to nowhere', async () => {
    const memberId = shop.member();
    const { skuId } = await shop.product();
    const quote = await shop.quote(memberId, { lines: shop.lines([[skuId, 1]]) });
    expect(quote).toMatchObject({ address: null, freightText: '选择收货地址后计算运费' });
    const addressId = await shop.address(memberId);
    await expect(shop.place(memberId, quote, { addressId })).rejects.toEqual(refusal('QUOTE_CHANGED'));
  });

  describe('refuses whatever differs from the signed quote', () => {
    async function aQuote() {
      const buyer = await aBuyer();
      const product = await shop.product({ priceFen: 29900 });
      const grant = await shop.coupon(buyer.memberId, { thresholdFen: 20000, discountFen: 1000 });
      const quote = await shop.quote(buyer.memberId, { lines: shop.lines([[product.skuId, 1]]) });
      return { ...buyer, ...product, grant, quote };
    }

    it('quantity, coupon, address', async () => {
      const { memberId, skuId, quote } = await aQuote();
      const other = await shop.address(memberId, LHASA);
      const attempts = [
        { lines: shop.lines([[skuId, 2]]) },
        { couponGrantId: null },
        { couponGrantId: await shop.coupon(memberId, { thresholdFen: 20000, discountFen: 9000 }) },
        { addressId: other },
      ];
      for (const changes of attempts)
        await expect(shop.place(memberId, quote, changes)).rejects.toEqual(refusal('QUOTE_CHANGED'));
      expect(await shop.count('orders')).toBe(0);
    });

    it("a token that was altered, is somebody else's, or has expired", async () => {
      const { memberId, addressId, quote } = await aQuote();
      const [body = '', signature] = quote.quoteToken.split('.');
      const terms = JSON.parse(Buffer.from(body, 'base64url').toString()) as { p: number };
      const forged = Buffer.from(JSON.stringify({ ...terms, p: 1 })).toString('base64url');
      const quoteToken = `${forged}.${signature}`;
      await expect(shop.place(memberId, quote, { quoteToken })).rejects.toEqual(refusal('QUOTE_CHANGED'));
      const thief = await aBuyer();
      await expect(shop.place(thief.memberId, quote, { addressId: thief.addressId })).rejects.toEqual(
        refusal('QUOTE_CHANGED'),
      );
      await expect(shop.place(thief.memberId, quote)).rejects.toEqual(refusal('ADDRESS_NOT_FOUND'));
      shop.context.clock.advance(10 * 60_000);
      await expect(shop.place(memberId, quote, { addressId })).rejects.toEqual(refusal('QUOTE_CHANGED'));
    });

    it('a price that changed, a coupon that ended or was used, a product that left the shelf', async () => {
      const { memberId, skuId, productId, quote } = await aQuote();
      const { pool } = shop.context.database;
      await pool.query('UPDATE skus SET price_fen = 39900 WHERE id = ?', [skuId]);
      await expect(shop.place(memberId, quote)).rejects.toEqual(refusal('QUOTE_CHANGED'));
      await pool.query('UPDATE skus SET price_fen = 29900 WHERE id = ?', [skuId]);
      await pool.query("UPDATE coupon_grants SET state = 'used'");
      await expect(shop.place(memberId, quote)).rejects.toEqual(refusal('QUOTE_CHANGED'));
      await pool.query("UPDATE coupon_grants SET state = 'usable'");
      const catalog = shop.context.get(CatalogService);
      await shop.context.inTx((tx) => catalog.setShelf(tx, { productId, isOnShelf: false }));
      await expect(shop.place(memberId, quote)).rejects.toEqual(refusal('PRODUCT_OFF_SHELF'));
      await shop.context.inTx((tx) => catalog.setShelf(tx, { productId, isOnShelf: true }));
      expect((await shop.place(memberId, quote)).payableFen).toBe(28900);
    });

    it('a price in the request', () => {
      const line = { skuId: 'sku_1', quantity: 1 };
      const body = {
        quoteToken: 'x'.repeat(30),
        lines: [line],
        addressId: 'adr_1',
        couponGrantId: null,
        platform: 'h5',
      };
      const codeOf = (changes: object): unknown => {
        try {
          return parseInput('placeOrder', { params: {}, query: {}, body: { ...body, ...changes } });
        } catch (error) {
          return error;
        }
      };
      expect(codeOf({ priceFen: 1 })).toEqual(refusal('UNKNOWN_FIELD'));
      expect(codeOf({ lines: [{ ...line, priceFen: 1 }] })).toEqual(refusal('UNKNOWN_FIELD'));
      expect(codeOf({ lines: [{ ...line, quantity: 1000 }] })).toEqual(refusal('INVALID_INPUT'));
    });
  });

  it('answers a replay with the first answer, even when the world has changed', async () => {
    const { memberId, addressId } = await aBuyer();
    const { skuId } = await shop.product({ stock: 1 });
    const quote = await shop.quote(memberId, { lines: shop.lines([[skuId, 1]]) });
    const first = await shop.place(memberId, quote, { key: 'same-key-1' });
    await shop.context.database.pool.query('UPDATE addresses SET deleted_at = NOW(3)');
    shop.context.clock.advance(3_600_000);
    const replay = await shop.place(memberId, quote, { key: 'same-key-1', addressId });
    expect(replay).toEqual(first);
    await expect(shop.place(memberId, quote, { key: 'same-key-1', note: '改了', addressId })).rejects.toEqual(
      refusal('IDEMPOTENCY_KEY_REUSED'),
    );
    expect(await shop.count('orders')).toBe(1);
  });

  it('asks for an acknowledgement where the seven-day return does not apply', async () => {
    const { memberId } = await aBuyer();
    const { skuId } = await shop.product({ isReturnable: false });
    const quote = await shop.quote(memberId, { lines: shop.lines([[skuId, 1]]) });
    expect(quote.lines[0]?.isReturnable).toBe(false);
    await expect(shop.place(memberId, quote)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      param: 'acknowledgedNotReturnable',
    });
    await shop.place(memberId, quote, { acknowledgedNotReturnable: true });
  });

  it('never makes a total of nothing: one fen stays', async () => {
    const { memberId } = await aBuyer();
    const { skuId } = await shop.product({ priceFen: 10000 });
    await shop.coupon(memberId, { thresholdFen: 10000, discountFen: 10000 });
    const quote = await shop.quote(memberId, { lines: shop.lines([[skuId, 1]]) });
    // Freight comes back because the goods after discount are below the free threshold.
    expect(quote.payableFen).toBe(800);
    expect((await shop.place(memberId, quote)).payableFen).toBeGreaterThan(0);
  });

  it('empties what was ordered out of the cart, and hides it from others', async () => {
    const { memberId } = await aBuyer();
    const [a, b] = [await shop.product(), await shop.product()];
    const cart = shop.context.get(CartService);
    await cart.add(memberId, { skuId: a.skuId, quantity: 2 });
    await cart.add(memberId, { skuId: b.skuId, quantity: 1 });
    const quote = await shop.quote(memberId, { lines: shop.lines([[a.skuId, 2]]) });
    const order = await shop.place(memberId, quote, { fromCart: true });
    expect((await cart.view(memberId)).items.map((item) => item.quantity)).toEqual([1]);
    const orderId = parseId('order', order.id) ?? asId('order', 1);
    const orders = shop.context.get(OrderService);
    await expect(orders.getOwn(shop.member(), orderId)).rejects.toEqual(refusal('ORDER_NOT_FOUND'));
    expect((await orders.getOwn(memberId, orderId)).payableFen).toBe(fen(19800));
  });
});
