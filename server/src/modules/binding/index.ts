export { BindingModule } from './binding.module.js';
export {
  BindingService,
  type BoundAttribution,
  type ClickInput,
  type ClickOutcome,
} from './binding.service.js';
export type { BindingRow, ReferralCodeRow } from './binding.repository.js';
export { BindingReadsRepository, type CustomerRecord } from './binding-reads.repository.js';
export { bindingReasonText } from './binding.texts.js';
