import { bps, formatBps, type Bps } from '../../kernel/bps.js';
import { invariant } from '../../kernel/invariant.js';
import { fen, formatYuan, maxFen, scaleFen, subtractFen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import type { CumulativeFacts, MonthIncome, PerPaymentFacts, TaxResult } from './types.js';

interface Bracket {
  /** Upper bound of taxable income, inclusive; null for the last. */
  upToFen: number | null;
  rateBps: Bps;
  quickFen: number;
}

const PER_PAYMENT_BRACKETS: readonly Bracket[] = [
  { upToFen: 2_000_000, rateBps: bps(2_000), quickFen: 0 },
  { upToFen: 5_000_000, rateBps: bps(3_000), quickFen: 200_000 },
  { upToFen: null, rateBps: bps(4_000), quickFen: 700_000 },
];

const CUMULATIVE_BRACKETS: readonly Bracket[] = [
  { upToFen: 3_600_000, rateBps: bps(300), quickFen: 0 },
  { upToFen: 14_400_000, rateBps: bps(1_000), quickFen: 252_000 },
  { upToFen: 30_000_000, rateBps: bps(2_000), quickFen: 1_692_000 },
  { upToFen: 42_000_000, rateBps: bps(2_500), quickFen: 3_192_000 },
  { upToFen: 66_000_000, rateBps: bps(3_000), quickFen: 5_292_000 },
  { upToFen: 96_000_000, rateBps: bps(3_500), quickFen: 8_592_000 },
  { upToFen: null, rateBps: bps(4_500), quickFen: 18_192_000 },
];

const SMALL_INCOME_FEN = 400_000;
const SMALL_DEDUCTION_FEN = 80_000;
const MONTHLY_DEDUCTION_FEN = 500_000;

/**
 * Taxable income is kept in tenths of a fen, because four fifths of an amount need not be whole: the tax is rounded
 * once, at the end, half up.
 */
function taxOf(
  taxableTenths: number,
  brackets: readonly Bracket[],
): Pick<TaxResult, 'taxableFen' | 'rateBps' | 'quickDeductionFen' | 'dueFen'> {
  const taxable = Math.max(0, taxableTenths);
  const bracket = brackets.find(({ upToFen }) => upToFen === null || taxable <= upToFen * 10);
  invariant(bracket, 'the last bracket is open');
  const beforeQuick = scaleFen(fen(taxable), { numerator: bracket.rateBps, denominator: 100_000 }, 'halfUp');
  return {
    taxableFen: fen(Math.floor(taxable / 10)),
    rateBps: bracket.rateBps,
    quickDeductionFen: fen(bracket.quickFen),
    dueFen: maxFen(ZERO_FEN, subtractFen(beforeQuick, fen(bracket.quickFen))),
  };
}

function sentences(result: Omit<TaxResult, 'explain'>, income: string): string[] {
  const quick = result.quickDeductionFen > 0 ? `，速算扣除 ¥${formatYuan(result.quickDeductionFen)}` : '';
  return [
    income,
    `应税所得 ¥${formatYuan(result.taxableFen)}，预扣率 ${formatBps(result.rateBps)}${quick}，应预扣 ¥${formatYuan(result.dueFen)}。`,
    `扣除此前已预扣部分，本次代扣 ¥${formatYuan(result.withholdNowFen)}。`,
  ];
}

/**
 * Ordinary labour income (T-01): ¥800 off up to ¥4,000, a fifth off above; 20/30/40 %. Payments of one month are one
 * payment, so the result is what the month owes minus what was withheld.
 */
export function labourTaxPerPayment(facts: PerPaymentFacts): TaxResult {
  const { monthIncomeFen, alreadyWithheldFen } = facts;
  invariant(monthIncomeFen >= 0 && alreadyWithheldFen >= 0, 'income and tax are not negative');
  const tenths =
    monthIncomeFen <= SMALL_INCOME_FEN ? (monthIncomeFen - SMALL_DEDUCTION_FEN) * 10 : monthIncomeFen * 8;
  const tax = taxOf(tenths, PER_PAYMENT_BRACKETS);
  const result = { ...tax, withholdNowFen: maxFen(ZERO_FEN, subtractFen(tax.dueFen, alreadyWithheldFen)) };
  return { ...result, explain: sentences(result, `本月劳务报酬累计 ¥${formatYuan(monthIncomeFen)}。`) };
}

/**
 * Cumulative withholding of platform workers (T-02): four fifths of the run's income, minus ¥5,000 per month of the
 * run, by the monthly salary table. Never negative; a surplus is settled by the person's yearly return.
 */
export function labourTaxCumulative(facts: CumulativeFacts): TaxResult {
  invariant(
    Number.isInteger(facts.months) && facts.months >= 1 && facts.months <= 12,
    `months ${facts.months}`,
  );
  const deductions = facts.exemptFen + facts.months * MONTHLY_DEDUCTION_FEN + facts.otherDeductionFen;
  const tax = taxOf(facts.incomeFen * 8 - deductions * 10, CUMULATIVE_BRACKETS);
  const paid = fen(facts.reductionFen + facts.alreadyWithheldFen);
  const result = { ...tax, withholdNowFen: maxFen(ZERO_FEN, subtractFen(tax.dueFen, paid)) };
  const income = `连续 ${facts.months} 个月累计收入 ¥${formatYuan(facts.incomeFen)}，减除 20% 费用与每月 ¥5000.00。`;
  return { ...result, explain: sentences(result, income) };
}

function previousMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/**
 * Sums of the run that ends in `month` (T-03). Under `reset` an empty month ends the run backwards; under `keep` the
 * run goes back to the first month with income this year and counts the empty ones. A run never crosses New Year.
 */
export function runOfMonths(
  history: readonly MonthIncome[],
  month: string,
  gapPolicy: 'reset' | 'keep',
): { months: number; incomeFen: Fen; withheldFen: Fen } {
  const byMonth = new Map(
    history.filter((item) => item.incomeFen > 0).map((item) => [item.month, item] as const),
  );
  const year = month.slice(0, 4);
  const first = [...byMonth.keys()].filter((key) => key.slice(0, 4) === year).sort()[0] ?? month;
  const run = { months: 0, incomeFen: ZERO_FEN, withheldFen: ZERO_FEN };
  for (
    let current = month;
    current.slice(0, 4) === year && current >= first;
    current = previousMonth(current)
  ) {
    const item = byMonth.get(current);
    if (!item && gapPolicy === 'reset' && current !== month) break;
    run.months += 1;
    run.incomeFen = fen(run.incomeFen + (item?.incomeFen ?? 0));
    run.withheldFen = fen(run.withheldFen + (item?.withheldFen ?? 0));
  }
  return run;
}
