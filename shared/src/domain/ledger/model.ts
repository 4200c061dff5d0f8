import { fen, ZERO_FEN, type Fen } from '../../kernel/money.js';
import { isNoNegative, isNoPositive } from './accounts.js';
import type { Account, ApplyResult, Balances, EntryDraft, Posting } from './types.js';

/** Balance of an account: what came in minus what went out. */
export function balanceOf(balances: Balances, account: Account): Fen {
  return balances[account] ?? ZERO_FEN;
}

function applyPosting(balances: Record<string, Fen>, { from, to, amountFen }: Posting): void {
  balances[from] = fen((balances[from] ?? 0) - amountFen);
  balances[to] = fen((balances[to] ?? 0) + amountFen);
}

function brokenBy(
  balances: Balances,
  entry: EntryDraft,
): { reason: 'NEGATIVE_BALANCE' | 'POSITIVE_DEBT'; account: Account } | null {
  for (const account of entry.postings.flatMap(({ from, to }) => [from, to])) {
    const balance = balances[account] ?? 0;
    if (balance < 0 && isNoNegative(account)) return { reason: 'NEGATIVE_BALANCE', account };
    if (balance > 0 && isNoPositive(account)) return { reason: 'POSITIVE_DEBT', account };
  }
  return null;
}

/**
 * The ledger as a pure function (L-06): all entries or none. Signs are judged after each whole entry, not between its
 * postings. The input is not changed.
 */
export function applyEntries(balances: Balances, entries: readonly EntryDraft[]): ApplyResult {
  const next: Record<string, Fen> = { ...balances };
  for (const [entryIndex, entry] of entries.entries()) {
    entry.postings.forEach((posting) => applyPosting(next, posting));
    const broken = brokenBy(next, entry);
    if (broken) return { ok: false, ...broken, entryIndex };
  }
  return { ok: true, balances: next };
}

/** Sum over all accounts; anything but zero is a bug (I-04). */
export function sumOfBalances(balances: Balances): Fen {
  return fen(Object.values(balances).reduce((sum, balance) => sum + balance, 0));
}

/** What the channel owes us, as a positive amount: the account's balance with the sign turned. */
export function owedByChannelFen(balanceFen: Fen): Fen {
  return fen(-balanceFen);
}
