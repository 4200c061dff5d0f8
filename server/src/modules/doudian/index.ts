export { DoudianModule } from './doudian.module.js';
export { DoudianService } from './doudian.service.js';
export type { IntentEvidence } from './doudian.types.js';
