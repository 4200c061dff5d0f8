export { MaterialModule } from './material.module.js';
export { MaterialRepository } from './material.repository.js';
export { MaterialService } from './material.service.js';
export { MaterialStatisticsRepository, NO_USES } from './material-statistics.repository.js';
export type {
  Author,
  LiveMaterial,
  MaterialDraft,
  MaterialId,
  MaterialRow,
  MaterialVersionRow,
  UseCounts,
} from './material.types.js';
