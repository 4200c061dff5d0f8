export { SettlementModule } from './settlement.module.js';
export { SettlementService } from './settlement.service.js';
