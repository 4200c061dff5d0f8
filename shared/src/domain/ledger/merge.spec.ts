import { asId } from '../../kernel/id.js';
import { fen, ZERO_FEN } from '../../kernel/money.js';
import { distributorAccount } from './accounts.js';
import { commissionAccrued, commissionSettled, distributorMerged } from './entries.js';
import { applyEntries, sumOfBalances } from './model.js';

const A = asId('distributor', 1);
const B = asId('distributor', 2);
const merge = { from: A, to: B };
const earned = (id: number, distributorId: typeof A, amount: number) => ({
  commissionId: asId('commission', id),
  distributorId,
  amountFen: fen(amount),
});

describe('L-09: merging two distributors', () => {
  it('moves held, available and debt, and changes no sum', () => {
    const before = applyEntries({ [distributorAccount(A, 'debt')]: fen(-70), 'merchant:refunds': fen(70) }, [
      commissionAccrued(earned(1, A, 500)),
      commissionSettled(earned(1, A, 500)),
      commissionAccrued(earned(2, A, 300)),
      commissionAccrued(earned(3, B, 40)),
    ]);
    if (!before.ok) throw new Error(before.reason);
    const entry = distributorMerged({
      ...merge,
      heldFen: fen(300),
      availableFen: fen(500),
      debtFen: fen(70),
    });
    const after = applyEntries(before.balances, entry ? [entry] : []);
    if (!after.ok) throw new Error(after.reason);
    expect(sumOfBalances(after.balances)).toBe(0);
    expect(after.balances).toMatchObject({
      'distributor:1:held': 0,
      'distributor:1:available': 0,
      'distributor:1:debt': 0,
      'distributor:2:held': 340,
      'distributor:2:available': 500,
      'distributor:2:debt': -70,
    });
  });

  it('is nothing where there is nothing', () => {
    expect(
      distributorMerged({ ...merge, heldFen: ZERO_FEN, availableFen: ZERO_FEN, debtFen: ZERO_FEN }),
    ).toBeNull();
  });
});
