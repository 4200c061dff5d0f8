export { MaterialModule } from './material.module.js';
export {
  MaterialRepository,
  type LiveMaterial,
  type MaterialRow,
  type MaterialVersionRow,
} from './material.repository.js';
export { MaterialService } from './material.service.js';
export { MaterialStatisticsRepository, NO_USES } from './material-statistics.repository.js';
export type { Author, MaterialDraft, MaterialId, UseCounts } from './material.types.js';
