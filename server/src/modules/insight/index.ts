export { InsightModule } from './insight.module.js';
export { TroubleReadsRepository, type TroubleRow } from './trouble-reads.repository.js';
export { InsightReadsRepository, type AuditRecord } from './insight-reads.repository.js';
