export { WithdrawalModule } from './withdrawal.module.js';
export { PayoutService, type PayoutTarget } from './payout.service.js';
export { WithdrawalService } from './withdrawal.service.js';
export type { PayoutRow, WithdrawalEventRow, WithdrawalRow } from './withdrawal.repository.js';
