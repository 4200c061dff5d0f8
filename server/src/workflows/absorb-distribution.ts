import { Injectable } from '@nestjs/common';
import { distributorAccount } from '@yimai/shared/domain/ledger/accounts';
import { distributorMerged } from '@yimai/shared/domain/ledger/entries';
import { formatId, type DistributorId } from '@yimai/shared/kernel/id';
import { subtractFen, ZERO_FEN, type Fen } from '@yimai/shared/kernel/money';
import { BindingService } from '../modules/binding/index.js';
import { CommissionService } from '../modules/commission/index.js';
import { DistributorService } from '../modules/distributor/index.js';
import type { Absorption, MemberAbsorber } from '../modules/identity/index.js';
import { LedgerService } from '../modules/ledger/index.js';
import { WithdrawalService } from '../modules/withdrawal/index.js';
import type { Tx } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';

interface Pair {
  from: DistributorId;
  to: DistributorId;
}

/**
 * What a merge of two members means for distribution, as one absorber, because its parts must happen in this order:
 * tree, codes and customers, commissions, money, withdrawals, and at last what turned out to be own orders.
 * The returned record names every row that moved, so that the merge can be undone.
 */
@Injectable()
export class AbsorbDistribution implements MemberAbsorber {
  constructor(
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly commissions: CommissionService,
    private readonly ledger: LedgerService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  /** @throws MERGE_BLOCKED while a withdrawal of the absorbed member is on its way. */
  async absorb(tx: Tx, merge: Absorption): Promise<Record<string, unknown>> {
    const { keepsId, absorbsId } = merge;
    const distributor = await this.distributors.absorb(tx, merge);
    const { pair, changedHands } = distributor;
    const handed = pair && (await this.bindings.reassignDistributor(tx, pair.from, pair.to));
    const binding = await this.bindings.absorb(tx, merge);
    const commissionIds = pair ? await this.commissions.reassign(tx, pair.from, pair.to) : [];
    const purses = await this.movePurses(tx, pair, changedHands);
    const withdrawalIds = await this.withdrawals.reassign(tx, { from: absorbsId, to: keepsId }, pair);
    const stays = (await this.distributors.ofMember(keepsId, tx))?.id;
    const own = stays
      ? await this.commissions.reverseOwn(tx, { distributorId: stays, keepsId, absorbsId })
      : null;
    return { ...distributor, handed, binding, commissionIds, purses, withdrawalIds, ownOrders: own };
  }

  /** Locks the purses first: then no withdrawal can begin between the question and the move. */
  private async movePurses(
    tx: Tx,
    pair: Pair | null,
    changedHands: DistributorId | null,
  ): Promise<Record<'heldFen' | 'availableFen' | 'debtFen', Fen> | null> {
    const absorbed = pair?.from ?? changedHands;
    if (!absorbed) return null;
    const account = (purse: 'held' | 'available' | 'debt'): string => distributorAccount(absorbed, purse);
    const balances = await this.ledger.lockBalances(tx, [
      account('held'),
      account('available'),
      account('debt'),
    ]);
    if ((await this.withdrawals.openOf(tx, absorbed)) > 0)
      throw new DomainError('MERGE_BLOCKED', {
        message: '有提现正在处理中，请在提现完成后再合并账号',
        facts: { distributorId: absorbed },
      });
    if (!pair) return null;
    const balanceOf = (name: string): Fen => balances.get(name) ?? ZERO_FEN;
    const moved = {
      heldFen: balanceOf(account('held')),
      availableFen: balanceOf(account('available')),
      debtFen: subtractFen(ZERO_FEN, balanceOf(account('debt'))),
    };
    const entry = distributorMerged({ ...pair, ...moved });
    if (entry)
      await this.ledger.post(tx, [entry], {
        from: formatId('distributor', pair.from),
        to: formatId('distributor', pair.to),
      });
    return moved;
  }
}
