import { distributorAccount, MERCHANT_SALES } from '@yimai/shared/domain/ledger/accounts';
import {
  commissionAccrued,
  commissionSettled,
  withdrawalRequested,
} from '@yimai/shared/domain/ledger/entries';
import { asId } from '@yimai/shared/kernel/id';
import { fen } from '@yimai/shared/kernel/money';
import type { RowDataPacket } from 'mysql2/promise';
import { createTestModule, type TestContext } from '../../../test/support/index.js';
import { HealthModule, InvariantsService } from '../health/index.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerModule, LedgerService } from './index.js';

const A = asId('distributor', 11);
const B = asId('distributor', 12);
const LEDGER_RULES = ['I-01', 'I-03', 'I-04', 'I-05'];

/** Real: SQL, locks, constraints. */
describe('the ledger', () => {
  let context: TestContext;
  let ledger: LedgerService;
  let sequence = 0;

  beforeAll(async () => {
    context = await createTestModule({ imports: [LedgerModule, HealthModule] });
    ledger = context.get(LedgerService);
  });
  beforeEach(async () => {
    await context.reset();
    context.get<{ known: Set<string> }>(LedgerRepository as never).known.clear();
  });
  afterEach(async () => {
    const results = await context.get(InvariantsService).run();
    const broken = results.filter(({ id, isHolding }) => LEDGER_RULES.includes(id) && !isHolding);
    expect(broken).toEqual([]);
  });
  afterAll(() => context.close());

  const accrued = (distributorId = A, amountFen = 100) =>
    commissionAccrued({
      commissionId: asId('commission', (sequence += 1)),
      distributorId,
      amountFen: fen(amountFen),
    });
  const post = (...drafts: Parameters<LedgerService['post']>[1]) =>
    context.inTx((tx) => ledger.post(tx, drafts));
  const balance = async (account: string) => (await ledger.balances([account])).get(account);

  it('I-03: 32 postings to one account at once lose nothing and keep versions dense', async () => {
    await Promise.all(Array.from({ length: 32 }, () => post(accrued())));
    expect(await balance(distributorAccount(A, 'held'))).toBe(3_200);
    const { accounts, sumFen } = await ledger.trialBalance();
    expect(accounts.find(({ account }) => account.endsWith(':held'))?.entries).toBe(32);
    expect(sumFen).toBe(0);
  });

  it('opens the same new accounts from many sides without a deadlock', async () => {
    await Promise.all(
      Array.from({ length: 24 }, (_, turn) =>
        post(...(turn % 2 ? [accrued(A), accrued(B)] : [accrued(B), accrued(A)])),
      ),
    );
    expect(await balance(distributorAccount(B, 'held'))).toBe(2_400);
  });

  it('refuses to go below zero and leaves nothing behind', async () => {
    await post(accrued());
    const settle = commissionSettled({
      commissionId: asId('commission', 1),
      distributorId: A,
      amountFen: fen(101),
    });
    await expect(post(settle)).rejects.toMatchObject({ name: 'LedgerRefusal', reason: 'NEGATIVE_BALANCE' });
    const [rows] = await context.database.pool.query<RowDataPacket[]>(
      'SELECT COUNT(*) n FROM ledger_entries',
    );
    expect(Number(rows[0]?.['n'])).toBe(1);
  });

  it('I-05: of many takers of the same money one gets it', async () => {
    await post(accrued());
    await post(
      commissionSettled({
        commissionId: asId('commission', sequence),
        distributorId: A,
        amountFen: fen(100),
      }),
    );
    const takes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, turn) =>
        post(
          withdrawalRequested({
            withdrawalId: asId('withdrawal', turn + 1),
            distributorId: A,
            grossFen: fen(100),
          }),
        ),
      ),
    );
    expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('I-06: the same event is booked once', async () => {
    const draft = accrued();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => post(draft)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balance(distributorAccount(A, 'held'))).toBe(100);
  });

  it('I-04: every snapshot during transfers sums to zero', async () => {
    const writers = Promise.all(Array.from({ length: 40 }, (_, turn) => post(accrued(turn % 2 ? A : B))));
    const sums: number[] = [];
    for (let look = 0; look < 20; look += 1) sums.push((await ledger.trialBalance()).sumFen);
    await writers;
    expect(new Set(sums)).toEqual(new Set([0]));
  });

  it('is refused by the database itself where the code would forget', async () => {
    await post(accrued());
    await expect(
      context.database.pool.query('UPDATE ledger_accounts SET balance_fen = -1 WHERE account = ?', [
        distributorAccount(A, 'held'),
      ]),
    ).rejects.toThrow(/chk_ledger_accounts_balance/);
    expect(await balance(MERCHANT_SALES)).toBe(0);
  });
});
