import { Injectable } from '@nestjs/common';
import type { Id } from '@yimai/shared/kernel/id';
import { fen, type Fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { Database, fenFromDb, type Tx } from '../../platform/db/index.js';

export interface AccountState {
  balanceFen: Fen;
  version: number;
}

export interface AccountBalance {
  account: string;
  balanceFen: Fen;
  entries: number;
}

export interface EntryRow {
  id: Id<'entry'>;
  code: string;
  reference: string;
  meta: Record<string, unknown>;
  postedAt: Date;
}

export interface PostingRow {
  id: Id<'posting'>;
  entryId: Id<'entry'>;
  position: number;
  from: string;
  to: string;
  amountFen: Fen;
  fromState: AccountState;
  toState: AccountState;
}

export interface LedgerEntry {
  id: Id<'entry'>;
  code: string;
  reference: string;
  postedAt: Date;
  postings: { from: string; to: string; amountFen: Fen }[];
}

/** The only file that speaks SQL to the ledger's tables. Hand-written: it sits on the hot path of every payment. */
@Injectable()
export class LedgerRepository {
  /** Accounts this process has seen committed, so that the hot path need not open them again. */
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Locks the accounts in name order, opening the missing ones, and returns their state. */
  async lock(
    tx: Tx,
    accounts: { account: string; isNonNegative: boolean }[],
    at: Date,
  ): Promise<Map<string, AccountState>> {
    const sorted = [...accounts].sort((a, b) => (a.account < b.account ? -1 : 1));
    const missing = sorted.filter(({ account }) => !this.known.has(account));
    if (missing.length > 0) this.open(tx, missing, at);
    // Same order everywhere: two transactions that share accounts cannot wait for each other in a circle.
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT account, balance_fen, version FROM ledger_accounts WHERE account IN (?) ORDER BY account FOR UPDATE',
      [sorted.map(({ account }) => account)],
    );
    return new Map(
      rows.map((row) => [
        String(row['account']),
        { balanceFen: fenFromDb(row['balance_fen']), version: Number(row['version']) },
      ]),
    );
  }

  private open(tx: Tx, accounts: { account: string; isNonNegative: boolean }[], at: Date): void {
    // ON DUPLICATE KEY takes the exclusive lock at once; INSERT IGNORE would take a shared one and deadlock on upgrade.
    tx.connection.defer(
      'INSERT INTO ledger_accounts (account, balance_fen, version, is_non_negative, opened_at) VALUES ? ON DUPLICATE KEY UPDATE account = ledger_accounts.account',
      [accounts.map(({ account, isNonNegative }) => [account, 0, 0, isNonNegative, at])],
    );
    tx.afterCommit(() => accounts.forEach(({ account }) => this.known.add(account)));
  }

  insertEntries(tx: Tx, entries: EntryRow[]): void {
    tx.connection.defer('INSERT INTO ledger_entries (id, code, reference, meta, posted_at) VALUES ?', [
      entries.map((entry) => [
        entry.id,
        entry.code,
        entry.reference,
        JSON.stringify(entry.meta),
        entry.postedAt,
      ]),
    ]);
  }

  insertPostings(tx: Tx, postings: PostingRow[]): void {
    tx.connection.defer(
      'INSERT INTO ledger_postings (id, entry_id, position, from_account, to_account, amount_fen, from_balance_fen, from_version, to_balance_fen, to_version) VALUES ?',
      [
        postings.map((p) => [
          p.id,
          p.entryId,
          p.position,
          p.from,
          p.to,
          p.amountFen,
          p.fromState.balanceFen,
          p.fromState.version,
          p.toState.balanceFen,
          p.toState.version,
        ]),
      ],
    );
  }

  saveStates(tx: Tx, states: Map<string, AccountState>): void {
    const accounts = [...states.keys()].sort();
    const whens = accounts.map(() => 'WHEN ? THEN ?').join(' ');
    const values = (pick: (state: AccountState) => number): unknown[] =>
      accounts.flatMap((account) => [account, pick(states.get(account) as AccountState)]);
    tx.connection.defer(
      `UPDATE ledger_accounts SET balance_fen = CASE account ${whens} END, version = CASE account ${whens} END WHERE account IN (?)`,
      [...values((state) => state.balanceFen), ...values((state) => state.version), accounts],
    );
  }

  async balances(accounts: string[]): Promise<Map<string, Fen>> {
    if (accounts.length === 0) return new Map();
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT account, balance_fen FROM ledger_accounts WHERE account IN (?)',
      [accounts],
    );
    return new Map(rows.map((row) => [String(row['account']), fenFromDb(row['balance_fen'])]));
  }

  async trialBalance(): Promise<AccountBalance[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT account, balance_fen, version FROM ledger_accounts ORDER BY account',
    );
    return rows.map((row) => ({
      account: String(row['account']),
      balanceFen: fenFromDb(row['balance_fen']),
      entries: Number(row['version']),
    }));
  }

  async entries(filter: {
    account?: string;
    reference?: string;
    beforeId?: number;
    limit: number;
  }): Promise<LedgerEntry[]> {
    const conditions = ['e.id < ?'];
    const values: unknown[] = [filter.beforeId ?? Number.MAX_SAFE_INTEGER];
    if (filter.reference) {
      conditions.push('e.reference = ?');
      values.push(filter.reference);
    }
    if (filter.account) {
      conditions.push(
        'e.id IN (SELECT entry_id FROM ledger_postings WHERE from_account = ? UNION SELECT entry_id FROM ledger_postings WHERE to_account = ?)',
      );
      values.push(filter.account, filter.account);
    }
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      `SELECT e.id, e.code, e.reference, e.posted_at FROM ledger_entries e WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ?`,
      [...values, filter.limit],
    );
    return this.withPostings(rows);
  }

  private async withPostings(rows: RowDataPacket[]): Promise<LedgerEntry[]> {
    if (rows.length === 0) return [];
    const [postings] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT entry_id, from_account, to_account, amount_fen FROM ledger_postings WHERE entry_id IN (?) ORDER BY entry_id, position',
      [rows.map((row) => Number(row['id']))],
    );
    return rows.map((row) => ({
      id: Number(row['id']) as Id<'entry'>,
      code: String(row['code']),
      reference: String(row['reference']),
      postedAt: row['posted_at'] as Date,
      postings: postings
        .filter((posting) => Number(posting['entry_id']) === Number(row['id']))
        .map((posting) => ({
          from: String(posting['from_account']),
          to: String(posting['to_account']),
          amountFen: fen(Number(posting['amount_fen'])),
        })),
    }));
  }
}
