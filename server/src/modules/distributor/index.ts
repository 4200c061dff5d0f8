export { DistributorModule } from './distributor.module.js';
export { DistributorService, standingOf, type DistributorAbsorption } from './distributor.service.js';
export type { ApplicationRow, DistributorRow, UplinePerson } from './distributor.repository.js';
export { UPLINE } from './distributor.repository.js';
export { DistributorReadsRepository } from './distributor-reads.repository.js';
