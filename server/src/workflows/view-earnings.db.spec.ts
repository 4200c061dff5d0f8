import { routes } from '@yimai/shared/contracts/api';
import { DAY_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import { ViewEarnings } from './view-earnings.js';

/** Real: every figure comes out of SQL over clicks, bindings, orders and commissions that the workflows wrote. */
describe('what a distributor may expect', () => {
  let shop: TestDistribution;
  let seller: Person;

  beforeAll(async () => (shop = await aDistribution()), 60_000);
  beforeEach(async () => {
    await shop.open();
    seller = await shop.distributor('李四');
  });
  afterAll(() => shop.close());

  const outlook = () => shop.context.get(ViewEarnings).outlook(seller.distributorId);
  const insight = (days = 30) => {
    shop.clock.advance(MINUTE_MS); // the clock of a test stands still, and a period ends before now
    return shop.context.get(ViewEarnings).insight(seller.distributorId, days);
  };

  it('money without a day until the buyer has the goods, then with one, then none', async () => {
    const sale = await shop.sale(await shop.customerOf(seller));
    const before = await outlook();
    expect(routes.getEarningsOutlook.output.safeParse(before).error).toBeUndefined();
    expect(before).toMatchObject({ maturing: [], awaitingReceipt: { amountFen: 1_500, commissions: 1 } });
    expect(before.rule).toBe('买家确认收货满 7 天且没有售后，再过 3 个工作日可以提现');

    await shop.receive(sale);
    const after = await outlook();
    expect(after.awaitingReceipt.commissions).toBe(0);
    expect(after.maturing).toMatchObject([{ amountFen: 1_500, commissions: 1 }]);
    expect(Date.parse(after.maturing[0]!.at)).toBeGreaterThan(shop.clock.now().getTime() + 8 * DAY_MS);

    await shop.settled(sale);
    expect((await outlook()).maturing).toEqual([]);
  });

  it('the funnel of this period and the one before', async () => {
    const early = await shop.customerOf(seller);
    await shop.sale(early);
    shop.clock.advance(8 * DAY_MS);
    const late = await shop.customerOf(seller);
    await shop.click(late, seller, 'device-0002');
    await shop.sale(late, { priceFen: 20_000 });
    const view = await insight(7);
    expect(routes.getShareInsight.output.safeParse(view).error).toBeUndefined();
    expect(view.current).toMatchObject({
      clicks: 2,
      visitors: 2,
      customers: 1,
      orders: 1,
      buyers: 1,
      settledOrders: 0,
      salesFen: 20_000,
      commissionFen: 3_000,
    });
    expect(view.previous).toMatchObject({ clicks: 1, customers: 1, orders: 1, salesFen: 10_000 });
    expect(view.bestHours).toBeNull();
    expect(view.hours.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(2);
    expect(view.scenes).toEqual([{ scene: 'link', clicks: 2, orders: 1 }]);
    expect(view.products).toMatchObject([{ orders: 1, commissionFen: 3_000 }]);
  });

  it("nobody else's figures", async () => {
    const other = await shop.distributor('王五');
    await shop.sale(await shop.customerOf(other));
    expect((await insight()).current).toMatchObject({ clicks: 0, orders: 0 });
    expect((await outlook()).awaitingReceipt.amountFen).toBe(0);
  });
});
