export { type ExperimentId, VARIANT_KEYS, type VariantKey } from './assign.js';
export { ExperimentModule } from './experiment.module.js';
export type { PaidOrder } from './experiment.repository.js';
export { ExperimentService, pageKey, PRICE_LABEL_KEY } from './experiment.service.js';
export type {
  Assigned,
  ExperimentPlan,
  ExperimentRecord,
  ExperimentState,
  Tally,
  VariantRecord,
} from './experiment.types.js';
export { judge, neededPerVariant } from './judge.js';
export { Participation } from './participation.js';
