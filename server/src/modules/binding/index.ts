export { BindingModule } from './binding.module.js';
export { BindingService } from './binding.service.js';
export type { BindingEvidence, BoundAttribution, ClickInput, ClickOutcome } from './binding.types.js';
export type { BindingRow, ReferralCodeRow } from './binding.repository.js';
export { ClickStatisticsRepository, type ClickCounts, type Period } from './click-statistics.repository.js';
export { BindingReadsRepository, type CustomerRecord } from './binding-reads.repository.js';
export { bindingReasonText } from './binding.texts.js';
