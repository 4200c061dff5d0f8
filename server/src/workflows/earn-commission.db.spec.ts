import { asId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import { bps } from '@yimai/shared/kernel/bps';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { COMMISSION_PRESETS } from '@yimai/shared/domain/commission/presets';
import type { CommissionLineFacts } from '@yimai/shared/domain/commission/types';
import {
  aDistribution,
  UNTIL_SETTLED_MS,
  type Person,
  type TestDistribution,
} from '../../test/factories/distribution.js';
import { CommissionService, PolicyService } from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import { BindingService } from '../modules/binding/index.js';
import { Ids } from '../platform/clock/index.js';
import { ViewDashboard } from './view-distributor.js';

/** Real: placement, payment, refund, settlement, ledger, database. Fake: the clock; facts of channels are handed in. */
describe('earning commission', () => {
  let shop: TestDistribution;

  beforeAll(async () => (shop = await aDistribution()), 60_000);
  beforeEach(() => shop.open());
  afterEach(async () => expect(await shop.violations()).toEqual([]));
  afterAll(() => shop.close());

  const held = (person: Person) => shop.purse(person, 'held');

  describe('golden vectors', () => {
    const golden = (line: Partial<CommissionLineFacts>, paidAt: string, changes = {}) =>
      shop.context.inTx(async (tx) => {
        const people = [
          await shop.distributor('甲'),
          await shop.distributor('乙'),
          await shop.distributor('丙'),
        ];
        const policyId = shop.context.get(Ids).next('policy');
        const { policy } = await shop.context.get(PolicyService).publishSigned(tx, policyId, {
          terms: { ...COMMISSION_PRESETS['15-8-5'], ...changes },
          note: '测试',
          publishedBy: '店长',
        });
        const { rows } = await shop.context.get(CommissionService).accrue(tx, {
          order: {
            orderId: asId('order', 1),
            number: 'YM1',
            buyerId: asId('member', 1),
            platform: 'h5',
            policyId: policy.policyId,
            upline: people.map(({ distributorId }, index) => ({
              distributorId,
              level: index + 1,
              maskedName: '甲*',
              isActive: true,
              isBuyer: false,
              tier: null,
            })),
            lines: [
              {
                lineId: asId('orderLine', 1),
                skuId: asId('sku', 1),
                productId: asId('product', 1),
                title: '茶',
                quantity: 1,
                unitPriceFen: fen(10_000),
                lineDiscountFen: fen(0),
                netPaidFen: fen(10_000),
                costFen: null,
                override: null,
                ...line,
              },
            ],
          },
          paidAt: new Date(paidAt),
        });
        return rows.map(({ amountFen }) => amountFen);
      });
    const MONDAY = '2026-03-02T04:00:00.000Z';
    const price = (net: number) => ({ unitPriceFen: fen(net), netPaidFen: fen(net) });
    const open = { cap: { ...COMMISSION_PRESETS['15-8-5'].cap, unknownMarginNetShareBps: bps(5_000) } };

    it.each([
      ['¥100.00', {}, MONDAY, open, [1500, 800, 500]],
      ['¥100.00 with a margin of ¥40', { costFen: fen(6_000) }, MONDAY, {}, [1072, 571, 357]],
      [
        'a weekend under the same cap',
        { costFen: fen(6_000) },
        '2026-03-07T04:00:00.000Z',
        { weekendDouble: true },
        [1395, 372, 233],
      ],
      ['¥33.33', price(3_333), MONDAY, open, [500, 267, 167]],
      ['¥99.99', price(9_999), MONDAY, open, [1500, 800, 500]],
      ['¥0.01', price(1), MONDAY, open, [0, 0, 0]],
    ] as const)('%s', async (...row) => {
      const [, line, paidAt, changes, expected] = row;
      expect(await golden(line, paidAt, changes)).toEqual(expected);
      await shop.open(); // These commissions have no order behind them.
    });
  });

  it('pays two levels of a real order and shows both why', async () => {
    const boss = await shop.distributor('张三');
    const seller = await shop.distributor('李四', boss);
    await shop.sale(await shop.customerOf(seller));
    expect([await held(seller), await held(boss)]).toEqual([1500, 800]);
    const [row] = await shop.rows('SELECT receipt FROM commissions WHERE level = 1');
    expect(JSON.stringify(row?.['receipt'])).toContain('15%');
  });

  it('I-23: three partial refunds take back exactly what one full refund does', async () => {
    const seller = await shop.distributor('李四');
    const sale = await shop.sale(await shop.customerOf(seller), { priceFen: 29_900, quantity: 3 });
    expect(await held(seller)).toBe(13_455);
    await shop.refund(sale, 29_900);
    expect(await held(seller)).toBe(13_455 - 4_485);
    await shop.refund(sale, 29_900);
    await shop.refund(sale, 29_900);
    expect(await held(seller)).toBe(0);
  });

  it('C1: a refund after payout leaves a debt, and the next commission pays it off', async () => {
    const seller = await shop.distributor('李四');
    const customer = await shop.customerOf(seller);
    const sale = await shop.settled(await shop.sale(customer));
    expect(await shop.purse(seller, 'available')).toBe(1500);
    await shop.withdraw(seller, 1500);
    await shop.refund(sale, 10_000);
    expect([await shop.purse(seller, 'available'), await shop.purse(seller, 'debt')]).toEqual([0, -1500]);
    await expect(shop.withdraw(seller, 100)).rejects.toMatchObject({ code: 'WITHDRAWAL_DEBT' });
    await shop.settled(await shop.sale(customer, { priceFen: 20_000 }));
    expect([await shop.purse(seller, 'available'), await shop.purse(seller, 'debt')]).toEqual([1500, 0]);
  });

  it('C11, C16: a partial refund after settlement comes out of what is available', async () => {
    const seller = await shop.distributor('李四');
    const sale = await shop.settled(await shop.sale(await shop.customerOf(seller), { quantity: 2 }));
    await shop.refund(sale, 10_000);
    expect([await shop.purse(seller, 'available'), await shop.purse(seller, 'debt')]).toEqual([1500, 0]);
  });

  it('C20, I-24: nothing settles before the goods arrived and the window ended', async () => {
    const seller = await shop.distributor('李四');
    const sale = await shop.sale(await shop.customerOf(seller));
    shop.clock.advance(UNTIL_SETTLED_MS);
    expect(await shop.settle()).toEqual({ settled: 0, failed: 0 });
    const maturesAt = await shop.receive(sale);
    shop.clock.set(new Date(maturesAt.getTime() - 1));
    expect((await shop.settle()).settled).toBe(0);
    shop.clock.set(maturesAt);
    expect((await shop.settle()).settled).toBe(1);
    expect((await shop.settle()).settled).toBe(0);
  });

  it('C17: one broken row stops nobody else', async () => {
    const [bad, good] = [await shop.distributor('坏'), await shop.distributor('好')];
    for (const person of [bad, good]) await shop.receive(await shop.sale(await shop.customerOf(person)));
    const poison = `distributor:${bad.distributorId}:held`;
    await shop.rows('UPDATE ledger_accounts SET balance_fen = 1 WHERE account = ?', [poison]);
    shop.clock.advance(UNTIL_SETTLED_MS);
    expect(await shop.settle()).toEqual({ settled: 1, failed: 1 });
    expect(await shop.purse(good, 'available')).toBe(1500);
    await shop.rows('UPDATE ledger_accounts SET balance_fen = 1500 WHERE account = ?', [poison]);
    expect(await shop.settle()).toEqual({ settled: 1, failed: 0 });
  });

  it('C19: a rebinding between placement and payment changes nothing', async () => {
    const [first, second] = [await shop.distributor('甲'), await shop.distributor('乙')];
    const customer = await shop.customerOf(first);
    await shop.address(customer);
    const { skuId } = await shop.product({ priceFen: 10_000, stock: 1 });
    const orderId = await shop.placeOnly(customer, skuId, 1);
    shop.clock.advance(16 * DAY_MS);
    await shop.click(customer, second);
    await shop.pay(customer, orderId);
    expect([await held(first), await held(second)]).toEqual([1500, 0]);
  });

  describe('bindings', () => {
    it('tie a click made before login to the member', async () => {
      const seller = await shop.distributor('李四');
      expect((await shop.click(null, seller, 'device-9999')).effect).toBe('recorded');
      const memberId = await shop.person();
      const bindings = shop.context.get(BindingService);
      await shop.context.inTx((tx) =>
        bindings.onLogin(tx, {
          memberId,
          deviceId: 'device-9999',
          platform: 'wechat',
          referralCode: null,
          isNewMember: true,
        }),
      );
      expect(await bindings.current(memberId)).toMatchObject({
        distributorId: seller.distributorId,
        code: seller.code,
      });
    });

    it('count the visit that led to a login once, though the login names its code again', async () => {
      const [seller, other] = [await shop.distributor('甲'), await shop.distributor('乙')];
      const clicks = async (person: Person): Promise<number> =>
        (await shop.context.get(ViewDashboard).run(person.distributorId, 7)).clicks30d;
      const logInAfter = async (deviceId: string, referralCode: string): Promise<void> => {
        await shop.click(null, seller, deviceId);
        const login = { memberId: await shop.person(), deviceId, platform: 'wechat', referralCode } as const;
        await shop.context.inTx((tx) =>
          shop.context.get(BindingService).onLogin(tx, { ...login, isNewMember: true }),
        );
      };
      await logInAfter('device-9998', seller.code);
      expect([await clicks(seller), await clicks(other)]).toEqual([1, 0]);
      await logInAfter('device-9999', other.code);
      expect([await clicks(seller), await clicks(other)]).toEqual([2, 1]);
    });

    it('refuse the own link and a banned distributor', async () => {
      const seller = await shop.distributor('李四');
      expect((await shop.click(seller.memberId, seller)).effect).toBe('ignored');
      await shop.context.inTx((tx) =>
        shop.context
          .get(DistributorService)
          .setStatus(tx, { distributorId: seller.distributorId, status: 'suspended', reason: '违规' }),
      );
      await expect(shop.click(await shop.person(), seller)).rejects.toMatchObject({
        code: 'REFERRAL_CODE_INVALID',
      });
    });

    it('protect for fifteen days: A at t0; B at 14 d 23:59:59 → A; B at 15 d → B', async () => {
      const [a, b] = [await shop.distributor('甲'), await shop.distributor('乙')];
      const customer = await shop.customerOf(a);
      const owner = async () => (await shop.context.get(BindingService).current(customer))?.distributorId;
      shop.clock.advance(15 * DAY_MS - 1_000);
      expect((await shop.click(customer, b)).effect).toBe('kept');
      expect(await owner()).toBe(a.distributorId);
      shop.clock.advance(1_000);
      expect((await shop.click(customer, b)).effect).toBe('bound');
      expect(await owner()).toBe(b.distributorId);
    });

    it('give a customer to one of two distributors who click at once', async () => {
      const people = [await shop.distributor('甲'), await shop.distributor('乙')];
      const customer = await shop.person();
      await Promise.allSettled(people.map((person) => shop.click(customer, person)));
      expect(await shop.count('bindings', 'open_member_id IS NOT NULL')).toBe(1);
    });
  });

  it('C14: no sequence of moves closes a circle, also not two at once', async () => {
    const a = await shop.distributor('甲');
    const b = await shop.distributor('乙', a);
    const c = await shop.distributor('丙', b);
    const move = (child: Person, parent: Person) =>
      shop.context.inTx((tx) =>
        shop.context.get(DistributorService).setParent(tx, {
          distributorId: child.distributorId,
          parentId: parent.distributorId,
          reason: '调整',
          actor: 'staff:1',
        }),
      );
    await expect(move(a, a)).rejects.toMatchObject({ code: 'SPONSOR_SELF' });
    await expect(move(a, c)).rejects.toMatchObject({ code: 'SPONSOR_CYCLE' });
    const [d, e] = [await shop.distributor('丁'), await shop.distributor('戊')];
    const outcomes = await Promise.allSettled([move(d, e), move(e, d)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
