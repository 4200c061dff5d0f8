import { Module } from '@nestjs/common';
import { MaterialStatisticsRepository } from './material-statistics.repository.js';
import { MaterialRepository } from './material.repository.js';
import { MaterialService } from './material.service.js';

@Module({
  providers: [MaterialRepository, MaterialService, MaterialStatisticsRepository],
  exports: [MaterialRepository, MaterialService, MaterialStatisticsRepository],
})
export class MaterialModule {}
