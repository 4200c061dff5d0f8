import { fen } from '@yimai/shared/kernel/money';
import { aDistribution, type Person, type TestDistribution } from '../../test/factories/distribution.js';
import { GatewayError, type PayoutChannel, type PayoutFact, type PayoutInput } from '../gateways/ports.js';
import { WithdrawalService, type WithdrawalRow } from '../modules/withdrawal/index.js';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { PayWithdrawal } from './pay-withdrawal.js';
import { ViewWithdrawals } from './view-withdrawals.js';

/** A channel that keeps books, and can lose its answer after acting. */
class ScriptedChannel implements PayoutChannel {
  readonly channel = 'wechat' as const;
  readonly paid = new Map<string, number>();
  readonly facts = new Map<string, PayoutFact>();
  submissions = 0;
  script: 'pay' | 'lose-answer' | 'lose-call' | 'refuse' | 'confirm' | 'fail' = 'pay';

  submit({ outBillNo, amountFen }: PayoutInput): Promise<PayoutFact> {
    this.submissions += 1;
    const script = this.script;
    if (script === 'lose-call') return this.lost();
    if (script === 'refuse')
      return Promise.reject(new GatewayError('rejected', 'wechat-pay', 'NO_AUTH', 'refused'));
    const known = this.facts.get(outBillNo);
    if (!known) {
      if (script === 'fail')
        this.facts.set(outBillNo, { ...this.fact(outBillNo, 'failed'), failReason: 'ACCOUNT_FROZEN' });
      else if (script === 'confirm')
        this.facts.set(outBillNo, {
          ...this.fact(outBillNo, 'awaiting-confirmation'),
          confirmPackage: 'PKG',
        });
      else {
        this.paid.set(outBillNo, amountFen);
        this.facts.set(outBillNo, { ...this.fact(outBillNo, 'succeeded'), amountFen });
      }
    }
    return script === 'lose-answer' ? this.lost() : this.query(outBillNo);
  }

  query(outBillNo: string): Promise<PayoutFact> {
    return Promise.resolve(this.facts.get(outBillNo) ?? this.fact(outBillNo, 'unknown-number'));
  }

  readNotification(): never {
    throw new Error('not in this test');
  }

  private lost(): Promise<never> {
    return Promise.reject(new GatewayError('unknown', 'wechat-pay', 'TIMEOUT', 'no answer'));
  }

  private fact(outBillNo: string, state: PayoutFact['state']): PayoutFact {
    return { channel: 'wechat', outBillNo, state };
  }
}

/** Real: ledger, withdrawals, jobs, database. Played: the payout channel, and the clock. */
describe('withdrawing', () => {
  const channel = new ScriptedChannel();
  let shop: TestDistribution;
  let seller: Person;

  beforeAll(
    async () => (shop = await aDistribution({ payouts: { wechat: channel, alipay: channel as never } })),
    60_000,
  );
  beforeEach(async () => {
    await shop.open();
    channel.paid.clear();
    channel.facts.clear();
    channel.submissions = 0;
    channel.script = 'pay';
    seller = await shop.distributor('李四');
    await shop.settled(await shop.sale(await shop.customerOf(seller), { priceFen: 100_000 }));
    expect(await shop.purse(seller, 'available')).toBe(15_000);
  });
  afterEach(async () => expect(await shop.violations()).toEqual([]));
  afterAll(() => shop.close());

  const purses = async () =>
    Promise.all((['available', 'withdrawing', 'debt'] as const).map((purse) => shop.purse(seller, purse)));
  const view = (row: WithdrawalRow) => shop.context.get(ViewWithdrawals).one(row.id);
  const review = (row: WithdrawalRow, decision: 'approve' | 'reject') =>
    shop.context.inTx((tx) =>
      shop.context
        .get(WithdrawalService)
        .review(tx, { withdrawalId: row.id, decision, reason: '核对', actor: 'staff:1' }),
    );

  it('I-05, C4: twenty requests of the whole balance at once end as one', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => shop.withdraw(seller, 15_000)),
    );
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'WITHDRAWAL_INSUFFICIENT'));
    expect(await purses()).toEqual([0, 15_000, 0]);
  });

  it('pays once and tells the story', async () => {
    const row = await shop.withdraw(seller, 10_000);
    await shop.jobs();
    expect(await purses()).toEqual([5_000, 0, 0]);
    const shown = await view(row);
    expect([shown.state, shown.stateText]).toEqual(['paid', '已到账']);
    expect(shown.timeline.map(({ title }) => title)).toEqual(['提交提现', '发起打款', '提现到账']);
  });

  it('C5, I-27: an answer lost after the money left pays once', async () => {
    channel.script = 'lose-answer';
    const row = await shop.withdraw(seller, 10_000);
    await shop.jobs();
    expect((await view(row)).state).toBe('unknown');
    expect(await purses()).toEqual([5_000, 10_000, 0]);
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect((await view(row)).state).toBe('paid');
    expect([...channel.paid.values()]).toEqual([10_000]);
    expect(channel.submissions).toBe(1);
  });

  it('a refused question says nothing about the payout: it is asked again', async () => {
    channel.script = 'lose-answer';
    const row = await shop.withdraw(seller, 10_000);
    await shop.jobs();
    const query = jest
      .spyOn(channel, 'query')
      .mockRejectedValue(new GatewayError('rejected', 'wechat-pay', 'FREQUENCY_LIMITED', 'later'));
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect((await view(row)).state).toBe('unknown');
    expect(await purses()).toEqual([5_000, 10_000, 0]);
    query.mockRestore();
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect((await view(row)).state).toBe('paid');
  });

  it('a call that never arrived is repeated under the same number', async () => {
    channel.script = 'lose-call';
    await shop.withdraw(seller, 10_000);
    await shop.jobs();
    channel.script = 'pay';
    shop.clock.advance(MINUTE_MS);
    await shop.jobs();
    expect(channel.paid.size).toBe(1);
    expect(await purses()).toEqual([5_000, 0, 0]);
  });

  it.each(['refuse', 'fail'] as const)(
    'a payout that ends as "%s" gives the money back once',
    async (script) => {
      channel.script = script;
      const row = await shop.withdraw(seller, 10_000);
      await shop.jobs();
      const { outBillNo } = (await shop.rows('SELECT out_bill_no outBillNo FROM payouts'))[0] as unknown as {
        outBillNo: string;
      };
      const late: PayoutFact = {
        channel: 'wechat',
        outBillNo,
        state: 'failed',
        failReason: 'ACCOUNT_FROZEN',
      };
      await Promise.all(
        Array.from({ length: 8 }, () =>
          shop.context.inTx((tx) => shop.context.get(PayWithdrawal).onNotification(tx, late)),
        ),
      );
      expect(await purses()).toEqual([15_000, 0, 0]);
      expect((await view(row)).failReason).not.toBeNull();
    },
  );

  it('waits for the payee and hands out the package', async () => {
    channel.script = 'confirm';
    const row = await shop.withdraw(seller, 10_000);
    await shop.jobs();
    const shown = await view(row);
    expect([shown.state, shown.confirm?.package, shown.confirm?.mchId]).toEqual([
      'awaiting-confirmation',
      'PKG',
      '1900000001',
    ]);
    const fact: PayoutFact = {
      channel: 'wechat',
      outBillNo: [...channel.facts.keys()][0] ?? '',
      state: 'succeeded',
      amountFen: fen(10_000),
    };
    for (let copy = 0; copy < 3; copy += 1)
      await shop.context.inTx((tx) => shop.context.get(PayWithdrawal).onNotification(tx, fact));
    expect(await purses()).toEqual([5_000, 0, 0]);
    expect((await view(row)).confirm).toBeNull();
  });

  describe('with a review', () => {
    let row: WithdrawalRow;
    beforeEach(async () => {
      await shop.settled(await shop.sale(await shop.customerOf(seller), { priceFen: 1_500_000 }));
      row = await shop.withdraw(seller, 220_000);
      expect(row.state).toBe('reviewing');
    });

    it('C15: rejects once, whoever clicks twice', async () => {
      const outcomes = await Promise.allSettled([review(row, 'reject'), review(row, 'reject')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(review(row, 'approve')).rejects.toMatchObject({ code: 'WITHDRAWAL_STATE' });
      expect(await purses()).toEqual([240_000, 0, 0]);
    });

    it('approves once and pays once', async () => {
      const outcomes = await Promise.allSettled([review(row, 'approve'), review(row, 'approve')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await shop.jobs();
      await expect(review(row, 'reject')).rejects.toMatchObject({ code: 'WITHDRAWAL_STATE' });
      expect([...channel.paid.values()]).toEqual([220_000]);
      expect(await purses()).toEqual([20_000, 0, 0]);
    });
  });

  it('keeps the limits of a day', async () => {
    for (let turn = 0; turn < 3; turn += 1) await shop.withdraw(seller, 1_000);
    await expect(shop.withdraw(seller, 1_000)).rejects.toMatchObject({ code: 'WITHDRAWAL_DAILY_LIMIT' });
    await expect(shop.withdraw(seller, 50)).rejects.toMatchObject({ code: 'WITHDRAWAL_TOO_SMALL' });
  });
});
