export { LedgerModule } from './ledger.module.js';
export { LedgerRefusal, LedgerService } from './ledger.service.js';
export type { AccountBalance, LedgerEntry } from './ledger.repository.js';
