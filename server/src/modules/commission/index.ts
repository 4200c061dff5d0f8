export { CommissionModule } from './commission.module.js';
export { CommissionService, type CommissionOrder } from './commission.service.js';
export { NET_SALES, SOLD_LINE } from './sold.js';
export { netOf, type RefundedLine } from './commission.reversals.js';
export { PolicyService } from './policy.service.js';
export { PolicyProposals } from './policy-proposals.js';
export type { PolicyProposal } from './policy-proposal.repository.js';
export type { PolicyRow } from './policy.repository.js';
export type { CommissionRow } from './commission.repository.js';
export { CommissionReadsRepository } from './commission-reads.repository.js';
export type { CommissionRecord, EarningsDay, ReversalRecord, Sales } from './commission-reads.repository.js';
export {
  commissionStateOf,
  commissionStateText,
  toCommissionView,
  toReceiptView,
  type CommissionReading,
} from './commission.views.js';
export {
  EarningStatisticsRepository,
  type OwnSales,
  type ProductSales,
  type WaitingCommission,
} from './earning-statistics.repository.js';
