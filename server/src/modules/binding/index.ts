export { BindingModule } from './binding.module.js';
export {
  BindingService,
  type BoundAttribution,
  type ClickInput,
  type ClickOutcome,
} from './binding.service.js';
export type { BindingRow, ReferralCodeRow } from './binding.repository.js';
