import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import type { PayoutChannel, PayoutFact, PayoutInput } from '../gateways/ports.js';
import { BindingService } from '../modules/binding/index.js';
import { DistributorService } from '../modules/distributor/index.js';

/** Real: every absorber, the ledger, the database. */
describe('merging distributors', () => {
  let shop: TestDistribution;

  /** A channel that pays at once. */
  const wechat = {
    channel: 'wechat',
    submit: ({ outBillNo }: PayoutInput): Promise<PayoutFact> =>
      Promise.resolve({ channel: 'wechat', outBillNo, state: 'succeeded' }),
  } as PayoutChannel;

  beforeAll(async () => (shop = await aDistribution({ payouts: { wechat } })), 60_000);
  beforeEach(() => shop.open());
  afterEach(async () => expect(await shop.violations()).toEqual([]));
  afterAll(() => shop.close());

  const purses = (person: Person) =>
    Promise.all((['held', 'available', 'debt'] as const).map((purse) => shop.purse(person, purse)));

  it('moves purses, customers, codes, commissions and the team, and says what moved', async () => {
    const [keeps, gone] = [await shop.distributor('留'), await shop.distributor('并')];
    const child = await shop.distributor('下级', gone);
    await shop.settled(await shop.sale(await shop.customerOf(gone)));
    const customer = await shop.customerOf(gone);
    await shop.sale(customer);
    await shop.sale(await shop.customerOf(keeps));
    const moved = await shop.merge(keeps.memberId, gone.memberId);
    expect(await purses(keeps)).toEqual([3_000, 1_500, 0]);
    expect(await purses(gone)).toEqual([0, 0, 0]);
    expect((await shop.context.get(BindingService).resolve(gone.code)).memberId).toBe(keeps.memberId);
    expect((await shop.context.get(BindingService).current(customer))?.distributorId).toBe(
      keeps.distributorId,
    );
    expect((await shop.context.get(DistributorService).get(child.distributorId)).parentId).toBe(
      keeps.distributorId,
    );
    const record = moved['distributor'] as Record<string, unknown>;
    expect(record).toMatchObject({
      pair: { from: gone.distributorId, to: keeps.distributorId },
      adopted: [child.distributorId],
      purses: { heldFen: 1_500, availableFen: 1_500, debtFen: 0 },
    });
    expect(record['commissionIds']).toHaveLength(2);
    await shop.withdraw(keeps, 1_500);
  });

  it('waits for a withdrawal on its way, and then moves even a debt', async () => {
    const [keeps, gone] = [await shop.distributor('留'), await shop.distributor('并')];
    const sale = await shop.settled(await shop.sale(await shop.customerOf(gone)));
    await shop.withdraw(gone, 1_500);
    await expect(shop.merge(keeps.memberId, gone.memberId)).rejects.toMatchObject({ code: 'MERGE_BLOCKED' });
    await shop.jobs();
    await shop.refund(sale, 10_000);
    expect(await purses(gone)).toEqual([0, 0, -1_500]);
    await shop.merge(keeps.memberId, gone.memberId);
    expect([await purses(keeps), await purses(gone)]).toEqual([
      [0, 0, -1_500],
      [0, 0, 0],
    ]);
    await shop.settled(await shop.sale(await shop.customerOf(keeps), { priceFen: 20_000 }));
    expect(await purses(keeps)).toEqual([0, 1_500, 0]);
  });

  it('I-21: takes back what was earned on own orders, settled or not', async () => {
    const seller = await shop.distributor('李四');
    const other = await shop.customerOf(seller);
    await shop.settled(await shop.sale(other));
    const later = await shop.sale(other, { priceFen: 20_000 });
    expect(await purses(seller)).toEqual([3_000, 1_500, 0]);
    await shop.merge(seller.memberId, other);
    expect(await purses(seller)).toEqual([0, 0, 0]);
    expect(await shop.count('ledger_entries', "code = 'commission.reversed-self'")).toBe(2);
    expect(await shop.context.get(BindingService).current(seller.memberId)).toBeNull();
    // A refund of such an order has nothing left to take.
    await shop.refund(later, 20_000);
    expect(await purses(seller)).toEqual([0, 0, 0]);
  });

  it('I-21: an order placed before and paid after the merge earns its buyer nothing', async () => {
    const seller = await shop.distributor('李四');
    const other = await shop.customerOf(seller);
    await shop.address(other);
    const { skuId } = await shop.product({ priceFen: 10_000, stock: 1 });
    const orderId = await shop.placeOnly(other, skuId, 1);
    await shop.merge(seller.memberId, other);
    await shop.pay(seller.memberId, orderId);
    expect(await purses(seller)).toEqual([0, 0, 0]);
  });

  it('pays the one who stays for an order placed before the merge', async () => {
    const [keeps, gone] = [await shop.distributor('留'), await shop.distributor('并')];
    const customer = await shop.customerOf(gone);
    await shop.address(customer);
    const { skuId } = await shop.product({ priceFen: 10_000, stock: 1 });
    const orderId = await shop.placeOnly(customer, skuId, 1);
    await shop.merge(keeps.memberId, gone.memberId);
    await shop.pay(customer, orderId);
    expect([await purses(keeps), await purses(gone)]).toEqual([
      [1_500, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('puts the one who stays into the place of an absorbed ancestor', async () => {
    const top = await shop.distributor('上');
    const middle = await shop.distributor('中', top);
    const keeps = await shop.distributor('留', middle);
    await shop.merge(keeps.memberId, top.memberId);
    const tree = await shop.context.get(DistributorService).many([keeps.distributorId, middle.distributorId]);
    expect(tree.get(keeps.distributorId)).toMatchObject({ parentId: null, depth: 1 });
    expect(tree.get(middle.distributorId)).toMatchObject({ parentId: keeps.distributorId, depth: 2 });
  });

  it('hands a single distributor over with everything', async () => {
    const seller = await shop.distributor('李四');
    await shop.sale(await shop.customerOf(seller));
    const keeper = await shop.person('主号');
    await shop.merge(keeper, seller.memberId);
    expect(await shop.context.get(DistributorService).ofMember(keeper)).toMatchObject({
      id: seller.distributorId,
    });
    expect(await purses(seller)).toEqual([1_500, 0, 0]);
  });

  it('races with payments without stranding a fen', async () => {
    const [keeps, gone] = [await shop.distributor('留'), await shop.distributor('并')];
    const customers = await Promise.all(Array.from({ length: 6 }, () => shop.customerOf(gone)));
    const orders = [];
    for (const customer of customers) {
      await shop.address(customer);
      const { skuId } = await shop.product({ priceFen: 10_000, stock: 1 });
      orders.push({ customer, orderId: await shop.placeOnly(customer, skuId, 1) });
    }
    await Promise.all([
      ...orders.map(({ customer, orderId }) => shop.pay(customer, orderId)),
      shop.merge(keeps.memberId, gone.memberId),
    ]);
    expect(await purses(keeps)).toEqual([9_000, 0, 0]);
    expect(await purses(gone)).toEqual([0, 0, 0]);
  });
});
