import fc from 'fast-check';
import { bps } from '../../kernel/bps.js';
import { addDays, shanghaiDay, weekday } from '../../kernel/clock.js';
import { fen } from '../../kernel/money.js';
import { returnWindow } from '../aftersale/return-window.js';
import { addWorkdays, decideMaturity, payableAt, SETTLEMENT_PRESETS, workdayFrom } from './maturity.js';
import type {
  MaturityFacts,
  WithdrawalEvent,
  WithdrawalFacts,
  WithdrawalState,
  WorkCalendar,
} from './types.js';
import {
  checkWithdrawal,
  DEFAULT_WITHDRAWAL_RULES,
  returnsMoney,
  transitionWithdrawal,
  urgentFee,
  WITHDRAWAL_TRANSITIONS,
} from './withdrawal.js';

/** Weekends off, a week of holiday from 15 to 21 February 2026, worked off on Saturday the 28th. */
const CALENDAR: WorkCalendar = {
  isWorkday: (day) => {
    if (day === '2026-02-28') return true;
    return !(day >= '2026-02-15' && day <= '2026-02-21') && weekday(day) !== 0 && weekday(day) !== 6;
  },
};

const RECEIVED = new Date('2026-01-01T07:20:00Z');

function maturity(changes: Partial<MaturityFacts> = {}): ReturnType<typeof decideMaturity> {
  const facts = {
    receivedAt: RECEIVED,
    hasOpenAftersale: false,
    aftersaleClosedAt: null,
    terms: SETTLEMENT_PRESETS.t3,
  };
  return decideMaturity({ ...facts, ...changes });
}

describe('maturity', () => {
  it('S-01: comes with the end of the return window', () => {
    expect(maturity()).toEqual({ ok: true, maturesAt: new Date('2026-01-08T16:00:00Z') });
  });

  it('S-01: waits for the last after-sale case', () => {
    const late = new Date('2026-01-20T03:00:00Z');
    expect(maturity({ aftersaleClosedAt: late })).toEqual({ ok: true, maturesAt: late });
    expect(maturity({ aftersaleClosedAt: RECEIVED })).toEqual(maturity());
    expect(maturity({ hasOpenAftersale: true })).toEqual({ ok: false, reason: 'AFTERSALE_OPEN' });
    expect(maturity({ receivedAt: null })).toEqual({ ok: false, reason: 'NOT_RECEIVED' });
  });

  it('S-04: fifteen days where the policy says so', () => {
    expect(maturity({ terms: SETTLEMENT_PRESETS.afterRights15 })).toEqual({
      ok: true,
      maturesAt: new Date('2026-01-16T16:00:00Z'),
    });
  });

  it('I-24: never comes before the return window ends, and a shorter policy is refused', () => {
    const dates = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2028-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const terms = fc.constantFrom(...Object.values(SETTLEMENT_PRESETS));
    fc.assert(
      fc.property(dates, fc.option(dates), terms, (receivedAt, aftersaleClosedAt, rule) => {
        const decision = maturity({ receivedAt, aftersaleClosedAt, terms: rule });
        if (!decision.ok) throw new Error(decision.reason);
        expect(decision.maturesAt.getTime()).toBeGreaterThanOrEqual(
          returnWindow(receivedAt).endsAt.getTime(),
        );
        if (aftersaleClosedAt)
          expect(decision.maturesAt.getTime()).toBeGreaterThanOrEqual(aftersaleClosedAt.getTime());
        expect(payableAt(decision.maturesAt, rule.payout, CALENDAR).getTime()).toBeGreaterThanOrEqual(
          decision.maturesAt.getTime(),
        );
      }),
    );
    expect(() => maturity({ terms: { ...SETTLEMENT_PRESETS.t3, rightsDays: 6 } })).toThrow(/legal window/);
  });
});

describe('payable', () => {
  it.each([
    ['2026-01-09', '2026-01-14'],
    ['2026-01-11', '2026-01-14'],
    ['2026-01-12', '2026-01-15'],
    ['2026-02-12', '2026-02-24'],
    ['2026-02-26', '2026-03-02'],
  ])('S-02: matured on %s is payable on %s', (day, expected) => {
    const at = payableAt(new Date(`${day}T04:00:00Z`), SETTLEMENT_PRESETS.t3.payout, CALENDAR);
    expect(shanghaiDay(at)).toBe(expected);
    expect(at.toISOString()).toMatch(/T16:00:00\.000Z$/);
  });

  it.each([
    ['2026-01-09', '2026-02-05'],
    ['2026-06-30', '2026-07-06'],
    ['2026-12-31', '2027-01-05'],
  ])('S-03: matured on %s is payable on %s', (day, expected) => {
    expect(
      shanghaiDay(payableAt(new Date(`${day}T04:00:00Z`), SETTLEMENT_PRESETS.monthly5.payout, CALENDAR)),
    ).toBe(expected);
  });

  it('S-04: at maturity', () => {
    expect(payableAt(RECEIVED, SETTLEMENT_PRESETS.afterRights15.payout, CALENDAR)).toBe(RECEIVED);
  });

  it('notices a calendar without working days', () => {
    expect(() => addWorkdays('2026-01-01', 1, { isWorkday: () => false })).toThrow(/no working day/);
    expect(workdayFrom('2026-01-05', CALENDAR)).toBe('2026-01-05');
    expect(addDays('2026-01-03', 2)).toBe(workdayFrom('2026-01-03', CALENDAR));
  });
});

describe('S-05: the urgent fee', () => {
  it.each([
    [100_000, 500],
    [12_345, 62],
    [99, 0],
  ])('golden: %d costs %d', (amount, fee) => {
    expect(urgentFee(fen(amount), bps(50))).toBe(fee);
  });

  it('is never above 1 %', () => {
    expect(() => urgentFee(fen(100), bps(101))).toThrow();
  });
});

describe('S-06: withdrawals', () => {
  function check(changes: Partial<WithdrawalFacts>): ReturnType<typeof checkWithdrawal> {
    return checkWithdrawal({
      amountFen: fen(10_000),
      isUrgent: false,
      availableFen: fen(1_000_000),
      debtFen: fen(0),
      todayCount: 0,
      todayFen: fen(0),
      isFrozen: false,
      hasPayoutAccount: true,
      isRealNameVerified: true,
      rules: DEFAULT_WITHDRAWAL_RULES,
      ...changes,
    });
  }

  it('pass with their fee and whether a person looks', () => {
    expect(check({})).toEqual({ ok: true, feeFen: 0, beforeTaxFen: 10_000, needsReview: false });
    expect(check({ amountFen: fen(100_000), isUrgent: true })).toEqual({
      ok: true,
      feeFen: 500,
      beforeTaxFen: 99_500,
      needsReview: false,
    });
    expect(check({ amountFen: fen(200_000) })).toMatchObject({ needsReview: true });
    expect(check({ amountFen: fen(100) }).ok).toBe(true);
  });

  it.each([
    [{ isFrozen: true, debtFen: fen(1) }, 'FROZEN', null],
    [{ debtFen: fen(1) }, 'OUTSTANDING_DEBT', 1],
    [{ isRealNameVerified: false }, 'REAL_NAME_REQUIRED', null],
    [{ hasPayoutAccount: false }, 'NO_PAYOUT_ACCOUNT', null],
    [{ amountFen: fen(99) }, 'BELOW_MINIMUM', 100],
    [{ amountFen: fen(0) }, 'BELOW_MINIMUM', 100],
    [{ rules: { ...DEFAULT_WITHDRAWAL_RULES, maxFen: fen(9_999) } }, 'ABOVE_MAXIMUM', 9_999],
    [{ availableFen: fen(9_999) }, 'INSUFFICIENT_AVAILABLE', 9_999],
    [{ todayCount: 3 }, 'DAILY_COUNT_REACHED', null],
    [{ todayFen: fen(490_001) }, 'DAILY_AMOUNT_REACHED', 9_999],
  ] as const)('%p is refused as %s', (changes, reason, limitFen) => {
    expect(check(changes)).toMatchObject({ ok: false, reason, limitFen });
  });

  it('tell what is still possible', () => {
    expect(check({ todayFen: fen(490_001) })).toMatchObject({ message: '今日还可提现 ¥99.99。' });
  });
});

describe('S-07: the life of a withdrawal', () => {
  const events: readonly WithdrawalEvent[] = [
    'reviewAsked',
    'reviewPassed',
    'reviewRejected',
    'distributorCancelled',
    'payoutSubmitted',
    'payoutSucceeded',
    'payoutFailed',
  ];

  it('returns money at most once, and never after it was paid', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30, size: 'max' }), (happened) => {
        let state: WithdrawalState = 'requested';
        let returned = 0;
        let paid = 0;
        for (const event of happened) {
          const result = transitionWithdrawal(state, event);
          if (!result.ok) continue;
          state = result.to;
          if (returnsMoney(state)) returned += 1;
          if (state === 'paid') paid += 1;
        }
        expect(returned + paid).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses a second rejection and a cancellation under way', () => {
    expect(transitionWithdrawal('rejected', 'reviewRejected').ok).toBe(false);
    expect(transitionWithdrawal('paying', 'distributorCancelled').ok).toBe(false);
    expect(Object.keys(WITHDRAWAL_TRANSITIONS.paying)).toEqual(['payoutSucceeded', 'payoutFailed']);
  });
});
