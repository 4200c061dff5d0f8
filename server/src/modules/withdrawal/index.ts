export { WithdrawalModule } from './withdrawal.module.js';
export { PayoutService, type PayoutTarget } from './payout.service.js';
export { REAL_NAME_FROM_FEN, WithdrawalService, type WithdrawalRequest } from './withdrawal.service.js';
export type { PayoutRow, WithdrawalEventRow, WithdrawalRow } from './withdrawal.repository.js';
export {
  toWithdrawalView,
  withdrawalStateOf,
  type ConfirmingApp,
  type WithdrawalFacts,
} from './withdrawal.views.js';
