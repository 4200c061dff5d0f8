export { InventoryModule } from './inventory.module.js';
export { InventoryService } from './inventory.service.js';
export type { StockLine, StockRecord } from './inventory.repository.js';
