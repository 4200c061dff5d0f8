import { routes } from '@yimai/shared/contracts/api';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { parseId } from '@yimai/shared/kernel/id';
import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import { LiveBroadcast } from '../platform/live/index.js';
import { ShareLinks } from './share-links.js';
import { ViewCommissions } from './view-commissions.js';
import { ViewBooks, ViewConsoleDashboard, ViewConsoleDistributors } from './view-console.js';
import { ViewCustomers } from './view-customers.js';
import { ViewDashboard, ViewDistributor } from './view-distributor.js';
import { ViewWithdrawals } from './view-withdrawals.js';

/** Real: every read, its SQL, and what the contract lets out. */
describe('what a distributor sees', () => {
  let shop: TestDistribution;
  let boss: Person;
  let seller: Person;

  beforeAll(async () => (shop = await aDistribution()), 60_000);
  beforeEach(async () => {
    await shop.open();
    boss = await shop.distributor('张三');
    seller = await shop.distributor('李四', boss);
  });
  afterEach(async () => expect(await shop.violations()).toEqual([]));
  afterAll(() => shop.close());

  const get = <T>(type: new (...parts: never[]) => T): T => shop.context.get(type as never);
  const page = { limit: 20 } as const;

  it('the dashboard by day, platform and purse', async () => {
    const customer = await shop.customerOf(seller);
    await shop.sale(customer);
    shop.clock.advance(DAY_MS);
    const sale = await shop.sale(customer, { priceFen: 20_000 });
    await shop.refund(sale, 10_000);
    const view = await get(ViewDashboard).run(seller.distributorId, 7);
    expect(routes.getDashboard.output.safeParse(view).error).toBeUndefined();
    expect([view.today, view.yesterday]).toEqual([
      { orders: 1, salesFen: 10_000, commissionFen: 1_500 },
      { orders: 1, salesFen: 10_000, commissionFen: 1_500 },
    ]);
    expect(view).toMatchObject({ totalFen: 3_000, accruedFen: 3_000, customers: 1, clicks30d: 1, team: 0 });
    expect(view.byDay).toHaveLength(7);
    const above = await get(ViewDashboard).run(boss.distributorId, 7);
    expect(above).toMatchObject({ team: 1, accruedFen: 1_600 });
  });

  it('commissions with receipts, through to the payout, without the margin', async () => {
    const sale = await shop.settled(await shop.sale(await shop.customerOf(seller)));
    const list = async (state: string) =>
      (await get(ViewCommissions).list(seller.distributorId, { state, ...page } as never)).items;
    expect((await list('available')).map(({ stateText }) => stateText)).toEqual(['可提现']);
    const [item] = await list('all');
    const receiptOf = (person: Person, id: string) =>
      get(ViewCommissions).receipt(person.distributorId, { commissionId: parseId('commission', id)! });
    const receipt = await receiptOf(seller, item?.id ?? '');
    expect(routes.getCommissionReceipt.output.safeParse(receipt).error).toBeUndefined();
    expect(receipt).toMatchObject({
      baseFen: 10_000,
      rateBps: 1_500,
      capFen: null,
      evidence: { code: seller.code },
    });
    expect(JSON.stringify(receipt)).not.toMatch(/margin|cost|shareBps/i);
    await expect(receiptOf(boss, item?.id ?? '')).rejects.toMatchObject({ code: 'COMMISSION_NOT_FOUND' });
    await shop.refund(sale, 5_000);
    expect((await receiptOf(seller, item?.id ?? '')).reversals).toHaveLength(1);
    const above = (await get(ViewCommissions).list(boss.distributorId, { state: 'all', ...page })).items[0];
    expect((await receiptOf(boss, above?.id ?? '')).evidence.code).toBeNull();
  });

  it('customers with their protection, and the team with what it brings', async () => {
    const customer = await shop.customerOf(seller);
    await shop.sale(customer);
    const customers = async (state: string) =>
      (await get(ViewCustomers).customers(seller.distributorId, { state, ...page } as never)).items;
    expect(await customers('protected')).toMatchObject([
      { memberMasked: '顾*', orders: 1, salesFen: 10_000, state: 'protected' },
    ]);
    shop.clock.advance(31 * DAY_MS);
    expect(await customers('open')).toHaveLength(1);
    await shop.click(customer, boss);
    expect(await customers('lost')).toHaveLength(1);
    const team = await get(ViewCustomers).team(boss.distributorId, { ...page });
    expect(team.items).toMatchObject([{ name: '李*', ordersOwn: 1, contributedFen: 800, directTeam: 0 }]);
  });

  it('links, clicks, bindings and terms', async () => {
    const { productId } = await shop.product({ title: '桂花乌龙' });
    const links = get(ShareLinks);
    const link = await links.create(seller.distributorId, { target: 'product', productId });
    expect((await links.create(seller.distributorId, { target: 'product', productId })).code).toBe(link.code);
    expect(link.miniPath).toBe(`pages/product/index?productId=${link.productId}&k=${link.code}`);
    expect(link.scene).toBe(`k=${link.code}&p=${link.productId?.slice(4)}&s=p`);
    expect(link.passphrase).not.toMatch(/微信|抖音/);
    expect((await links.resolve({ code: link.code.toUpperCase() })).path).toBe(`/${link.miniPath}`);
    const memberId = await shop.person();
    const clicked = await links.recordClick(memberId, {
      code: link.code,
      deviceId: 'device-1234',
      platform: 'h5',
      scene: 'link',
      path: '',
    });
    expect(clicked).toMatchObject({ effect: 'bound', distributorName: '李四' });
    expect((await get(ViewDistributor).bindingOf(memberId)).binding?.distributorName).toBe('李四');
    const terms = await get(ViewWithdrawals).terms(seller.distributorId, seller.memberId);
    expect(terms).toMatchObject({ dailyCountLeft: 3, blockedReason: null });
    expect(await get(ViewDistributor).ofMember(seller.memberId)).toMatchObject({
      status: 'active',
      code: seller.code,
      parentName: '张三',
    });
  });

  it('live news reach the right people only', async () => {
    const send = jest.spyOn(shop.context.get(LiveBroadcast), 'send');
    const customer = await shop.customerOf(seller);
    const sale = await shop.sale(customer);
    await shop.refund(sale, 10_000);
    await shop.jobs();
    const told = send.mock.calls.map(([memberId, { type }]) => `${type} ${memberId}`).sort();
    expect(told).toEqual(
      [
        `commission.accrued ${boss.memberId}`,
        `commission.accrued ${seller.memberId}`,
        `commission.reversed ${boss.memberId}`,
        `commission.reversed ${seller.memberId}`,
        `customer.bound ${seller.memberId}`,
        `order.paid ${customer}`,
      ].sort(),
    );
    send.mockRestore();
  });

  it('the console: dashboard, distributors, books', async () => {
    await shop.sale(await shop.customerOf(seller));
    const dashboard = await get(ViewConsoleDashboard).run();
    expect(routes.getConsoleDashboard.output.safeParse(dashboard).error).toBeUndefined();
    expect(dashboard).toMatchObject({
      today: { orders: 1, salesFen: 10_000, commissionFen: 2_300 },
      ledgerSumFen: 0,
    });
    const listed = await get(ViewConsoleDistributors).list({ keyword: '李', ...page });
    expect(listed.items).toMatchObject([{ name: '李四', parentName: '张三', depth: 2, customers: 1 }]);
    const first = await get(ViewBooks).entries({ limit: 1 });
    expect(first.nextCursor).not.toBeNull();
    const second = await get(ViewBooks).entries({ limit: 1, cursor: first.nextCursor ?? undefined });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    await expect(get(ViewBooks).entries({ limit: 1, cursor: '!!' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const commissions = await get(ViewCommissions).forConsole({ ...page });
    expect(routes.consoleListCommissions.output.safeParse(commissions).error).toBeUndefined();
    expect(commissions.items).toHaveLength(2);
  });
});
