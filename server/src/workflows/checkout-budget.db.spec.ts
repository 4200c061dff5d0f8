import { parseId, type MemberId, type SkuId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../test/factories/shop.js';
import { aTrade, type TestTrade } from '../../test/factories/trade.js';
import { statementsOf } from '../../test/support/statements.js';
import { CartService } from '../modules/cart/index.js';
import { PolicyService } from '../modules/commission/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { ReceiveNotification } from './receive-notification.js';
import { ViewOrder } from './view-order.js';

/**
 * Everything a process says to the database in a checkout, COMMIT included: placing, the platform's notification, and
 * reading back. What is asked only every few seconds
 * (session, policy, freight) is warm. A customer of a distributor who stands under another one makes two commissions.
 */
const PLAIN_BUDGET = 21;
const REFERRED_BUDGET = 25;
/** Of a whole checkout: the quote, and starting the payment. */
const QUOTE_BUDGET = 1;
const START_BUDGET = 8;

const firstWords = (texts: readonly string[]): string[] =>
  texts.map((text) => text.split(' ').slice(0, 3).join(' '));

describe('the statements of placing an order', () => {
  let shop: TestShop;

  beforeAll(async () => (shop = await aShop()));
  beforeEach(() => shop.open());
  afterAll(() => shop.context.close());

  it('places three lines with coupon, from the cart, and takes the stock last', async () => {
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
    const { sql, packets } = await statementsOf(() => shop.place(memberId, quote, { fromCart: true }));
    expect(firstWords(sql)).toMatchInlineSnapshot(`
      [
        "SELECT 0 AS",
        "INSERT INTO idempotency_keys",
        "INSERT INTO orders",
        "INSERT INTO order_lines",
        "INSERT INTO order_events",
        "UPDATE coupon_grants SET",
        "DELETE FROM cart_items",
        "UPDATE stocks SET",
        "INSERT INTO reservations",
        "COMMIT",
      ]
    `);
    // What is locked for everybody is given back in the same packet.
    expect(packets.at(-1)).toMatch(/;\nUPDATE stocks SET .*;\nINSERT INTO reservations .*;\nCOMMIT$/s);
  });
});

describe('the statement budget of a checkout', () => {
  let trade: TestTrade;

  beforeAll(async () => {
    trade = await aTrade();
    // As in the whole application, where pages wait for the news.
    const jobs = trade.context.get(JobRegistry);
    for (const topic of ['order.paid', 'commission.accrued'])
      jobs.on(topic, `budget.${topic}`, () => Promise.resolve());
  });
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  async function checkout(memberId: MemberId, skuId: SkuId): Promise<Record<string, string[]>> {
    const lines = trade.lines([[skuId, 1]]);
    const quoting = await statementsOf(() => trade.quote(memberId, { lines }));
    // Read every other second, and this machine may be slow.
    await trade.context.get(PolicyService).current();
    const placing = await statementsOf(() => trade.place(memberId, quoting.result));
    const order = placing.result;
    const starting = await statementsOf(() => trade.start(memberId, order.id));
    const raw = await trade.intercept(() => trade.pay(starting.result));
    const notifying = await statementsOf(() =>
      trade.context.get(ReceiveNotification).fromChannel('wechat', raw),
    );
    const orderId = parseId('order', order.id);
    if (!orderId) throw new Error(order.id);
    const reading = await statementsOf(() => trade.context.get(ViewOrder).own(memberId, orderId));
    expect(reading.result.state).toBe('awaitingShipment');
    return {
      quote: quoting.sql,
      place: placing.sql,
      start: starting.sql,
      notify: notifying.sql,
      read: reading.sql,
    };
  }

  it.each([
    ['a customer of nobody', PLAIN_BUDGET, false],
    ['a customer of a distributor with an upline', REFERRED_BUDGET, true],
  ])('%s', async (_who, budget, isBound) => {
    const memberId = trade.member();
    await trade.address(memberId);
    if (isBound) await trade.bind(memberId);
    // An order of such a customer keeps others away for longer: the dearer case.
    await trade.context.database.pool.query('UPDATE bindings SET protected_until = bound_at');
    const { skuId } = await trade.product();
    await checkout(memberId, skuId);
    trade.context.clock.advance(60_000);
    const steps = await checkout(memberId, skuId);
    const counts = Object.fromEntries(Object.entries(steps).map(([step, sql]) => [step, sql.length]));
    process.stdout.write(`${isBound ? 'referred' : 'plain'}: ${JSON.stringify(counts)}\n`);
    if (process.env['SHOW_SQL']) process.stdout.write(`${Object.values(steps).flat().join('\n')}\n`);
    expect(await trade.count('commissions')).toBe(isBound ? 4 : 0);
    expect(counts['quote']).toBeLessThanOrEqual(QUOTE_BUDGET);
    expect(counts['start']).toBeLessThanOrEqual(START_BUDGET);
    const { place = [], notify = [], read = [] } = steps;
    expect([...place, ...notify, ...read].length).toBeLessThanOrEqual(budget);
  });
});
