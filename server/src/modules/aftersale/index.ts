export { AftersaleModule } from './aftersale.module.js';
export { AftersaleService, type CaseMove, type NewCase } from './aftersale.service.js';
export { aftersaleView, type CaseFacts } from './aftersale.view.js';
export type { AftersaleCase } from './aftersale.types.js';
