export { InsightModule } from './insight.module.js';
export { InsightReadsRepository, type AuditRecord } from './insight-reads.repository.js';
