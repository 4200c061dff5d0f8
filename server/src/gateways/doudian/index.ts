export { DoudianShop } from './shop.js';
export type { DoudianConfig, DoudianDeps } from './open-api.js';
