export { DistributorModule } from './distributor.module.js';
export { DistributorService, standingOf } from './distributor.service.js';
export type { ApplicationRow, DistributorRow, UplinePerson } from './distributor.repository.js';
