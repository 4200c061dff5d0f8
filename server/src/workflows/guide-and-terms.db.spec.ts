import { routes } from '@yimai/shared/contracts/api';
import type { GuideView } from '@yimai/shared/contracts/growth';
import { COMMISSION_PRESETS } from '@yimai/shared/domain/commission/presets';
import { bps } from '@yimai/shared/kernel/bps';
import { asId } from '@yimai/shared/kernel/id';
import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import { CatalogService } from '../modules/catalog/index.js';
import { PolicyService } from '../modules/commission/index.js';
import { IdentityService } from '../modules/identity/index.js';
import type { MemberPrincipal } from '../platform/http/index.js';
import { ShareLinks } from './share-links.js';
import { ViewDashboard } from './view-distributor.js';
import { ViewGuide } from './view-guide.js';
import { ViewTerms } from './view-terms.js';

/** Real: the facts behind each tick, and that what is foretold is what a sale pays. */
describe('a distributor who begins', () => {
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
  const as = ({ memberId, distributorId }: Person): MemberPrincipal => ({
    kind: 'member',
    memberId,
    sessionId: 1,
    distributorId,
    platform: 'wechat',
  });
  const done = ({ steps }: GuideView): string[] => steps.flatMap(({ key, isDone }) => (isDone ? [key] : []));
  const guide = (): Promise<GuideView> => get(ViewGuide).run(seller.distributorId);

  it('ticks each step when it happened, and leaves the dashboard when all are done', async () => {
    expect(done(await guide())).toEqual([]);
    expect(routes.getGuide.output.safeParse(await guide()).error).toBeUndefined();

    await shop.click(seller.memberId, seller);
    expect(done(await guide())).toEqual([]); // Nobody is impressed by opening their own link.

    const { productId } = await shop.product({ title: '桂花乌龙' });
    await get(ShareLinks).create(seller.distributorId, { target: 'product', productId });
    expect(done(await guide())).toEqual(['code']);

    await shop.click(null, seller, 'device-0007');
    expect(done(await guide())).toEqual(['code', 'click']);

    const customer = await shop.customerOf(seller);
    expect(done(await guide())).toEqual(['code', 'click', 'customer']);

    await shop.sale(customer);
    await shop.rows("UPDATE members SET phone_sealed = 'x' WHERE id = ?", [seller.memberId]);
    expect(done(await guide())).toEqual(['phone', 'code', 'click', 'customer', 'commission']);
    const open = await get(ViewDashboard).run(seller.distributorId, 7);
    expect(open.guide).toMatchObject({ done: 5, total: 6 });

    jest.spyOn(shop.context.get(IdentityService), 'payerOpenId').mockResolvedValueOnce('oMINI_user_1');
    expect((await get(ViewDashboard).run(seller.distributorId, 7)).guide).toBeNull();
  });

  it('foretells to the fen what a sale of real goods pays, also under a cap of their margin', async () => {
    const { productId, skuId } = await shop.product({ priceFen: 33_333, costFen: 24_000, stock: 1 });
    const preview = await get(ViewTerms).preview(productId, as(seller));
    expect(routes.previewEarning.output.safeParse(preview).error).toBeUndefined();
    const buyer = await shop.customerOf(seller);
    await shop.address(buyer);
    await shop.pay(buyer, await shop.placeOnly(buyer, skuId, 1));
    const [row] = await shop.rows('SELECT amount_fen FROM commissions WHERE level = 1');
    expect(preview.skus).toMatchObject([{ priceFen: 33_333, amountFen: Number(row?.['amount_fen']) }]);
    expect(JSON.stringify(preview)).not.toMatch(/margin|cost|shareBps/i);
  });

  it('tells the policy in force, who stands above, and nothing about margins', async () => {
    const terms = await get(ViewTerms).terms(as(seller));
    expect(routes.getCommissionTerms.output.safeParse(terms).error).toBeUndefined();
    expect(terms).toMatchObject({
      version: 1,
      levelRatesBps: [1_500, 800],
      capShareBps: 3_000,
      upline: [
        { level: 1, isActive: true },
        { level: 2, isActive: true },
      ],
      protectDays: 15,
    });
    expect(JSON.stringify(terms)).not.toMatch(/margin/i);
    await shop.context.inTx((tx) =>
      get(PolicyService).publish(tx, {
        terms: { ...COMMISSION_PRESETS['15-8'], levelRatesBps: [bps(1_200), bps(600)], preset: 'custom' },
        note: '调整',
        publishedBy: '店长',
      }),
    );
    expect((await get(ViewTerms).terms(as(seller))).levelRatesBps).toEqual([1_200, 600]);
  });

  it('tells strangers only where the shop tells everybody', async () => {
    const stranger: MemberPrincipal = { ...as(seller), memberId: asId('member', 9), distributorId: null };
    expect((await get(ViewTerms).terms(stranger)).upline).toEqual([{ level: 1, isActive: true }]);
    const catalog = get(CatalogService);
    const profile = await catalog.shop();
    await shop.context.inTx((tx) =>
      catalog.saveShop(tx, { ...profile, commissionDisclosure: 'distributors' }),
    );
    await expect(get(ViewTerms).terms(stranger)).rejects.toMatchObject({ code: 'DISTRIBUTOR_REQUIRED' });
    expect((await get(ViewTerms).terms(as(seller))).version).toBe(1);
  });
});
