import fc from 'fast-check';
import { fen } from '../../kernel/money.js';
import { labourTaxCumulative, labourTaxPerPayment, runOfMonths } from './tax.js';

function perPayment(yuan: number, withheldFen = 0): number {
  return labourTaxPerPayment({ monthIncomeFen: fen(yuan * 100), alreadyWithheldFen: fen(withheldFen) })
    .withholdNowFen;
}

function cumulative(yuan: number, months: number, withheldFen = 0): number {
  const none = fen(0);
  return labourTaxCumulative({
    incomeFen: fen(yuan * 100),
    exemptFen: none,
    otherDeductionFen: none,
    months,
    reductionFen: none,
    alreadyWithheldFen: fen(withheldFen),
  }).withholdNowFen;
}

describe('per payment', () => {
  it.each([
    [800, 0],
    [3_000, 44_000],
    [8_000, 128_000],
    [60_000, 1_240_000],
  ])('T-01 golden: ¥%d owes %d fen', (yuan, tax) => {
    expect(perPayment(yuan)).toBe(tax);
  });

  it.each([
    [801, 20],
    [1_000, 4_000],
    [4_000, 64_000],
    [4_001, 64_016],
    [5_000, 80_000],
    [10_000, 160_000],
    [25_000, 400_000],
    [25_001, 400_024],
    [30_000, 520_000],
    [62_500, 1_300_000],
    [62_501, 1_300_032],
    [100_000, 2_500_000],
  ])('T-01: ¥%d owes %d fen', (yuan, tax) => {
    expect(perPayment(yuan)).toBe(tax);
  });

  it('T-01: two payments of a month are one', () => {
    expect(perPayment(3_000)).toBe(44_000);
    expect(perPayment(5_000, 44_000)).toBe(36_000);
  });
});

describe('cumulative', () => {
  it.each([
    [6_250, 1, 0, 0],
    [8_000, 1, 0, 4_200],
    [16_000, 2, 4_200, 4_200],
    [60_000, 1, 0, 178_000],
  ])('T-02 golden: ¥%d over %d months, %d withheld, owes %d fen now', (...row) => {
    const [yuan, months, withheld, tax] = row;
    expect(cumulative(yuan, months, withheld)).toBe(tax);
  });

  it('T-02, T-04: rounds once', () => {
    expect(cumulative(6_251, 1)).toBe(2);
    expect(cumulative(100_000, 1)).toBe(498_000);
    expect(cumulative(200_000, 2, 498_000)).toBe(810_000);
  });

  it('T-02: ¥10,000 a month owes ¥90 every month of the year', () => {
    let withheld = 0;
    for (let month = 1; month <= 12; month += 1) {
      const now = cumulative(10_000 * month, month, withheld);
      expect(now).toBe(9_000);
      withheld += now;
    }
    expect(withheld).toBe(108_000);
  });

  it('T-02: never gives back', () => {
    expect(cumulative(10_000, 12, 9_000)).toBe(0);
    expect(() => cumulative(1, 13)).toThrow();
  });

  it('explains itself', () => {
    const none = fen(0);
    const facts = {
      incomeFen: fen(6_000_000),
      exemptFen: none,
      otherDeductionFen: none,
      months: 1,
      reductionFen: none,
      alreadyWithheldFen: none,
    };
    expect(labourTaxCumulative(facts).explain).toEqual([
      '连续 1 个月累计收入 ¥60000.00，减除 20% 费用与每月 ¥5000.00。',
      '应税所得 ¥43000.00，预扣率 10%，速算扣除 ¥2520.00，应预扣 ¥1780.00。',
      '扣除此前已预扣部分，本次代扣 ¥1780.00。',
    ]);
  });
});

describe('T-03: runs of months', () => {
  const history = [
    { month: '2026-01', incomeFen: fen(3_000_000), withheldFen: fen(57_000) },
    { month: '2026-03', incomeFen: fen(5_000_000), withheldFen: fen(0) },
    { month: '2025-12', incomeFen: fen(1_000_000), withheldFen: fen(9_000) },
  ];

  it('a gap restarts the run, or counts', () => {
    expect(runOfMonths(history, '2026-03', 'reset')).toEqual({
      months: 1,
      incomeFen: 5_000_000,
      withheldFen: 0,
    });
    expect(runOfMonths(history, '2026-03', 'keep')).toEqual({
      months: 3,
      incomeFen: 8_000_000,
      withheldFen: 57_000,
    });
    expect(cumulative(30_000, 1)).toBe(57_000);
    expect(cumulative(50_000, 1)).toBe(105_000);
    expect(cumulative(80_000, 3, 57_000)).toBe(181_000);
  });

  it('never crosses New Year', () => {
    expect(runOfMonths(history, '2026-01', 'keep')).toEqual({
      months: 1,
      incomeFen: 3_000_000,
      withheldFen: 57_000,
    });
    expect(runOfMonths(history, '2026-01', 'reset').months).toBe(1);
  });
});

describe('more income', () => {
  it('never owes less in all', () => {
    fc.assert(
      fc.property(fc.nat(200_000_000), fc.nat(1_000_000), (income, more) => {
        const due = (amount: number): number =>
          labourTaxPerPayment({ monthIncomeFen: fen(amount), alreadyWithheldFen: fen(0) }).dueFen;
        expect(due(income + more)).toBeGreaterThanOrEqual(due(income));
        expect(due(income)).toBeLessThanOrEqual(income);
      }),
    );
  });
});
