import fc from 'fast-check';
import { asId } from '../../kernel/id.js';
import { addFen, fen } from '../../kernel/money.js';
import {
  channelAccount,
  distributorAccount,
  isNoNegative,
  isNoPositive,
  parseAccount,
  worldAccount,
} from './accounts.js';
import * as book from './entries.js';
import { applyEntries, balanceOf, owedByChannelFen, sumOfBalances } from './model.js';
import type { Balances, EntryDraft } from './types.js';

const CHANNEL = { channel: 'wechat', mchid: '1900000001' } as const;
const D = asId('distributor', 7);
const HELD = distributorAccount(D, 'held');
const AVAILABLE = distributorAccount(D, 'available');
const WITHDRAWING = distributorAccount(D, 'withdrawing');
const DEBT = distributorAccount(D, 'debt');

function commission(amount: number, distributorId = D) {
  return { commissionId: asId('commission', 1), distributorId, amountFen: fen(amount) };
}

function withdrawal(gross: number, fee = 0, tax = 0) {
  return {
    withdrawalId: asId('withdrawal', 1),
    distributorId: D,
    grossFen: fen(gross),
    feeFen: fen(fee),
    taxFen: fen(tax),
    ...CHANNEL,
  };
}

function apply(entries: readonly EntryDraft[], from: Balances = {}): Balances {
  const result = applyEntries(from, entries);
  if (!result.ok) throw new Error(`${result.reason} on ${result.account}`);
  expect(sumOfBalances(result.balances)).toBe(0);
  return result.balances;
}

const EARNED = [book.commissionAccrued(commission(4_500)), book.commissionSettled(commission(4_500))];

describe('accounts', () => {
  it('are readable paths that parse back', () => {
    for (const account of [
      HELD,
      DEBT,
      channelAccount(CHANNEL),
      worldAccount('alipay'),
      'merchant:sales',
      'tax:withheld',
    ]) {
      expect(parseAccount(account)).toBe(account);
    }
    for (const path of [
      '',
      'merchant:',
      'distributor:0:held',
      'distributor:7:paid',
      'channel:wechat',
      'channel:bank:1',
      'world:wechat ',
    ]) {
      expect(parseAccount(path)).toBeNull();
    }
    expect(() => channelAccount({ channel: 'wechat', mchid: 'a:b' })).toThrow();
  });

  it('L-03: know their signs', () => {
    expect([HELD, AVAILABLE, WITHDRAWING].every(isNoNegative)).toBe(true);
    expect(isNoNegative(DEBT)).toBe(false);
    expect(isNoPositive(DEBT)).toBe(true);
    expect(isNoNegative('merchant:refunds')).toBe(false);
  });
});

describe('postings', () => {
  it('L-01: are positive and between two accounts', () => {
    expect(() => book.posting(HELD, AVAILABLE, fen(0))).toThrow();
    expect(() => book.posting(HELD, AVAILABLE, fen(-1))).toThrow();
    expect(() => book.posting(HELD, HELD, fen(1))).toThrow();
  });
});

describe('business events', () => {
  it('L-02: a sale of ¥100 with fee, refund of ¥30 and settlement by the channel', () => {
    const payment = { ...CHANNEL, paymentAttemptId: asId('paymentAttempt', 1), amountFen: fen(10_000) };
    const refund = { ...CHANNEL, refundId: asId('refund', 1), amountFen: fen(3_000) };
    const balances = apply([
      book.paymentReceived(payment),
      book.channelFeeCharged({ ...payment, amountFen: fen(60) }),
      book.refundPaid(refund),
      book.channelFeeReturned({ ...refund, amountFen: fen(18) }),
    ]);
    expect(balances).toEqual({
      'channel:wechat:1900000001': -6_958,
      'merchant:sales': 10_000,
      'channel:fees': -42,
      'merchant:refunds': -3_000,
    });
    expect(owedByChannelFen(balanceOf(balances, channelAccount(CHANNEL)))).toBe(6_958);
    const settled = apply(
      [book.channelSettled({ ...CHANNEL, reference: 'S20260102', amountFen: fen(6_958) })],
      balances,
    );
    expect(balanceOf(settled, channelAccount(CHANNEL))).toBe(0);
  });

  it('L-08: a surplus payment is nobody’s sale and goes back whole', () => {
    const balances = apply([
      book.paymentUnapplied({ ...CHANNEL, paymentAttemptId: asId('paymentAttempt', 2), amountFen: fen(500) }),
      book.unappliedRefunded({ ...CHANNEL, refundId: asId('refund', 2), amountFen: fen(500) }),
    ]);
    expect(Object.values(balances).every((balance) => balance === 0)).toBe(true);
  });

  it('L-05: a reversal before settlement comes out of held', () => {
    const entries = [
      book.commissionAccrued(commission(4_500)),
      book.commissionReversed({ ...commission(1_500), stage: 'held', availableFen: fen(0) }),
    ];
    expect(apply(entries)).toMatchObject({ [HELD]: 3_000, 'merchant:commission-expense': -3_000 });
  });

  it('L-05: after settlement out of available, the rest becomes debt', () => {
    const entry = book.commissionReversed({ ...commission(2_000), stage: 'settled', availableFen: fen(500) });
    expect(entry).toEqual({
      code: 'commission.reversed-settled',
      reference: 'cms_1',
      postings: [
        { from: AVAILABLE, to: 'merchant:commission-expense', amountFen: 500 },
        { from: DEBT, to: 'merchant:commission-expense', amountFen: 1_500 },
      ],
    });
  });

  it('L-05, L-07: withdraw all, then refund: debt, and the next commission pays it off', () => {
    const gone = apply([
      ...EARNED,
      book.withdrawalRequested(withdrawal(4_500)),
      ...book.withdrawalPaid(withdrawal(4_500)),
    ]);
    const owing = apply(
      [
        book.commissionReversed({
          ...commission(4_500),
          stage: 'settled',
          availableFen: balanceOf(gone, AVAILABLE),
        }),
      ],
      gone,
    );
    expect(owing).toMatchObject({ [AVAILABLE]: 0, [DEBT]: -4_500 });
    const next = apply(
      [book.commissionAccrued(commission(6_000)), book.commissionSettled(commission(6_000))],
      owing,
    );
    const offset = book.debtOffset({
      ...commission(0),
      availableFen: balanceOf(next, AVAILABLE),
      debtFen: fen(-balanceOf(next, DEBT)),
    });
    expect(offset && apply([offset], next)).toMatchObject({ [AVAILABLE]: 1_500, [DEBT]: 0 });
    expect(book.debtOffset({ ...commission(0), availableFen: fen(0), debtFen: fen(5) })).toBeNull();
  });

  it('L-05: money on its way out is left alone', () => {
    const asked = apply([...EARNED, book.withdrawalRequested(withdrawal(4_500))]);
    const owing = apply(
      [
        book.commissionReversed({
          ...commission(1_000),
          stage: 'settled',
          availableFen: balanceOf(asked, AVAILABLE),
        }),
      ],
      asked,
    );
    expect(owing).toMatchObject({ [WITHDRAWING]: 4_500, [DEBT]: -1_000 });
  });

  it('L-04: a payout splits into net, fee and tax, and a bounced one brings all of it back', () => {
    const amounts = withdrawal(4_500, 23, 77);
    const entries = book.withdrawalPaid(amounts);
    expect(entries.map((entry) => [entry.code, entry.postings[0]?.amountFen])).toEqual([
      ['withdrawal.paid', 4_400],
      ['withdrawal.fee', 23],
      ['withdrawal.tax', 77],
    ]);
    const paid = apply([...EARNED, book.withdrawalRequested(amounts), ...entries]);
    expect(paid).toMatchObject({
      [WITHDRAWING]: 0,
      'platform:fees': 23,
      'tax:withheld': 77,
      'channel:wechat:1900000001': 4_400,
    });
    expect(apply([book.withdrawalBounced(amounts)], paid)).toMatchObject({
      [AVAILABLE]: 4_500,
      'platform:fees': 0,
      'tax:withheld': 0,
    });
    expect(() => book.withdrawalPaid(withdrawal(100, 50, 50))).toThrow(/pays out 0/);
  });

  it('a failed withdrawal returns whole', () => {
    const entries = [
      ...EARNED,
      book.withdrawalRequested(withdrawal(4_500)),
      book.withdrawalReturned(withdrawal(4_500)),
    ];
    expect(apply(entries)).toMatchObject({ [AVAILABLE]: 4_500, [WITHDRAWING]: 0 });
  });

  it('one refund may reverse several commissions of one person without spending a fen twice', () => {
    const reversal = (id: number) => ({
      ...commission(300),
      commissionId: asId('commission', id),
      stage: 'settled' as const,
      availableFen: fen(400),
    });
    const entries = book.refundWithReversals(
      { ...CHANNEL, refundId: asId('refund', 1), amountFen: fen(2_000) },
      [reversal(1), reversal(2)],
    );
    const start = apply([book.commissionAccrued(commission(400)), book.commissionSettled(commission(400))]);
    expect(apply(entries, start)).toMatchObject({ [AVAILABLE]: 0, [DEBT]: -200 });
  });

  it('every code has a Chinese name', () => {
    expect(Object.values(book.ENTRY_CODES).every((name) => /\p{Script=Han}/u.test(name))).toBe(true);
  });
});

describe('applyEntries', () => {
  it('L-03, L-06: refuses what would go below zero, and applies nothing', () => {
    const before = apply(EARNED);
    const result = applyEntries(before, [
      book.commissionAccrued(commission(10)),
      book.withdrawalRequested(withdrawal(4_501)),
    ]);
    expect(result).toEqual({ ok: false, reason: 'NEGATIVE_BALANCE', account: AVAILABLE, entryIndex: 1 });
    expect(before).toMatchObject({ [AVAILABLE]: 4_500, [HELD]: 0 });
  });

  it('L-03: refuses to pay off more than is owed', () => {
    const entry: EntryDraft = {
      code: 'debt.offset',
      reference: 'x',
      postings: [book.posting(AVAILABLE, DEBT, fen(1))],
    };
    expect(applyEntries(apply(EARNED), [entry])).toMatchObject({ ok: false, reason: 'POSITIVE_DEBT' });
  });

  it('L-01, L-03: any history keeps the sum at zero and every sign, and each person has what came minus what went', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 80, size: 'max' }), (history) => {
        let balances: Balances = {};
        const worth = new Map<number, number>();
        for (const step of history) {
          const result = applyEntries(balances, entriesOf(step, balances));
          if (!result.ok) continue;
          balances = result.balances;
          worth.set(step.who, (worth.get(step.who) ?? 0) + WORTH[step.kind] * step.amount);
          const purses = (['held', 'available', 'withdrawing', 'debt'] as const).map((purse) =>
            balanceOf(balances, distributorAccount(asId('distributor', step.who), purse)),
          );
          // One question a step: a million of them are most of what jest does here.
          expect({
            sum: sumOfBalances(balances),
            wrongSigns: Object.entries(balances).filter(hasWrongSign),
            purses: purses.reduce((sum, balance) => sum + balance, 0),
          }).toEqual({ sum: 0, wrongSigns: [], purses: worth.get(step.who) });
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

const hasWrongSign = ([account, balance]: [string, number]): boolean =>
  (isNoNegative(account) && balance < 0) || (isNoPositive(account) && balance > 0);

/** What each event is worth to the distributor: settling and asking move money between own purses only. */
const WORTH = {
  accrue: 1,
  settle: 0,
  reverseHeld: -1,
  reverseSettled: -1,
  withdraw: 0,
  paid: -1,
  returned: 0,
  bounced: 1,
} as const;

interface Step {
  kind: keyof typeof WORTH;
  who: number;
  amount: number;
}

const steps: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...(Object.keys(WORTH) as Step['kind'][])),
  who: fc.integer({ min: 1, max: 3 }),
  amount: fc.integer({ min: 1, max: 5_000 }),
});

/** What the services would post; amounts are not checked first, so that the model has something to refuse. */
function entriesOf({ kind, who, amount }: Step, balances: Balances): EntryDraft[] {
  const distributorId = asId('distributor', who);
  const facts = commission(amount, distributorId);
  const out = { ...withdrawal(amount), distributorId };
  const availableFen = balanceOf(balances, distributorAccount(distributorId, 'available'));
  const debtFen = fen(-balanceOf(balances, distributorAccount(distributorId, 'debt')));
  switch (kind) {
    case 'accrue':
      return [book.commissionAccrued(facts)];
    case 'settle': {
      const offset = book.debtOffset({
        ...facts,
        availableFen: addFen(availableFen, facts.amountFen),
        debtFen,
      });
      return [book.commissionSettled(facts), ...(offset ? [offset] : [])];
    }
    case 'reverseHeld':
      return [book.commissionReversed({ ...facts, stage: 'held', availableFen })];
    case 'reverseSettled':
      return [book.commissionReversed({ ...facts, stage: 'settled', availableFen })];
    case 'withdraw':
      return [book.withdrawalRequested(out)];
    case 'paid':
      return book.withdrawalPaid(out);
    case 'returned':
      return [book.withdrawalReturned(out)];
    case 'bounced':
      return [book.withdrawalBounced(out)];
  }
}
