import mysql from 'mysql2';
import { asId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../test/factories/shop.js';
import { CartService } from '../modules/cart/index.js';
import { ViewOrder } from './view-order.js';

/** A whole checkout has 25 statements: at most 12 place the order and two read it back; payments, parcels and
 * cases add one each to the reading, and the rest is the payment's. */
const PLACE_BUDGET = 12;
const READ_BUDGET = 2;

/** Statements sent to the database while the work runs, BEGIN and COMMIT apart. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = jest.spyOn(mysql.Connection.prototype, 'query');
  try {
    await work();
    const texts = spy.mock.calls.map(([first]) => {
      const text = typeof first === 'string' ? first : (first as { sql: string }).sql;
      return text.trim().replace(/\s+/g, ' ');
    });
    return texts.filter((text) => !/^(SET |START TRANSACTION|COMMIT)/.test(text));
  } finally {
    spy.mockRestore();
  }
}

describe('the statement budget of a checkout', () => {
  let shop: TestShop;

  beforeAll(async () => (shop = await aShop()));
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  it('places an order of three lines with coupon, from the cart, within its budget', async () => {
    const memberId = shop.member();
    await shop.address(memberId);
    const products = [await shop.product(), await shop.product(), await shop.product()];
    for (const { skuId } of products)
      await shop.context.get(CartService).add(memberId, { skuId, quantity: 2 });
    await shop.coupon(memberId, { thresholdFen: 19900, discountFen: 3000 });
    const lines = shop.lines(products.map(({ skuId }) => [skuId, 2] as const));
    const warm = await shop.quote(memberId, { lines, couponGrantId: null });
    await shop.place(memberId, warm);
    const quote = await shop.quote(memberId, { lines });
    expect(quote.discountFen).toBe(3000);
    const placing = await statementsOf(() => shop.place(memberId, quote, { fromCart: true }));
    expect(placing.length).toBeLessThanOrEqual(PLACE_BUDGET);
    expect(placing.map((text) => text.split(' ').slice(0, 3).join(' '))).toMatchInlineSnapshot(`
      [
        "select \`id\`, \`member_id\`,",
        "INSERT INTO idempotency_keys",
        "SELECT s.id AS",
        "select \`bindings\`.\`id\`, \`bindings\`.\`member_id\`,",
        "INSERT INTO orders",
        "INSERT INTO order_lines",
        "INSERT INTO order_events",
        "UPDATE coupon_grants SET",
        "DELETE FROM cart_items",
        "INSERT INTO reservations",
        "UPDATE stocks SET",
        "UPDATE idempotency_keys SET",
      ]
    `);
    expect(placing.findIndex((text) => text.startsWith('UPDATE stocks'))).toBe(placing.length - 2);
  });

  it('reads an order back within its budget', async () => {
    const memberId = shop.member();
    await shop.address(memberId);
    const { skuId } = await shop.product();
    const order = await shop.buy(memberId, [[skuId, 1]]);
    const [row] = (await shop.context.database.pool.query<mysql.RowDataPacket[]>('SELECT id FROM orders'))[0];
    const orderId = asId('order', Number(row?.['id']));
    const reading = await statementsOf(async () => {
      expect((await shop.context.get(ViewOrder).own(memberId, orderId)).number).toBe(order.number);
    });
    expect(reading.length).toBeLessThanOrEqual(READ_BUDGET);
  });
});
