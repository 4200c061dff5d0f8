import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { aPayoutStage, type PayoutStage } from '../../test/factories/payouts.js';
import type { Person } from '../../test/factories/distribution.js';
import { ViewWithdrawals } from './view-withdrawals.js';

/** Real: gateway, signatures, HTTP, ledger, database. Played: WeChat Pay, by its simulator in this process. */
describe('paying out through WeChat', () => {
  let stage: PayoutStage;
  let seller: Person;

  beforeAll(async () => (stage = await aPayoutStage()), 60_000);
  beforeEach(async () => {
    await stage.shop.open();
    await stage.control.post('reset');
    seller = await stage.shop.distributor('李四');
    await stage.shop.settled(
      await stage.shop.sale(await stage.shop.customerOf(seller), { priceFen: 100_000 }),
    );
  });
  afterEach(async () => expect(await stage.shop.violations()).toEqual([]));
  afterAll(() => stage.close());

  const purses = async () => [
    await stage.shop.purse(seller, 'available'),
    await stage.shop.purse(seller, 'withdrawing'),
  ];
  const payout = async () => (await stage.shop.rows('SELECT out_bill_no, state FROM payouts'))[0];
  const until = async (state: string) => {
    for (let look = 0; look < 200; look += 1) {
      if ((await payout())?.['state'] === state) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the payout is ${String((await payout())?.['state'])}, not ${state}`);
  };

  it('C5, I-27: the answer is lost after the bill was made; it is paid once', async () => {
    const { shop, control } = stage;
    await control.fault('wechat-pay', 'timeoutAfter', { operation: 'transfer', delayMs: 50, count: 3 });
    const { id } = await shop.withdraw(seller, 10_000);
    await shop.jobs();
    expect(await purses()).toEqual([5_000, 10_000]);
    expect((await payout())?.['state']).toBe('unknown');
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect((await payout())?.['state']).toBe('awaiting-confirmation');
    // Exactly what the mini-program passes on.
    const { confirm } = await shop.context.get(ViewWithdrawals).one(id);
    await control.action('wechat-pay', 'requestMerchantTransfer', { ...confirm });
    await until('succeeded');
    expect(await purses()).toEqual([5_000, 0]);
    expect(await shop.count('ledger_entries', "code = 'withdrawal.paid'")).toBe(1);
  });

  it('a payee who is refused gets the money back in the shop, once', async () => {
    const { shop, control } = stage;
    await shop.withdraw(seller, 10_000);
    await shop.jobs();
    await control.post(`transfers/${(await payout())?.['out_bill_no']}/reject`);
    await until('failed');
    expect(await purses()).toEqual([15_000, 0]);
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect(await shop.count('ledger_entries', "code = 'withdrawal.returned'")).toBe(1);
  });
});
