import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { InvariantsService } from '../../modules/health/index.js';
import { LedgerService } from '../../modules/ledger/index.js';
import { Endpoint } from '../../platform/http/index.js';
import { ViewBooks } from '../../workflows/view-console.js';

/** The books, and whether everything in them is as it must be. */
@Controller()
export class ConsoleLedgerController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly books: ViewBooks,
    private readonly invariants: InvariantsService,
  ) {}

  @Endpoint('getTrialBalance')
  getTrialBalance(): Promise<Output<'getTrialBalance'>> {
    return this.ledger.trialBalance();
  }

  @Endpoint('listLedgerEntries')
  listLedgerEntries(input: Input<'listLedgerEntries'>): Promise<Output<'listLedgerEntries'>> {
    return this.books.entries(input);
  }

  @Endpoint('checkInvariants')
  async checkInvariants(): Promise<Output<'checkInvariants'>> {
    const results = await this.invariants.run();
    return { isHealthy: results.every(({ isHolding }) => isHolding), results };
  }
}
