export { DoudianModule } from './doudian.module.js';
export { DoudianService } from './doudian.service.js';
export { DoudianSales } from './doudian-sales.js';
export type { IntentRow, SaleRow } from './doudian.repository.js';
export type { IntentEvidence } from './doudian.types.js';
export { chooseIntent, KNOWN_WITHIN_MS, type IntentCandidate } from './choose-intent.js';
export { withRefund, type SaleVerdict, type SoldLine } from './sale.js';
