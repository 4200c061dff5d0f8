export { CommissionModule } from './commission.module.js';
export { CommissionService, type CommissionOrder, type RefundedLine } from './commission.service.js';
export { PolicyService } from './policy.service.js';
export type { CommissionRow } from './commission.repository.js';
