import type { Bps } from '../../kernel/bps.js';
import type { Fen } from '../../kernel/money.js';

/** What to withhold now, and how it came about. */
export interface TaxResult {
  /** Rounded down to whole fen for display; the tax itself is computed from the exact figure. */
  taxableFen: Fen;
  rateBps: Bps;
  quickDeductionFen: Fen;
  /** Due in all for the period(s) summed. */
  dueFen: Fen;
  /** Due minus what was withheld before, never negative. */
  withholdNowFen: Fen;
  explain: string[];
}

/** Per-payment rule: all payments of one calendar month count as one. */
export interface PerPaymentFacts {
  /** Income of the month including this payment, VAT excluded. */
  monthIncomeFen: Fen;
  alreadyWithheldFen: Fen;
}

/** Cumulative rule: sums over the run of months of this calendar year. */
export interface CumulativeFacts {
  incomeFen: Fen;
  exemptFen: Fen;
  otherDeductionFen: Fen;
  /** Months of the run including this one, 1–12. */
  months: number;
  reductionFen: Fen;
  alreadyWithheldFen: Fen;
}

export interface MonthIncome {
  /** `YYYY-MM`. */
  month: string;
  incomeFen: Fen;
  withheldFen: Fen;
}
