import { Injectable } from '@nestjs/common';
import { isNoNegative, isNoPositive } from '@yimai/shared/domain/ledger/accounts';
import type { EntryDraft } from '@yimai/shared/domain/ledger/types';
import type { Id } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { addFen, fen, subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/db/index.js';
import {
  LedgerRepository,
  type AccountBalance,
  type AccountState,
  type EntryRow,
  type LedgerEntry,
  type PostingRow,
} from './ledger.repository.js';

/** A posting would leave an account on the wrong side of zero. Nothing was written; the transaction must roll back. */
export class LedgerRefusal extends Error {
  constructor(
    readonly reason: 'NEGATIVE_BALANCE' | 'POSITIVE_DEBT',
    readonly account: string,
  ) {
    super(`${reason} on ${account}`);
    this.name = 'LedgerRefusal';
  }
}

/** What an entry is about beyond its code and reference, for people who read the ledger. */
export type EntryMeta = Record<string, string | number | boolean | null>;

/**
 * The one writer of the ledger. An entry is a list of `{from, to, amount}`: an unbalanced one cannot be written.
 * Entries are never changed; a correction is another entry. Balances are a cache kept in the same transaction, with a
 * dense version per account, so that a lost update would be visible.
 */
@Injectable()
export class LedgerService {
  constructor(
    private readonly repository: LedgerRepository,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Books entries in order, all or none. Each must be new: (code, reference) is unique, and callers are guarded by
   * their own state, so a duplicate is our bug and fails the transaction.
   * @throws LedgerRefusal when an account of a distributor would go below zero, or a debt above it.
   */
  async post(tx: Tx, drafts: readonly EntryDraft[], meta: EntryMeta = {}): Promise<Id<'entry'>[]> {
    if (drafts.length === 0) return [];
    const at = this.clock.now();
    const accounts = new Set(
      drafts.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from as string, to as string])),
    );
    const entries = drafts.map((draft): EntryRow => ({
      id: this.ids.next('entry'),
      code: draft.code,
      reference: draft.reference,
      meta,
      postedAt: at,
    }));
    this.repository.insertEntries(tx, entries);
    const states = await this.repository.lock(
      tx,
      [...accounts].map((account) => ({ account, isNonNegative: isNoNegative(account) })),
      at,
    );
    const postings = drafts.flatMap((draft, index) => this.apply(draft, entries[index] as EntryRow, states));
    this.repository.insertPostings(tx, postings);
    this.repository.saveStates(tx, states);
    return entries.map(({ id }) => id);
  }

  /** Balances of accounts; one that was never opened is zero. Reading outside a lock: for display and for early refusals. */
  async balances(accounts: readonly string[]): Promise<Map<string, Fen>> {
    const found = await this.repository.balances([...accounts]);
    return new Map(accounts.map((account) => [account, found.get(account) ?? ZERO_FEN]));
  }

  /** Balances under lock, for a decision within this transaction; call before {@link post} on the same accounts. */
  async lockBalances(tx: Tx, accounts: readonly string[]): Promise<Map<string, Fen>> {
    const states = await this.repository.lock(
      tx,
      accounts.map((account) => ({ account, isNonNegative: isNoNegative(account) })),
      this.clock.now(),
    );
    return new Map([...states].map(([account, state]) => [account, state.balanceFen]));
  }

  /** Every account; the sum is zero or something is badly wrong. */
  async trialBalance(): Promise<{ accounts: AccountBalance[]; sumFen: Fen }> {
    const accounts = await this.repository.trialBalance();
    return { accounts, sumFen: addFen(...accounts.map(({ balanceFen }) => balanceFen)) };
  }

  entries(filter: {
    account?: string;
    reference?: string;
    beforeId?: number;
    limit: number;
  }): Promise<LedgerEntry[]> {
    return this.repository.entries(filter);
  }

  private apply(draft: EntryDraft, entry: EntryRow, states: Map<string, AccountState>): PostingRow[] {
    const rows = draft.postings.map(({ from, to, amountFen }, position): PostingRow => {
      invariant(amountFen > 0 && from !== to, `posting of ${amountFen} from ${from} to ${to}`);
      const fromState = this.move(states, from, subtractFen(ZERO_FEN, amountFen));
      const toState = this.move(states, to, amountFen);
      return {
        id: this.ids.next('posting'),
        entryId: entry.id,
        position,
        from,
        to,
        amountFen,
        fromState,
        toState,
      };
    });
    // Signs are judged after the whole entry, not between its postings.
    for (const account of new Set(draft.postings.flatMap(({ from, to }) => [from as string, to as string]))) {
      const balance = states.get(account)?.balanceFen ?? 0;
      if (balance < 0 && isNoNegative(account)) throw new LedgerRefusal('NEGATIVE_BALANCE', account);
      if (balance > 0 && isNoPositive(account)) throw new LedgerRefusal('POSITIVE_DEBT', account);
    }
    return rows;
  }

  private move(states: Map<string, AccountState>, account: string, deltaFen: Fen): AccountState {
    const before = states.get(account);
    invariant(before, `account ${account} was not locked`);
    const after = { balanceFen: fen(before.balanceFen + deltaFen), version: before.version + 1 };
    states.set(account, after);
    return after;
  }
}
