export { HealthModule } from './health.module.js';
export { InvariantsService } from './invariants.service.js';
export { INVARIANTS } from './checks/index.js';
export type { Invariant, InvariantResult } from './invariant.js';
